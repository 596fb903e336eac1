import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import type { Movie } from '../../../src/movie/movie.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { IngestReport } from '../../../src/ingest/report.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { REPRESENTATIONS, type RepresentationName } from '../../../src/model/representation-names.ts';
import { train } from '../../../src/model/train.ts';
import type { TrainingOptions } from '../../../src/model/training-options.ts';
import { recommend } from '../../../src/recommend/recommend.ts';
import { ServingModels } from '../../../src/recommend/serving-model.ts';
import { searchTitles } from '../../../src/search/search-titles.ts';
import { asCsv, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const MOVIES = 1_100;
const movies = [...generateMovies({ movies: MOVIES, seed: 5, minVotes: 50 })].map((movie) => ({
  ...movie,
  adult: false,
  status: 'Released',
}));
/** Movies that are taken out and come back, the best known among them. */
const late = movies.filter(({ id }) => id % 50 === 0);
const lateIds = late.map(({ id }) => id);

let database: TestDatabase;
let folder: TemporaryFolder;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await temporaryFolder();
  await load(movies);
});
afterAll(async () => {
  await database.close();
  await folder.remove();
});

async function load(some: readonly Movie[]): Promise<IngestReport> {
  const path = await folder.write('movies.csv', asCsv(some));
  return ingest(database, [{ path, purpose: 'movies' }], { rejectedFile: join(folder.path, 'rejected') });
}

/** Twelve kinds of people, each of whom likes a twelfth of the movies and a few others. */
function people(): TrainingOptions['people'] {
  const random = randomSource(3);
  const users: number[] = [];
  const liked: number[] = [];
  for (let user = 1; user <= 600; user++) {
    for (const { id } of movies) {
      if (random.uniform() > (id % 12 === user % 12 ? 0.5 : 0.01)) continue;
      users.push(user);
      liked.push(id);
    }
  }
  return {
    users: Int32Array.from(users),
    movies: Int32Array.from(liked),
    strengths: new Float32Array(users.length).fill(1),
    learnShare: 0.5,
    heldOut: false,
  };
}

async function trainAs(representation: RepresentationName): Promise<number> {
  const learning = representation === 'learned' ? { people: people() } : {};
  return (await train(database, { representation, dimensions: 24, ...learning })).modelId;
}

interface StoredRow {
  readonly movie_id: number;
  readonly embedding: Float32Array;
  readonly prior: number;
}

/** What a model holds of movies beside the vector, and in the first pass. */
async function rowsOf(modelId: number, ids: readonly number[]) {
  const vectors = await database.pool.query<StoredRow>(
    `SELECT * FROM model_vector_${modelId} WHERE movie_id = ANY ($1) ORDER BY movie_id`,
    [ids],
  );
  const bits = await database.pool.query(
    `SELECT * FROM model_bits_${modelId} WHERE movie_id = ANY ($1) ORDER BY movie_id`,
    [ids],
  );
  return {
    embeddings: vectors.rows.map(({ embedding }) => embedding),
    priors: vectors.rows.map(({ prior }) => prior),
    columns: vectors.rows.map((row) => ({ ...row, embedding: null, prior: null })),
    persons: await personVectors(modelId, ids),
    bits: bits.rows as unknown[],
  };
}

/** In and out vectors one after the other; none where a model knows nothing of persons. */
async function personVectors(modelId: number, ids: readonly number[]): Promise<Float32Array[]> {
  const table = `model_person_vector_${modelId}`;
  const { rows: found } = await database.pool.query('SELECT WHERE to_regclass($1) IS NOT NULL', [table]);
  if (found.length === 0) return [];
  const { rows } = await database.pool.query<{ vectors: Float32Array }>(
    `SELECT in_vector::vector || out_vector::vector AS vectors FROM ${table}
     WHERE movie_id = ANY ($1) ORDER BY movie_id`,
    [ids],
  );
  return rows.map(({ vectors }) => vectors);
}

async function takeOut(modelId: number, ids: readonly number[]): Promise<void> {
  await database.pool.query(`DELETE FROM model_vector_${modelId} WHERE movie_id = ANY ($1)`, [ids]);
  if ((await personVectors(modelId, ids)).length > 0) {
    await database.pool.query(`DELETE FROM model_person_vector_${modelId} WHERE movie_id = ANY ($1)`, [ids]);
  }
  await database.pool.query('DELETE FROM movie WHERE id = ANY ($1)', [ids]);
}

function expectSameVectors(
  now: readonly Float32Array[],
  before: readonly Float32Array[],
  tolerance = 1e-6,
): void {
  expect(now).toHaveLength(before.length);
  for (const [i, embedding] of now.entries()) {
    const differences = embedding.map((value, d) => Math.abs(value - before[i]![d]!));
    expect(Math.max(...differences)).toBeLessThan(tolerance);
  }
}

