import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordShown } from '../../../src/people/feedback.ts';
import { exportProfile } from '../../../src/people/export.ts';
import { readHistory } from '../../../src/people/history.ts';
import { WHENEVER } from '../../../src/people/context-weight.ts';
import { readPerson, strongestOf } from '../../../src/people/person.ts';
import { createProfile, deleteProfile, listProfiles, readProfile } from '../../../src/people/profiles.ts';
import { forgetMovies, recordInteractions } from '../../../src/people/record.ts';
import { listShelves, putShelf, readShelf, removeShelf } from '../../../src/people/shelves.ts';
import { readTaste } from '../../../src/people/taste.ts';
import { recommendFor } from '../../../src/recommend/recommend-for.ts';
import { ServingModels } from '../../../src/recommend/serving-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishSyntheticModel, syntheticMovies } from '../recommend/synthetic-model.ts';

const TABLES = [
  ['profile', 'id'],
  ['interaction', 'profile_id'],
  ['profile_vector', 'profile_id'],
  ['impression', 'profile_id'],
  ['shelf', 'profile_id'],
  ['shelf_movie', 'profile_id'],
] as const;
const PARTS = 4;
const PEOPLE = Array.from({ length: 12 }, (_, i) => `person ${i}`);

let database: TestDatabase;
let modelId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  modelId = await publishSyntheticModel(database, syntheticMovies(300, 16, 4), 16);
  await splitByProfile();
});
afterAll(() => database.close());

/** Puts tables of the same columns and keys, split by a hash of the profile, in place of those of the migrations. */
async function splitByProfile(): Promise<void> {
  await database.pool.query('ALTER VIEW profile_history RENAME TO whole_profile_history');
  await database.pool.query('ALTER VIEW profile_taste RENAME TO whole_profile_taste');
  for (const [table, key] of TABLES) {
    await database.pool.query(`ALTER TABLE ${table} RENAME TO whole_${table}`);
    // No table can be made like one with its foreign keys; those are added below.
    await database.pool.query(
      `CREATE TABLE ${table} (LIKE whole_${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING INDEXES)
       PARTITION BY HASH (${key})`,
    );
    for (let part = 0; part < PARTS; part++) {
      await database.pool.query(
        `CREATE TABLE ${table}_${part} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${PARTS}, REMAINDER ${part})`,
      );
    }
  }
  for (const table of ['interaction', 'profile_vector', 'impression']) {
    await database.pool.query(
      `ALTER TABLE ${table} ADD FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE`,
    );
  }
  await database.pool.query(
    'ALTER TABLE shelf_movie ADD FOREIGN KEY (profile_id, shelf) REFERENCES shelf (profile_id, name) ON DELETE CASCADE',
  );
  // The views are those of the program, of the tables that bear the names now.
  for (const view of ['profile_history', 'profile_taste']) {
    const { rows } = await database.pool.query<{ sql: string }>(
      `SELECT pg_get_viewdef('whole_${view}'::regclass) AS sql`,
    );
    await database.pool.query(`CREATE VIEW ${view} AS ${rows[0]!.sql.replaceAll(/\bwhole_/g, '')}`);
  }
}

test('every statement of profiles runs on tables that are split into four by a hash of the profile', async () => {
  const context = { database, model: await new ServingModels(database).byId(modelId) };
  const page = { filter: {}, first: 10, after: null, ranking: 'balanced', diversity: 0 } as const;
  for (const id of PEOPLE) {
    await createProfile(database, id, { household: 'house' });
    await readPerson(database, { id: modelId, persons: false }, id, WHENEVER);
    await recordInteractions(
      database,
      id,
      [
        { movieId: 10, rating: 5 },
        { movieId: 20, rating: 3 },
      ],
      'api',
    );
    await recordInteractions(database, id, [{ movieId: 20, liked: true }], 'api');
    expect(await forgetMovies(database, id, [10])).toBe(1);
    expect(await recordShown(database, id, { modelId, movieIds: [30, 40] })).toBe(2);
    await recordInteractions(database, id, [{ movieId: 30, rating: 4 }], 'api');
    const shelf = await putShelf(database, { profileId: id, name: 'library' }, [50, 60, 70]);
    await putShelf(database, shelf, [70], 'remove');
    expect((await readShelf(database, shelf))?.movieCount).toBe(2);
    expect(await listShelves(database, id)).toHaveLength(1);
    expect(
      (await readPerson(database, { id: modelId, persons: false }, id, { at: new Date(), halfLifeDays: 30 }))
        .likes,
    ).toBeGreaterThan(0);
    expect((await readPerson(database, { id: modelId, persons: false }, id, WHENEVER)).likes).toBe(2);
    expect(await strongestOf(database, id)).toEqual([30, 20]);
    expect((await readTaste(database, id)).decades.length).toBeGreaterThan(0);
    expect((await readHistory(database, id, { first: 5, after: null })).items).toHaveLength(2);
    expect(await exportProfile(database, (await readProfile(database, id))!, 'json')).toHaveLength(1);
    const filter = { inNoneOf: [{ kind: 'shelf', owner: id, name: 'library', size: 2 }] } as const;
    const { items } = await recommendFor(context, { ...page, filter, people: [{ kind: 'profile', id }] });
    expect(items).toHaveLength(10);
    expect(items.some(({ movieId }) => [20, 30, 50, 60].includes(movieId))).toBe(false);
    await removeShelf(database, shelf);
  }
  expect(await listProfiles(database, 'house', 100)).toHaveLength(PEOPLE.length);
  const { rows } = await database.pool.query<{ parts: number }>(
    'SELECT count(DISTINCT tableoid)::integer AS parts FROM interaction',
  );
  expect(rows[0]!.parts).toBe(PARTS);
  for (const id of PEOPLE) await deleteProfile(database, id);
  for (const [table] of TABLES) expect((await database.pool.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
});

test('what one profile is asked reads one part only', async () => {
  await createProfile(database, 'alone');
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT * FROM profile_history WHERE profile_id = 'alone'`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(new Set(plan.match(/interaction_\d/g)).size).toBe(1);
});
