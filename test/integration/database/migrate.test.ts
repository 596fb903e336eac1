import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../src/database/migrate.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('a migrated database needs no migration', async () => {
  expect(await migrate(database)).toBe(0);
});

test('every table and column of the program has a comment for analysts', async () => {
  const { rows } = await database.pool.query(`
    SELECT c.relname AS table, a.attname AS column
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum >= 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm')
      AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
      AND (obj_description(c.oid, 'pg_class') IS NULL
           OR (c.relkind = 'r' AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL))`);
  expect(rows).toEqual([]);
});

test('processes that migrate at once wait for each other', async () => {
  await database.pool.query('DROP SCHEMA public CASCADE');
  await database.pool.query('DROP SCHEMA drizzle CASCADE');
  await database.pool.query('CREATE SCHEMA public');
  const applied = await Promise.all([migrate(database), migrate(database), migrate(database)]);
  expect(applied.filter((count) => count > 0)).toHaveLength(1);
});

test('a database of a newer version is refused', async () => {
  await database.pool.query(
    "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)",
  );
  await expect(migrate(database)).rejects.toThrow('newer reelgraph');
});
