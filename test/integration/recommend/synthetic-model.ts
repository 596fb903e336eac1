import type { MovieId } from '../../../src/catalog/movie.ts';
import type { Database } from '../../../src/database/database.ts';
import { refreshFilterSample } from '../../../src/database/filter-sample.ts';
import { formatVector } from '../../../src/database/type-parsers.ts';
import { RandomNumbers } from './random-numbers.ts';

export interface SyntheticMovie {
  readonly id: MovieId;
  readonly title: string;
  readonly voteAverage: number | null;
  readonly voteCount: number;
  readonly year: number | null;
  readonly runtime: number | null;
  readonly adult: boolean;
  readonly originalLanguage: string | null;
  readonly genres: readonly string[];
  readonly countries: readonly string[];
  /** Null when the movie has no metadata. */
  readonly embedding: Float32Array | null;
  readonly indexable: boolean;
}

export const GENRES = [
  'Action',
  'Comedy',
  'Drama',
  'Horror',
  'Romance',
  'Science Fiction',
  'Western',
] as const;
const LANGUAGES = ['en', 'fr', 'ja', 'ko', 'xx'] as const;
const COUNTRIES = ['United States of America', 'France', 'Japan', 'South Korea'] as const;

/**
 * Movies in clusters that go with genre and language, as those of real vectors do: unit vectors around
 * random centres, most of them well known, a few adult, unknown, or without metadata.
 */
export function syntheticMovies(count: number, dimensions: number, seed: number): SyntheticMovie[] {
  const random = new RandomNumbers(seed);
  const clusters = Array.from({ length: 40 }, () => ({
    centre: random.unitVector(dimensions),
    genres: random.some(GENRES, 3),
    language: random.below(LANGUAGES.length),
  }));
  return Array.from({ length: count }, (_, i): SyntheticMovie => {
    const cluster = clusters[random.below(clusters.length)]!;
    const vector = random.near(cluster.centre, 0.8);
    const language = random.fraction() < 0.7 ? cluster.language : random.below(LANGUAGES.length);
    const noMetadata = random.fraction() < 0.01;
    return {
      id: 10 * (i + 1),
      title: `Movie ${i + 1}`,
      voteAverage: random.fraction() < 0.03 ? null : Math.round(random.fraction() * 100) / 10,
      voteCount: Math.floor(Math.exp(random.fraction() * 10)),
      year: random.fraction() < 0.03 ? null : 1920 + random.below(105),
      runtime: random.fraction() < 0.03 ? null : 40 + random.below(160),
      adult: random.fraction() < 0.02,
      originalLanguage: LANGUAGES[language] ?? null,
      genres: random.fraction() < 0.7 ? cluster.genres : random.some(GENRES, 3),
      countries: random.fraction() < 0.1 ? [] : [COUNTRIES[language % COUNTRIES.length]!],
      embedding: noMetadata ? null : vector,
      indexable: !noMetadata && random.fraction() > 0.02,
    };
  });
}

/** Puts movies and their vectors in place as training does: the model is active when it returns. Returns its id. */
export async function publishSyntheticModel(
  database: Database,
  movies: readonly SyntheticMovie[],
  dimensions: number,
): Promise<number> {
  return database.transaction(async (client) => {
    await client.query(
      `INSERT INTO movie (id, title, vote_average, vote_count, release_date, runtime, adult, original_language,
         genres, countries)
       SELECT id, title, "voteAverage", "voteCount", make_date(year, 1, 1), runtime, adult, "originalLanguage",
         genres, countries
       FROM jsonb_to_recordset($1::jsonb) AS m (id integer, title text, "voteAverage" real, "voteCount" integer,
         year integer, runtime smallint, adult boolean, "originalLanguage" text, genres text[], countries text[])
       ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(movies.map((movie) => ({ ...movie, embedding: null })))],
    );
    await client.query(`UPDATE model SET status = 'ready' WHERE status = 'active'`);
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO model (status, representation, tier, dimensions, seed, movie_count)
       VALUES ('active', 'synthetic', 'low', $1, 1, $2) RETURNING id`,
      [dimensions, movies.length],
    );
    const id = rows[0]!.id;
    const table = `model_vector_${id}`;
    await client.query(`CREATE TABLE ${table} (movie_id integer PRIMARY KEY, embedding vector(${dimensions}),
      indexable boolean NOT NULL, vote_average real, vote_count integer NOT NULL, year smallint, runtime smallint,
      adult boolean NOT NULL, original_language text, genres text[] NOT NULL, countries text[] NOT NULL,
      prior real NOT NULL)`);
    await client.query(`ALTER TABLE ${table} ALTER embedding SET STORAGE PLAIN`);
    const most = Math.log1p(Math.max(...movies.map((movie) => movie.voteCount)));
    for (let from = 0; from < movies.length; from += 500) {
      const batch = movies.slice(from, from + 500);
      await client.query(
        `INSERT INTO ${table}
         SELECT m.id, v.embedding::vector, v.indexable, m.vote_average, m.vote_count, m.year, m.runtime, m.adult,
           m.original_language, m.genres, m.countries, power(ln(1 + m.vote_count) / $4, .3)
         FROM unnest($1::integer[], $2::text[], $3::boolean[]) AS v (id, embedding, indexable)
           JOIN movie AS m USING (id)`,
        [
          batch.map((movie) => movie.id),
          batch.map((movie) => (movie.embedding === null ? null : formatVector(movie.embedding))),
          batch.map((movie) => movie.indexable),
          most,
        ],
      );
    }
    await client.query(
      `CREATE INDEX ${table}_embedding_idx ON ${table} USING hnsw (embedding vector_cosine_ops) WHERE indexable`,
    );
    await refreshFilterSample(client, id);
    return id;
  });
}
