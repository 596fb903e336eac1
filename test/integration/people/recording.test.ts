import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordShown } from '../../../src/people/feedback.ts';
import { wholeHistory } from '../../../src/people/history.ts';
import type { InteractionPatch } from '../../../src/people/interaction.ts';
import { readPerson } from '../../../src/people/person.ts';
import { WHENEVER } from '../../../src/people/context-weight.ts';
import { createProfile, deleteProfile, readProfile } from '../../../src/people/profiles.ts';
import { forgetMovies, recordInteractions } from '../../../src/people/record.ts';
import { putShelf } from '../../../src/people/shelves.ts';
import { recomputeSums } from '../../../src/people/vector-sums.ts';
import { recommendFor } from '../../../src/recommend/recommend-for.ts';
import { ServingModels } from '../../../src/recommend/serving-model.ts';
import { upsertVectors } from '../../../src/database/vector-table.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishSyntheticModel, syntheticMovies } from '../recommend/synthetic-model.ts';

const DIMENSIONS = 16;
const movies = syntheticMovies(200, DIMENSIONS, 5);
const [first, second, third] = movies.filter(({ embedding }) => embedding !== null).map(({ id }) => id) as [
  number,
  number,
  number,
];

let database: TestDatabase;
let modelId: number;
const model = () => ({ id: modelId, persons: false });

beforeAll(async () => {
  database = await openTestDatabase();
  modelId = await publishSyntheticModel(database, movies, DIMENSIONS);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('TRUNCATE profile CASCADE');
  await database.pool.query('TRUNCATE shelf CASCADE');
  await createProfile(database, 'anna');
});

const record = (...patches: InteractionPatch[]) => recordInteractions(database, 'anna', patches, 'api');

async function entry(movieId: number) {
  return (await wholeHistory(database, 'anna')).find((interaction) => interaction.movieId === movieId);
}

async function storedSums(profileId = 'anna') {
  const { rows } = await database.pool.query<{ weight: number; taste: Float32Array | null }>(
    'SELECT weight, taste FROM profile_vector WHERE profile_id = $1',
    [profileId],
  );
  return rows[0]!;
}

describe('what is recorded', () => {
  test('stays where nothing else is said, and goes with null', async () => {
    await record({ movieId: first, rating: 4.5, watchedOn: '2026-01-02', plays: 2 });
    await record({ movieId: first, liked: true });
    expect(await entry(first)).toMatchObject({ rating: 4.5, liked: true, watchedOn: '2026-01-02', plays: 2 });
    await record({ movieId: first, rating: null });
    expect(await entry(first)).toMatchObject({ rating: null, liked: true, plays: 2 });
  });

  test('counts a day as a play, and takes what was watched off the watchlist', async () => {
    await record({ movieId: first, watchlist: true });
    expect(await entry(first)).toMatchObject({ watchlist: true, plays: 0 });
    await record({ movieId: first, watchedOn: '2026-01-02' });
    expect(await entry(first)).toMatchObject({ watchlist: false, plays: 1 });
  });

  test('adds plays that a media server tells of, and keeps the latest day', async () => {
    await record({ movieId: first, morePlays: 1, watchedAt: new Date('2026-03-01T20:00:00Z') });
    await record({ movieId: first, morePlays: 1, watchedAt: new Date('2026-02-01T20:00:00Z') });
    expect(await entry(first)).toMatchObject({ plays: 2, watchedOn: '2026-03-01' });
  });

  test('is refused whole when one of it is wrong', async () => {
    await expect(record({ movieId: first, rating: 4 }, { movieId: second, rating: 6 })).rejects.toThrow(
      'The rating is 6; 0.5 to 5 stars are accepted.',
    );
    await expect(record({ movieId: first }, { movieId: first })).rejects.toThrow('more than once');
    await expect(recordInteractions(database, 'nobody', [{ movieId: first }], 'api')).rejects.toThrow(
      'There is no profile "nobody", or this request has no right to it.',
    );
    expect(await wholeHistory(database, 'anna')).toEqual([]);
  });

  test('is bounded to 20,000 movies a profile', async () => {
    for (let from = 0; from < 20_000; from += 5_000) {
      await record(...Array.from({ length: 5_000 }, (_, i) => ({ movieId: from + i, rating: 3 })));
    }
    expect(await readProfile(database, 'anna')).toMatchObject({ entries: 20_000 });
    await expect(record({ movieId: 20_000 })).rejects.toThrow('up to 20000 are accepted');
    await expect(record({ movieId: 19_999, rating: 4 })).resolves.toMatchObject({ added: 0, changed: 1 });
  });
});

