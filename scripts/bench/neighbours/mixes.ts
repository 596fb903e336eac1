import { column, copyRows } from '../../../src/database/binary-copy.ts';
import { buildIndex, type IndexOptions } from '../../../src/database/build-index.ts';
import type { Database } from '../../../src/database/database.ts';
import { beginModel, finishModel } from '../../../src/database/model-store.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { readSentVector } from '../../../src/database/sent-vector.ts';
import { copyVectors, type VectorRow } from '../../../src/database/vector-table.ts';
import { randomSource } from '../../../src/linalg/random.ts';

/** Vectors of a real model with the columns beside them. */
export interface RealVectors {
  readonly dimensions: number;
  readonly rows: readonly (VectorRow & { readonly embedding: Float32Array })[];
}

export async function readRealVectors(database: Database): Promise<RealVectors> {
  const active = await database.pool.query<{ id: number; dimensions: number }>(
    `SELECT id, dimensions FROM model WHERE status = 'active'`,
  );
  const model = active.rows[0];
  if (model === undefined)
    throw new Error('No model serves in this database: ingest a catalogue and train one.');
  const rows: (VectorRow & { embedding: Float32Array })[] = [];
  await database.transaction(async (client) => {
    await client.query(
      `DECLARE real_vector CURSOR FOR
       SELECT movie_id AS "movieId", vector_send(embedding) AS sent, indexable, vote_average AS "voteAverage",
         vote_count AS "voteCount", year, runtime, adult, original_language AS "originalLanguage", genres,
         countries, prior
       FROM model_vector_${model.id} WHERE indexable ORDER BY movie_id`,
    );
    for (;;) {
      const fetched = await client.query<VectorRow & { sent: Buffer }>('FETCH 2000 FROM real_vector');
      if (fetched.rows.length === 0) return;
      for (const { sent, ...row } of fetched.rows) rows.push({ ...row, embedding: readSentVector(sent) });
    }
  });
  return { dimensions: model.dimensions, rows };
}

/** The real vectors first; then mixes of two of the same first genre, with the facts of the one that weighs more. */
export function* mixedVectors(
  { dimensions, rows }: RealVectors,
  count: number,
  seed: number,
): Generator<VectorRow> {
  const random = randomSource(seed);
  const byGenre = new Map<string, RealVectors['rows'][number][]>();
  for (const row of rows) {
    const genre = row.genres[0] ?? '';
    const alike = byGenre.get(genre);
    if (alike === undefined) byGenre.set(genre, [row]);
    else alike.push(row);
  }
  for (let i = 0; i < count; i++) {
    const one = i < rows.length ? rows[i]! : rows[Math.floor(random.uniform() * rows.length)]!;
    if (i < rows.length) {
      yield { ...one, movieId: i + 1 };
      continue;
    }
    const alike = byGenre.get(one.genres[0] ?? '')!;
    const other = alike[Math.floor(random.uniform() * alike.length)]!;
    const weight = 0.4 + 0.5 * random.uniform();
    const embedding = new Float32Array(dimensions);
    let squares = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = one.embedding[d]! + weight * other.embedding[d]!;
      embedding[d] = value;
      squares += value * value;
    }
    const norm = Math.sqrt(squares);
    yield { ...one, movieId: i + 1, embedding: embedding.map((value) => value / norm) };
  }
}

/** Publishes a model of mixed vectors, and the movies they belong to, in an empty migrated database. */
export async function publishMixes(
  database: Database,
  real: RealVectors,
  count: number,
  report: (line: string) => void,
  options: IndexOptions = {},
): Promise<void> {
  const { dimensions } = real;
  await database.transaction(async (client) => {
    await copyRows(
      database,
      client,
      'movie',
      [
        column.int4('id', (row: VectorRow) => row.movieId),
        column.text('title', (row: VectorRow) => `Movie ${row.movieId}`),
        column.float4('vote_average', (row: VectorRow) => row.voteAverage),
        column.int4('vote_count', (row: VectorRow) => row.voteCount),
        column.int2('runtime', (row: VectorRow) => row.runtime),
        column.date('release_date', (row: VectorRow) => (row.year === null ? null : `${row.year}-01-01`)),
        column.bool('adult', (row: VectorRow) => row.adult),
        column.text('original_language', (row: VectorRow) => row.originalLanguage),
        column.textArray('genres', (row: VectorRow) => row.genres),
        column.textArray('countries', (row: VectorRow) => row.countries),
      ],
      mixedVectors(real, count, 1),
    );
  });
  await database.pool.query('VACUUM ANALYZE movie');
  report(`movies loaded`);
  const settings = { representation: 'mixes', tier: 'low', dimensions, seed: 1 } as const;
  const id = await beginModel(database, settings);
  await database.transaction((client) => copyVectors(database, client, id, mixedVectors(real, count, 1)));
  report('vectors loaded');
  const startedAt = performance.now();
  await buildIndex(database, id, options);
  report(`indexes built in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  await finishModel(database, id, {
    movieCount: count,
    featureCount: 0,
    explainedVariance: 1,
    trainingSeconds: 0,
    summary: {},
  });
  await publishModel(database, id);
}
