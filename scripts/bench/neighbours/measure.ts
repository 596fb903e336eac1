import type { MovieFilter } from '../../../src/movie/filters.ts';
import type { MovieId } from '../../../src/movie/movie.ts';
import type { Database } from '../../../src/database/database.ts';
import { modelFilterConditions } from '../../../src/database/movie-filter.ts';
import { SqlValues } from '../../../src/database/sql-values.ts';

/** How many neighbours each question asks for. */
export const NEIGHBOURS = 15;

export interface Answer {
  readonly ids: readonly MovieId[];
  readonly elapsedMs: number;
}

/** The exact answer: every movie that satisfies the filter, compared. */
export function exactAnswer(
  database: Database,
  modelId: number,
  movieId: MovieId,
  filter: MovieFilter,
): Promise<Answer> {
  return ask(database, modelId, movieId, filter, '(v.embedding <=> q.embedding) + 0, v.movie_id', []);
}

/** What the HNSW index gives by itself: pgvector's defaults, no iterative scan. */
export function plainHnswAnswer(
  database: Database,
  modelId: number,
  movieId: MovieId,
  filter: MovieFilter,
): Promise<Answer> {
  return ask(database, modelId, movieId, filter, 'v.embedding <=> q.embedding', [
    'SET LOCAL enable_sort = off',
  ]);
}

async function ask(
  database: Database,
  modelId: number,
  movieId: MovieId,
  filter: MovieFilter,
  order: string,
  settings: readonly string[],
): Promise<Answer> {
  const values = new SqlValues();
  const asked = values.bind(movieId);
  const conditions = [
    'v.indexable',
    `v.movie_id <> ${asked}`,
    ...modelFilterConditions(filter, values, 'v', 'join'),
  ];
  const text = `SELECT n.movie_id FROM model_vector_${modelId} AS q CROSS JOIN LATERAL (
      SELECT v.movie_id FROM model_vector_${modelId} AS v WHERE ${conditions.join(' AND ')}
      ORDER BY ${order} LIMIT ${NEIGHBOURS}) AS n
    WHERE q.movie_id = ${asked}`;
  return database.transaction(async (client) => {
    await client.query(['SET LOCAL max_parallel_workers_per_gather = 0', ...settings].join('; '));
    const startedAt = performance.now();
    const { rows } = await client.query<{ movie_id: MovieId }>(text, values.list);
    return { ids: rows.map((row) => row.movie_id), elapsedMs: performance.now() - startedAt };
  });
}

/** The share of the exact neighbours that were found. */
export function recallOf(found: readonly Answer[], exact: readonly Answer[]): number {
  let [hits, wanted] = [0, 0];
  for (const [i, { ids }] of exact.entries()) {
    wanted += ids.length;
    hits += ids.filter((id) => found[i]!.ids.includes(id)).length;
  }
  return wanted === 0 ? 1 : hits / wanted;
}

/** Share of the answers that are as long as the exact one, as far as there are exact ones. */
export function fullnessOf(found: readonly Answer[], exact: readonly Answer[]): number {
  return exact.filter(({ ids }, i) => found[i]!.ids.length >= ids.length).length / exact.length;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
