import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchesFilter } from '../../../src/movie/filter-match.ts';
import type { MovieFilter } from '../../../src/movie/filters.ts';
import { formatVector } from '../../../src/database/type-parsers.ts';
import type { NeighbourPlan } from '../../../src/recommend/neighbour-plan.ts';
import { neighbourStatement, type NeighbourSearch } from '../../../src/recommend/neighbour-statement.ts';
import { findNeighbours } from '../../../src/recommend/neighbours.ts';
import type { ModelStatistics } from '../../../src/recommend/selectivity.ts';
import { type ServingModel, ServingModels } from '../../../src/recommend/serving-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { anyFilter } from './any-filter.ts';
import { cosine } from './cosine.ts';
import { publishSyntheticModel, type SyntheticMovie, syntheticMovies } from './synthetic-model.ts';

const DIMENSIONS = 64;
const movies = syntheticMovies(2_500, DIMENSIONS, 11);
const seeds = movies.filter((movie) => movie.indexable).slice(0, 40);

let database: TestDatabase;
let model: ServingModel;

beforeAll(async () => {
  database = await openTestDatabase();
  const id = await publishSyntheticModel(database, movies, DIMENSIONS);
  model = await new ServingModels(database).byId(id);
});
afterAll(() => database.close());

function search(movieIds: readonly number[], filter: MovieFilter, limit: number): NeighbourSearch {
  const tastes = movieIds.map((id) => ({ likes: [id], dislikes: [], excluded: [] }));
  const { id: modelId, dimensions } = model;
  const pool = { limit, best: limit, ranking: 'similarity', part: 'indexed', withEmbeddings: false } as const;
  return { modelId, dimensions, tastes, filter, ...pool };
}

const PLANS = {
  hnsw: { method: 'hnsw', efSearch: 200, scansOn: true },
  bits: { method: 'bits', candidates: 1_000 },
  ivf: { method: 'ivf', matches: 1_000, candidates: 500 },
  exact: { method: 'exact' },
} as const satisfies Record<string, NeighbourPlan>;

async function explain(plan: NeighbourPlan, filter: MovieFilter, movieIds = [seeds[0]!.id]): Promise<string> {
  const { settings, text, values } = neighbourStatement(
    search(movieIds, filter, 50),
    plan,
    model.statistics.labels,
  );
  return database.transaction(async (client) => {
    for (const setting of settings) await client.query(setting);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

function exactly(seed: SyntheticMovie, filter: MovieFilter, limit: number): number[] {
  return movies
    .filter((movie) => movie.indexable && movie.id !== seed.id && matchesFilter(movie, filter))
    .map((movie) => ({ id: movie.id, near: cosine(seed.embedding!, movie.embedding!) }))
    .sort((a, b) => b.near - a.near)
    .slice(0, limit)
    .map(({ id }) => id);
}

async function recall(plan: NeighbourPlan, filter: MovieFilter): Promise<number> {
  const { settings, text, values } = neighbourStatement(
    search(
      seeds.map((seed) => seed.id),
      filter,
      15,
    ),
    plan,
    model.statistics.labels,
  );
  const rows = await database.transaction(async (client) => {
    for (const setting of settings) await client.query(setting);
    const result = await client.query<{ position: number; movieId: number; similarity: number | null }>(
      text,
      [...values],
    );
    return result.rows.filter((row) => row.similarity !== null);
  });
  const found = new Set(rows.map((row) => `${row.position} ${row.movieId}`));
  const wanted = seeds.flatMap((seed, i) => exactly(seed, filter, 15).map((id) => `${i + 1} ${id}`));
  return wanted.filter((pair) => found.has(pair)).length / wanted.length;
}

describe('plans of the database', () => {
  const FILTERS: MovieFilter[] = [{}, { genres: ['Drama'] }, { minRating: 5, languages: ['ko'] }];

  test.each(FILTERS)('hnsw scans the index, whatever the filter: %j', async (filter) => {
    expect(await explain(PLANS.hnsw, filter)).toMatch(/Index Scan using model_vector_\d+_embedding_idx/);
  });

  test('hnsw scans the index once for each movie of a batch', async () => {
    const plan = await explain(
      PLANS.hnsw,
      {},
      seeds.map((seed) => seed.id),
    );
    expect(plan).toMatch(/Nested Loop[^]*Limit[^]*Index Scan using model_vector_\d+_embedding_idx/);
  });

  test.each(FILTERS)('bits and exact leave the vector index alone: %j', async (filter) => {
    for (const plan of [PLANS.bits, PLANS.ivf, PLANS.exact]) {
      expect(await explain(plan, filter)).not.toMatch(/embedding_idx/);
    }
  });

  test('bits read the narrow table, and vectors only of the best', async () => {
    const plan = await explain(PLANS.bits, {});
    expect(plan).toMatch(/on model_bits_\d+ b/);
  });

  test.each(FILTERS)(
    'inverted lists are read nearest first, each by its index, until enough match: %j',
    async (filter) => {
      expect(await explain(PLANS.ivf, filter)).toMatch(
        /Limit[^]*Nested Loop[^]*Sort Key:[^\n]*centre[^]*Seq Scan on model_cell_\d+ c[^]*on model_bits_\d+ b[^]*Index Cond: \([^\n]*cell = c.cell\)/,
      );
    },
  );
});

describe('recall at 15', () => {
  const FILTERS: MovieFilter[] = [
    {},
    { minYear: 1980 },
    { genres: ['Drama'] },
    { languages: ['ko'], minRating: 5 },
    { allGenres: ['Drama', 'Horror'], maxYear: 1950 },
  ];

  test.each(FILTERS)('%j', async (filter) => {
    expect(await recall(PLANS.exact, filter)).toBeGreaterThan(0.999);
    expect(await recall(PLANS.bits, filter)).toBeGreaterThan(0.99);
    expect(await recall(PLANS.hnsw, filter)).toBeGreaterThan(0.95);
  });

  test.each(FILTERS)('%j, of the inverted lists that yield 1,000 movies, of 2,500', async (filter) => {
    expect(await recall(PLANS.ivf, filter)).toBeGreaterThan(0.95);
  });
});

describe('statistics that are wrong, missing or stale make answers slower, never wrong', () => {
  const anything = { ...movies[0]!, adult: false };
  const million = { movieCount: 1_000_000, dimensions: DIMENSIONS };
  const CASES: Record<string, Omit<ModelStatistics, 'graph' | 'firstPass' | 'labels'>> = {
    'everything seems to match': { ...million, sample: [anything] },
    'nothing is known': { ...million, sample: [] },
    'nothing seems to match': { movieCount: 10, dimensions: DIMENSIONS, sample: [] },
  };

  test.each(Object.entries(CASES))('%s', async (_, statistics) => {
    for (const firstPass of [true, false]) {
      const wrong = { ...statistics, graph: true, firstPass, labels: model.statistics.labels };
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...seeds), anyFilter, async (seed, filter) => {
          const found = await findNeighbours(database, wrong, search([seed.id], filter, 30));
          const wanted = exactly(seed, filter, 30);
          const ids = (found.get(1)?.candidates ?? []).map((candidate) => candidate.movieId);
          expect(ids).toHaveLength(wanted.length);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(matchesFilter(byId.get(id)!, filter)).toBe(true);
          if (wanted.length < 30) expect(new Set(ids)).toEqual(new Set(wanted));
        }),
        { numRuns: 15 },
      );
    }
  });

  const byId = new Map(movies.map((movie) => [movie.id, movie]));
});