/** Movies nearest to one by the HNSW index alone. */
async function nearestByIndex(modelId: number, movieId: number): Promise<number[]> {
  return database.transaction(async (client) => {
    await client.query('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
    const query = `SELECT v.movie_id FROM model_vector_${modelId} v WHERE v.indexable
      ORDER BY v.embedding <=> (SELECT embedding FROM model_vector_${modelId} WHERE movie_id = ${movieId}) LIMIT 5`;
    const plan = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('_embedding_idx');
    return (await client.query<{ movie_id: number }>(query)).rows.map(({ movie_id }) => movie_id);
  });
}

describe.each(REPRESENTATIONS)('a movie that comes after the training of %s', (representation) => {
  let modelId: number;
  let before: Awaited<ReturnType<typeof rowsOf>>;
  let report: IngestReport;
  beforeAll(async () => {
    modelId = await trainAs(representation);
    // Small models go without the graph that large ones have.
    await database.pool.query(
      `CREATE INDEX IF NOT EXISTS model_vector_${modelId}_embedding_idx ON model_vector_${modelId}
       USING hnsw (embedding vector_cosine_ops) WHERE indexable`,
    );
    before = await rowsOf(modelId, lateIds);
    await takeOut(modelId, lateIds);
    report = await load(movies);
  });

  it('lies where training put it, with the same columns beside the vector and in the first pass', async () => {
    expect(report).toMatchObject({ new: late.length, updated: 0, placed: late.length });
    const now = await rowsOf(modelId, lateIds);
    expectSameVectors(now.embeddings, before.embeddings);
    expect(now.persons).toHaveLength(representation === 'learned' ? late.length : 0);
    expectSameVectors(now.persons, before.persons, 2e-3);
    for (const [i, prior] of now.priors.entries()) expect(prior).toBeCloseTo(before.priors[i]!, 5);
    expect(now.columns).toEqual(before.columns);
    expect(now.bits).toEqual(before.bits);
  });

  it('is in the HNSW index, is found by its title and recommended', async () => {
    const [movie] = late;
    expect(await nearestByIndex(modelId, movie!.id)).toContain(movie!.id);
    const [match] = await searchTitles(database, { query: movie!.title, first: 1 });
    expect(match?.movieId).toBe(movie!.id);
    const model = (await new ServingModels(database).active())!;
    const like = (await nearestByIndex(modelId, movie!.id)).find((id) => id !== movie!.id)!;
    const { items } = await recommend(
      { database, model },
      {
        ...{ likes: [like], dislikes: [], excluded: [], filter: {}, first: 100, after: null },
        ...{ ranking: 'similarity', diversity: 0 },
      },
    );
    expect(items.map(({ movieId }) => movieId)).toContain(movie!.id);
  });

  it('is not written again when nothing changed, and moves when it did', async () => {
    expect(await load(movies)).toMatchObject({ new: 0, updated: 0, placed: 0 });
    const [one, other] = late;
    const twin = { ...other!, id: one!.id, imdbId: one!.imdbId };
    expect(await load([twin])).toMatchObject({ updated: 1, placed: 1 });
    const now = await rowsOf(modelId, [one!.id, other!.id]);
    expectSameVectors([now.embeddings[0]!], [now.embeddings[1]!]);
    await load([one!]);
    expectSameVectors((await rowsOf(modelId, lateIds)).embeddings, before.embeddings);
  });
});

describe('what training would leave out', () => {
  let modelId: number;
  beforeAll(async () => {
    ({ modelId } = await train(database, { dimensions: 10 }));
  });

  it('stays out of the model: too few votes, adult, not released', async () => {
    const [known] = movies;
    const wanting = [
      { ...known!, id: 9001, voteCount: 49 },
      { ...known!, id: 9002, adult: true },
      { ...known!, id: 9003, status: 'Post Production' },
    ];
    expect(await load(wanting)).toMatchObject({ new: 3, placed: 0 });
    expect((await rowsOf(modelId, [9001, 9002, 9003])).columns).toEqual([]);
    expect(await load([{ ...wanting[0]!, voteCount: 50 }])).toMatchObject({ updated: 1, placed: 1 });
    await takeOut(modelId, [9001, 9002, 9003]);
  });

  it('is nothing of a movie that was in the model: it stays, with what filters it', async () => {
    const [known] = movies;
    expect(await load([{ ...known!, adult: true, voteCount: 3 }])).toMatchObject({ placed: 1 });
    const { columns } = await rowsOf(modelId, [known!.id]);
    expect(columns).toMatchObject([{ adult: true, vote_count: 3 }]);
    await load([known!]);
  });

  it('is what the best so many leave out, for a model of those', async () => {
    const { modelId } = await train(database, { dimensions: 10, maxMovies: 100 });
    const [known] = movies;
    const score = { voteAverage: 9.9, voteCount: 40_000 };
    const best = { ...known!, ...score, id: 9004 };
    const worst = { ...known!, voteAverage: 1, voteCount: 51, id: 9005 };
    expect(await load([best, worst])).toMatchObject({ new: 2, placed: 1 });
    expect((await rowsOf(modelId, [9004, 9005])).columns).toMatchObject([{ movie_id: 9004 }]);
    await takeOut(modelId, [9004, 9005]);
  });
});
