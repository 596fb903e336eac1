import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, schemaState } from '../../../src/database/migrate.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { schemaText } from '../../support/schema-text.ts';

const FOLDER = new URL('earlier-schemas/', import.meta.url);

let database: TestDatabase;
let fresh: readonly string[];
beforeAll(async () => {
  database = await openTestDatabase();
  fresh = await schemaText(database);
});
afterAll(() => database.close());

/** Makes the database one that the code of a commit has made. */
async function goBackTo(commit: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('DROP SCHEMA public CASCADE; DROP SCHEMA drizzle CASCADE; CREATE SCHEMA public');
    await client.query(readFileSync(new URL(`${commit}.sql`, FOLDER), 'utf8'));
  } finally {
    // The dump changes settings of its session.
    client.release(true);
  }
}

describe('a database of an earlier version', () => {
  const commits = readdirSync(FOLDER).map((file) => file.replace('.sql', ''));
  expect(commits).toEqual(expect.arrayContaining(['b6c415a', 'e5feb62']));

  test.each(commits)('made by %s becomes what a new one is', async (commit) => {
    await goBackTo(commit);
    expect(await schemaText(database)).not.toEqual(fresh);
    expect(await migrate(database)).toBeGreaterThan(0);
    expect(await schemaText(database)).toEqual(fresh);
    expect(await migrate(database)).toBe(0);
    // A table that was never vacuumed has -1.
    const { rows } = await database.pool.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relname IN ('movie_title', 'known_title', 'title_word') AND reltuples >= 0`,
    );
    expect(rows).toHaveLength(3);
  });
});

describe('functions and views', () => {
  test('are made again when what made them was another file', async () => {
    await database.pool.query(
      `CREATE OR REPLACE FUNCTION movie_identity(movie_id integer, year integer) RETURNS text LANGUAGE sql STABLE RETURN 'old'`,
    );
    await database.pool.query(
      `UPDATE sql_object SET hash = 'of an older file' WHERE name = 'movie_identity'`,
    );
    const { objects } = await schemaState(database);
    expect(objects.outdated.map(({ name }) => name)).toContain('movie_identity');
    expect(await migrate(database)).toBe(objects.outdated.length);
    expect(await schemaText(database)).toEqual(fresh);
  });

  test('of a newer version stay', async () => {
    await database.pool.query(
      `UPDATE sql_object SET hash = 'of a newer file', revision = revision + 1 WHERE name = 'movie_identity'`,
    );
    expect((await schemaState(database)).objects).toEqual({ newer: true, outdated: [] });
    expect(await migrate(database)).toBe(0);
    await database.pool.query(`UPDATE sql_object SET revision = revision - 1 WHERE name = 'movie_identity'`);
    expect(await migrate(database)).toBeGreaterThan(0);
  });
});
