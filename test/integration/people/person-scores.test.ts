import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPersonVectors, createPersonTable } from '../../../src/database/person-table.ts';
import { personQuery, scoreForPerson } from '../../../src/model/person/person-query.ts';
import { covariance, type PersonSpace } from '../../../src/model/person/person-space.ts';
import { writePersonSpace } from '../../../src/model/person/stored-person-space.ts';
import { WHENEVER } from '../../../src/people/context-weight.ts';
import { readPerson } from '../../../src/people/person.ts';
import { createProfile } from '../../../src/people/profiles.ts';
import { recordInteractions } from '../../../src/people/record.ts';
import { putShelf } from '../../../src/people/shelves.ts';
import { recomputeSums } from '../../../src/people/vector-sums.ts';
import { recommendFor } from '../../../src/recommend/recommend-for.ts';
import type { PageRequest } from '../../../src/recommend/request.ts';
import { ServingModels } from '../../../src/recommend/serving-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { RandomNumbers } from '../recommend/random-numbers.ts';
import { publishSyntheticModel, syntheticMovies } from '../recommend/synthetic-model.ts';

const DIMENSIONS = 16;
const RANK = 8;
const random = new RandomNumbers(3);
const movies = syntheticMovies(600, DIMENSIONS, 9);
const placed = movies.filter(({ embedding }) => embedding !== null);
const vectors = new Map(
  placed.map(({ id }) => [id, { in: random.unitVector(RANK), out: random.unitVector(RANK) }] as const),
);
const most = Math.log1p(Math.max(...movies.map(({ voteCount }) => voteCount)));
const priorOf = (votes: number) => (Math.log1p(votes) / most) ** 0.3;

let database: TestDatabase;
let modelId: number;
let space: PersonSpace;

beforeAll(async () => {
  database = await openTestDatabase();
  modelId = await publishSyntheticModel(database, movies, DIMENSIONS);
  const outs = [...vectors.values()].map(({ out }) => out);
  space = {
    dimensions: RANK,
    tasteDimensions: DIMENSIONS,
    average: random.unitVector(RANK),
    outCovariance: covariance(outs.length, RANK, (i) => outs[i]!),
    tasteCovariance: covariance(placed.length, DIMENSIONS, (i) =>
      placed[i]!.embedding!.map((value) => value * priorOf(placed[i]!.voteCount)),
    ),
  };
  await database.transaction(async (client) => {
    await createPersonTable(client, modelId, RANK);
    await copyPersonVectors(
      database,
      client,
      modelId,
      [...vectors].map(([movieId, { in: inVector, out: outVector }]) => ({ movieId, inVector, outVector })),
    );
    await writePersonSpace(database, client, modelId, space);
  });
  await createProfile(database, 'anna');
});
afterAll(() => database.close());

const PAGE: PageRequest = { filter: {}, first: 50, after: null, ranking: 'balanced', diversity: 0 };

async function context() {
  return { database, model: await new ServingModels(database).byId(modelId) };
}