describe('the sums of a person', () => {
  const patch = fc.record(
    {
      movieId: fc.constantFrom(...movies.slice(0, 12).map(({ id }) => id)),
      rating: fc.constantFrom(null, 1, 3, 3.5, 4, 5),
      liked: fc.constantFrom(null, true, false),
      plays: fc.constantFrom(0, 1, 2),
      hidden: fc.boolean(),
    },
    { requiredKeys: ['movieId'] },
  );
  const step = fc.oneof(
    fc.record({ forget: fc.constantFrom(...movies.slice(0, 12).map(({ id }) => id)) }),
    fc.record({
      patches: fc.uniqueArray(patch, { minLength: 1, maxLength: 6, selector: (one) => one.movieId }),
    }),
  );

  test('equal a recomputation, whatever is recorded and forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await database.pool.query('DELETE FROM profile');
        await createProfile(database, 'anna');
        await readPerson(database, model(), 'anna', WHENEVER);
        for (const one of steps) {
          if ('forget' in one) await forgetMovies(database, 'anna', [one.forget]);
          else await record(...one.patches);
        }
        const kept = await storedSums();
        await database.transaction((client) => recomputeSums(client, 'anna', model()));
        const anew = await storedSums();
        expect(kept.weight).toBe(anew.weight);
        expect(kept.taste === null).toBe(anew.taste === null);
        anew.taste?.forEach((value, i) => {
          expect(kept.taste![i]).toBeCloseTo(value, 4);
        });
        const { entries } = (await readProfile(database, 'anna'))!;
        expect(entries).toBe((await wholeHistory(database, 'anna')).length);
      }),
      { numRuns: 25 },
    );
  });

  test('lose nothing when many record for one profile at once', async () => {
    await readPerson(database, model(), 'anna', WHENEVER);
    const known = movies.slice(0, 40);
    await Promise.all(known.map(({ id }) => record({ movieId: id, rating: 5 })));
    const kept = await storedSums();
    expect((await wholeHistory(database, 'anna')).length).toBe(40);
    await database.transaction((client) => recomputeSums(client, 'anna', model()));
    expect(kept.weight).toBe((await storedSums()).weight);
  });

  test('are computed anew when a vector of the model has changed', async () => {
    await record({ movieId: first, rating: 5 });
    const before = await readPerson(database, model(), 'anna', WHENEVER);
    const { id, ...facts } = movies.find((movie) => movie.id === first)!;
    const turned = facts.embedding!.map((value) => -value);
    await database.transaction((client) =>
      upsertVectors(database, client, modelId, [{ ...facts, movieId: id, embedding: turned, prior: 1 }]),
    );
    const after = await readPerson(database, model(), 'anna', WHENEVER);
    expect(after.taste![0]).toBeCloseTo(-before.taste![0]!, 5);
  });

  test('are computed anew for a new model', async () => {
    await record({ movieId: second, rating: 5 });
    await readPerson(database, model(), 'anna', WHENEVER);
    const newer = await publishSyntheticModel(database, syntheticMovies(200, 8, 6), 8);
    await record({ movieId: third, rating: 5 });
    const person = await readPerson(database, { id: newer, persons: false }, 'anna', WHENEVER);
    expect(person.taste).toHaveLength(8);
    expect(person.likes).toBe(2);
    modelId = newer;
  });
});

test('recommendations that were watched after they were shown are counted once, by model', async () => {
  expect(await recordShown(database, 'anna', { modelId, movieIds: [first, second] })).toBe(2);
  expect(await recordShown(database, 'anna', { modelId, movieIds: [first] })).toBe(0);
  const watched = await record({ movieId: first, rating: 4 }, { movieId: third, rating: 4 });
  expect([...watched.watchedRecommendations]).toEqual([[modelId, 1]]);
  expect([...(await record({ movieId: first, plays: 2 })).watchedRecommendations]).toEqual([]);
  const { rows } = await database.pool.query('SELECT shown, watched_in_30_days FROM recommendation_feedback');
  expect(rows).toEqual([{ shown: 2, watched_in_30_days: 1 }]);
});

test('deleting a profile leaves no row of it in any table', async () => {
  const marked = 'profile-that-goes';
  await createProfile(database, marked, { household: 'household-that-goes' });
  await recordInteractions(database, marked, [{ movieId: first, rating: 5 }], 'api');
  await readPerson(database, model(), marked, WHENEVER);
  await recordShown(database, marked, { modelId, movieIds: [second] });
  await putShelf(database, { profileId: marked, name: 'library' }, [first, second]);
  const tables = async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const found = await database.pool.query(
        `SELECT FROM ${name} AS t WHERE t::text LIKE '%that-goes%' LIMIT 1`,
      );
      if (found.rows.length > 0) holding.push(name);
    }
    return holding.sort();
  };
  expect(await tables()).toEqual(
    ['impression', 'interaction', 'profile', 'profile_vector', 'shelf', 'shelf_movie'].map(
      (name) => `public.${name}`,
    ),
  );
  await deleteProfile(database, marked);
  expect(await tables()).toEqual([]);
  await expect(recordInteractions(database, marked, [{ movieId: first }], 'api')).rejects.toThrow(
    'no profile',
  );
});

test('analysts get the list of the API in SQL', async () => {
  await record({ movieId: first, rating: 5 }, { movieId: second, rating: 4 }, { movieId: third, rating: 1 });
  const context = { database, model: await new ServingModels(database).byId(modelId) };
  const page = { filter: {}, first: 40, after: null, ranking: 'balanced', diversity: 0 } as const;
  const { items } = await recommendFor(context, { ...page, people: [{ kind: 'profile', id: 'anna' }] });
  const { rows } = await database.pool.query<{ movie_id: number }>(
    `SELECT movie_id FROM recommend_for('anna', 40) ORDER BY place`,
  );
  expect(rows.map((row) => row.movie_id)).toEqual(items.map(({ movieId }) => movieId));
});