describe('the bit table follows the vectors', () => {
  const bits = async (movieId: number) => {
    const { rows } = await database.pool.query<{ year: number; cell: number; same: boolean }>(
      `SELECT b.year, b.cell, b.bits = binary_quantize(v.embedding)::bit(${DIMENSIONS}) AS same
       FROM model_bits_${model.id} AS b JOIN model_vector_${model.id} AS v USING (movie_id) WHERE movie_id = $1`,
      [movieId],
    );
    return rows;
  };
  const change = (assignment: string, movieId: number, values: unknown[] = []) =>
    database.pool.query(`UPDATE model_vector_${model.id} SET ${assignment} WHERE movie_id = $1`, [
      movieId,
      ...values,
    ]);

  test('when a filter column changes', async () => {
    const { id } = seeds[0]!;
    const before = await bits(id);
    await change('year = 1901', id);
    expect(await bits(id)).toEqual([{ ...before[0], year: 1901 }]);
  });

  test('when a vector changes, into the inverted list of the new one', async () => {
    const [a, b] = [seeds[1]!, seeds[2]!];
    await change('embedding = $2', a.id, [formatVector(b.embedding!)]);
    const [moved] = await bits(a.id);
    expect(moved?.same).toBe(true);
    const { rows } = await database.pool.query<{ cell: number }>(
      `SELECT cell FROM model_cell_${model.id} ORDER BY centre <=> $1::vector, cell LIMIT 1`,
      [formatVector(b.embedding!)],
    );
    expect(moved?.cell).toBe(rows[0]?.cell);
  });

  test('when a movie loses its metadata, comes back, or goes', async () => {
    const { id } = seeds[3]!;
    await change('indexable = false', id);
    expect(await bits(id)).toEqual([]);
    await change('indexable = true', id);
    expect(await bits(id)).toMatchObject([{ same: true }]);
    await database.pool.query(`DELETE FROM model_vector_${model.id} WHERE movie_id = $1`, [id]);
    const { rowCount } = await database.pool.query(`SELECT FROM model_bits_${model.id} WHERE movie_id = $1`, [
      id,
    ]);
    expect(rowCount).toBe(0);
  });
});