/** What the person should get, by the function that evaluation uses. */
async function expected(allowed: (id: number) => boolean): Promise<number[]> {
  const { likes, taste, person } = await readPerson(
    database,
    { id: modelId, persons: true },
    'anna',
    WHENEVER,
  );
  const query = personQuery(
    { likes, inSum: person ?? new Float32Array(RANK), tasteSum: taste ?? new Float32Array(DIMENSIONS) },
    space,
  );
  return placed
    .filter(({ indexable, adult, id }) => indexable && !adult && allowed(id))
    .map(({ id, embedding, voteCount }) => ({
      id,
      score: scoreForPerson(query, {
        out: vectors.get(id)!.out,
        embedding: embedding!,
        prior: priorOf(voteCount),
      }),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}

/** Vectors are stored in half precision, so neighbours in the list may change places. */
function overlap(one: readonly number[], other: readonly number[]): number {
  return one.filter((id) => other.includes(id)).length / one.length;
}

test('somebody who likes nothing yet gets what the average person likes', async () => {
  const { items } = await recommendFor(await context(), {
    ...PAGE,
    people: [{ kind: 'profile', id: 'anna' }],
  });
  expect(items).toHaveLength(50);
  const wanted = await expected(() => true);
  expect(
    overlap(
      items.map(({ movieId }) => movieId),
      wanted.slice(0, 52),
    ),
  ).toBeGreaterThan(0.95);
});

test('lists are in the order of the scores that evaluation measures, without what was seen', async () => {
  const seen = placed.slice(0, 12).map(({ id }) => id);
  await recordInteractions(
    database,
    'anna',
    seen.map((movieId, i) => ({ movieId, rating: [5, 4, 3.5, 3, 2][i % 5]! })),
    'api',
  );
  const { items } = await recommendFor(await context(), {
    ...PAGE,
    people: [{ kind: 'profile', id: 'anna' }],
  });
  const wanted = await expected((id) => !seen.includes(id));
  expect(items).toHaveLength(50);
  expect(
    overlap(
      items.map(({ movieId }) => movieId),
      wanted.slice(0, 52),
    ),
  ).toBeGreaterThan(0.95);
  expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).sort((a, b) => b - a));
});

test('a shelf fills the page with what is on it', async () => {
  const onIt = placed
    .filter(({ indexable, adult }) => indexable && !adult)
    .slice(100, 180)
    .map(({ id }) => id);
  const shelf = await putShelf(database, { profileId: null, name: 'festival' }, onIt);
  const filter = {
    inOneOf: [{ kind: 'shelf', owner: '', name: 'festival', size: shelf.movieCount }],
  } as const;
  const { items } = await recommendFor(await context(), {
    ...PAGE,
    filter,
    people: [{ kind: 'profile', id: 'anna' }],
  });
  expect(items).toHaveLength(50);
  const wanted = await expected((id) => onIt.includes(id));
  expect(
    overlap(
      items.map(({ movieId }) => movieId),
      wanted.slice(0, 52),
    ),
  ).toBeGreaterThan(0.95);
});

test('the sums of in vectors are kept as those of embeddings are', async () => {
  const model = { id: modelId, persons: true };
  await recordInteractions(
    database,
    'anna',
    [
      { movieId: placed[20]!.id, rating: 5 },
      { movieId: placed[0]!.id, rating: 2 },
    ],
    'api',
  );
  const kept = await readPerson(database, model, 'anna', WHENEVER);
  await database.transaction((client) => recomputeSums(client, 'anna', model));
  const anew = await readPerson(database, model, 'anna', WHENEVER);
  expect(kept.likes).toBe(anew.likes);
  anew.person!.forEach((value, i) => {
    expect(kept.person![i]).toBeCloseTo(value, 4);
  });
});

test('a history that is stored nowhere gives what the same profile gets', async () => {
  const entries = placed
    .slice(0, 6)
    .map(({ id }) => ({ movieId: id, rating: 4.5, liked: null, watchedOn: null }));
  await createProfile(database, 'bert');
  await recordInteractions(
    database,
    'bert',
    entries.map(({ movieId, rating }) => ({ movieId, rating })),
    'api',
  );
  const one = await recommendFor(await context(), { ...PAGE, people: [{ kind: 'history', entries }] });
  const other = await recommendFor(await context(), { ...PAGE, people: [{ kind: 'profile', id: 'bert' }] });
  expect(one.items.map(({ movieId }) => movieId)).toEqual(other.items.map(({ movieId }) => movieId));
});

test('analysts get the same list in SQL, with filters too', async () => {
  for (const [call, filter] of [
    [`recommend_for('anna', 30)`, {}],
    [
      `recommend_for('anna', 30, min_year => 1980, genres => '{Drama}')`,
      { minYear: 1980, genres: ['Drama'] },
    ],
  ] as const) {
    const { items } = await recommendFor(await context(), {
      ...PAGE,
      filter,
      people: [{ kind: 'profile', id: 'anna' }],
    });
    const { rows } = await database.pool.query<{ movie_id: number }>(
      `SELECT movie_id FROM ${call} ORDER BY place`,
    );
    expect(rows).toHaveLength(Math.min(30, items.length));
    // Deviations are those of a sample there, so neighbours in the list may change places.
    const api = items.slice(0, 32).map(({ movieId }) => movieId);
    expect(
      overlap(
        rows.map((row) => row.movie_id),
        api,
      ),
    ).toBeGreaterThan(0.9);
  }
  await expect(database.pool.query(`SELECT * FROM recommend_for('nobody')`)).rejects.toThrow('no profile');
});
