import type { MovieId } from '../../../src/movie/movie.ts';
import type { Database } from '../../../src/database/database.ts';
import { buildIndex, type IndexOptions } from '../../../src/database/build-index.ts';
import { beginModel, finishModel } from '../../../src/database/model-store.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { copyVectors } from '../../../src/database/vector-table.ts';
import { RandomNumbers } from './random-numbers.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';

export interface SyntheticMovie {
  readonly id: MovieId;
  readonly title: string;
  readonly voteAverage: number | null;
  readonly voteCount: number;
  readonly year: number | null;
  /** January 1st of the year. */
  readonly releaseDate: string | null;
  readonly runtime: number | null;
  readonly adult: boolean;
  readonly originalLanguage: string | null;
  readonly genres: readonly string[];
  readonly countries: readonly string[];
  readonly companies: readonly string[];
  readonly keywords: readonly string[];
  readonly directors: readonly string[];
  readonly cast: readonly string[];
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
    const movie = {
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
      companies: [],
      keywords: [],
      directors: [],
      cast: [],
      embedding: noMetadata ? null : vector,
      indexable: !noMetadata && random.fraction() > 0.02,
    };
    return { ...movie, releaseDate: movie.year === null ? null : `${movie.year}-01-01` };
  });
}

/** Puts movies and their vectors in place as training does: the model is active when it returns. Returns its id. */
export async function publishSyntheticModel(
  database: Database,
  movies: readonly SyntheticMovie[],
  dimensions: number,
  options: IndexOptions = {},
): Promise<number> {
  await database.pool.query(
    `INSERT INTO movie (id, title, vote_average, vote_count, release_date, runtime, adult, original_language,
       genres, countries)
     SELECT id, title, "voteAverage", "voteCount", make_date(year, 1, 1), runtime, adult, "originalLanguage",
       genres, countries
     FROM jsonb_to_recordset($1::jsonb) AS m (id integer, title text, "voteAverage" real, "voteCount" integer,
       year integer, runtime smallint, adult boolean, "originalLanguage" text, genres text[], countries text[])
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(movies.map((movie) => ({ ...movie, embedding: null })))],
  );
  // Shown titles only: what tells a movie under two ids. Nobody searches here.
  await database.pool.query(
    `INSERT INTO movie_title (movie_id, title, alias, folded, votes, year, adult, lexemes)
     SELECT m.id, m.title, false, t.folded, m.vote_count, m.year, m.adult, ''
     FROM movie AS m JOIN unnest($1::integer[], $2::text[]) AS t (id, folded) USING (id)
     WHERE t.folded <> '' AND NOT EXISTS (SELECT FROM movie_title AS there WHERE there.movie_id = m.id)`,
    [movies.map(({ id }) => id), movies.map(({ title }) => foldTitle(title))],
  );
  const settings = { representation: 'reference', tier: 'low', dimensions, seed: 1 } as const;
  const id = await beginModel(database, settings);
  const most = Math.log1p(Math.max(...movies.map((movie) => movie.voteCount)));
  const prior = (movie: SyntheticMovie) => (Math.log1p(movie.voteCount) / most) ** 0.3;
  const rows = movies.map((movie) => ({ ...movie, movieId: movie.id, prior: prior(movie) }));
  await database.transaction((client) => copyVectors(database, client, id, rows));
  await buildIndex(database, id, { graph: true, ...options });
  await finishModel(database, id, {
    movieCount: movies.length,
    featureCount: 0,
    explainedVariance: 1,
    trainingSeconds: 0,
    summary: { stageSeconds: { read: 1.5, index: 2 }, peakMemoryBytes: 3e8 },
  });
  await publishModel(database, id);
  return id;
}
