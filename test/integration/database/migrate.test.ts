import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../src/database/migrate.ts';
import * as schema from '../../../src/database/schema.ts';
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
    WHERE c.relnamespace IN ('public'::regnamespace, 'reelgraph'::regnamespace) AND c.relkind IN ('r', 'v', 'm')
      AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
      AND (obj_description(c.oid, 'pg_class') IS NULL
           OR (a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL))`);
  expect(rows).toEqual([]);
});

/** A table of a model that was trained: made by vector-table.ts and others, not by a migration. */
const OF_A_MODEL = /_\d+$/;

interface StoredColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
  readonly generated: boolean;
  readonly standard: boolean;
}

test('drizzle knows every table and column as the database has it', async () => {
  const { rows } = await database.pool.query<StoredColumn>(`
    SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
      a.attnotnull AS required, a.attgenerated <> '' AS generated, a.atthasdef AND a.attgenerated = '' AS standard
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`);
  const described = Object.values<unknown>(schema)
    .filter((value) => is(value, PgTable))
    .flatMap((table) => {
      const { name, columns } = getTableConfig(table);
      return columns.map((column) => ({
        table: name,
        column: column.name,
        type: column.getSQLType().replace('serial', 'integer'),
        required: column.notNull,
        generated: column.generated !== undefined,
        standard: column.hasDefault && column.generated === undefined,
      }));
    });
  const byName = (columns: readonly StoredColumn[]) => columns.map((column) => JSON.stringify(column)).sort();
  expect(byName(described)).toEqual(byName(rows.filter(({ table }) => !OF_A_MODEL.test(table))));
});

test('drizzle knows every primary key and foreign key', async () => {
  const { rows } = await database.pool.query<{ key: string }>(`
    SELECT format('%s %s(%s)%s', conrelid::regclass, CASE contype WHEN 'p' THEN 'primary' ELSE 'foreign' END,
      (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(conkey) WITH ORDINALITY AS k (at, n)
       JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = k.at),
      CASE contype WHEN 'f' THEN format(' %s%s', confrelid::regclass,
        CASE confdeltype WHEN 'c' THEN ' cascade' ELSE '' END) ELSE '' END) AS key
    FROM pg_constraint WHERE contype IN ('p', 'f') AND connamespace = 'public'::regnamespace`);
  const described = Object.values<unknown>(schema)
    .filter((value) => is(value, PgTable))
    .flatMap((table) => {
      const { name, columns, primaryKeys, foreignKeys } = getTableConfig(table);
      const single = columns.filter(({ primary }) => primary).map((column) => [column]);
      return [
        ...[...single, ...primaryKeys.map((key) => key.columns)].map(
          (key) => `${name} primary(${key.map((column) => column.name).join(', ')})`,
        ),
        ...foreignKeys.map((key) => {
          const { columns: own, foreignTable } = key.reference();
          const names = own.map((column) => column.name).join(', ');
          return `${name} foreign(${names}) ${getTableConfig(foreignTable).name}${key.onDelete === 'cascade' ? ' cascade' : ''}`;
        }),
      ];
    });
  expect(described.sort()).toEqual(
    rows
      .map(({ key }) => key)
      .filter((key) => !OF_A_MODEL.test(key.split(' ')[0]!))
      .sort(),
  );
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
