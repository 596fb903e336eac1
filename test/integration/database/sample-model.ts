import type { Database } from '../../../src/database/database.ts';
import { buildIndex } from '../../../src/database/build-index.ts';
import { beginModel, finishModel } from '../../../src/database/model-store.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { copyVectors } from '../../../src/database/vector-table.ts';
import type { VectorRow } from '../../../src/database/vector-table.ts';

export const DIMENSIONS = 24;

/** Vectors that differ from model to model: unit length, around a direction that `seed` chooses. */
export function* sampleVectors(count: number, seed: number): Generator<VectorRow> {
  const random = randomSource(seed);
  for (let i = 1; i <= count; i++) {
    const embedding = Float32Array.from({ length: DIMENSIONS }, () => random.uniform() - 0.5);
    const norm = Math.hypot(...embedding);
    yield {
      movieId: i,
      embedding: i % 50 === 0 ? null : embedding.map((value) => value / norm),
      indexable: i % 25 !== 0,
      voteAverage: (i % 100) / 10,
      voteCount: i,
      year: 1950 + (i % 70),
      runtime: 60 + (i % 90),
      adult: false,
      originalLanguage: i % 3 === 0 ? 'fr' : 'en',
      genres: i % 7 === 0 ? ['Comedy', 'Drama'] : ['Drama'],
      countries: ['France'],
      prior: 0.5,
    };
  }
}

/** The movies that the vectors are of. */
export async function insertMovies(database: Database, count: number): Promise<void> {
  await database.pool.query(
    `INSERT INTO movie (id, title, vote_average, vote_count, release_date, runtime, original_language, genres, countries)
     SELECT i, 'Movie ' || i, (i % 100) / 10.0, i, make_date(1950 + i % 70, 1, 1), 60 + i % 90,
       CASE WHEN i % 3 = 0 THEN 'fr' ELSE 'en' END,
       CASE WHEN i % 7 = 0 THEN '{Comedy,Drama}'::text[] ELSE '{Drama}' END, '{France}'
     FROM generate_series(1, $1::integer) AS i`,
    [count],
  );
}

export const SETTINGS = {
  representation: 'sample',
  tier: 'medium',
  dimensions: DIMENSIONS,
  seed: 1,
} as const;

const RESULT = {
  movieCount: 0,
  featureCount: 10,
  explainedVariance: 0.5,
  trainingSeconds: 1,
  summary: { note: 'sample' },
};

/** A model of status `ready`; returns its id. `onStage` hears what is done next. */
export async function trainSample(
  database: Database,
  count: number,
  seed: number,
  onStage: (stage: string) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const id = await beginModel(database, SETTINGS);
  await onStage('copying');
  await database.transaction((client) => copyVectors(database, client, id, sampleVectors(count, seed)));
  await onStage('indexing');
  await buildIndex(database, id, { graph: true });
  await onStage('finishing');
  await finishModel(database, id, { ...RESULT, movieCount: count });
  return id;
}
