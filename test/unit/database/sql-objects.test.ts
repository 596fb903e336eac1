import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { packagePath } from '../../../src/database/package-path.ts';
import {
  hashOfAll,
  inOrder,
  readSqlObjects,
  SQL_OBJECTS_FOLDER,
  sqlObject,
} from '../../../src/database/sql-objects.ts';

describe('the order of SQL objects', () => {
  const requiring = (name: string, ...others: string[]) =>
    sqlObject(name, `-- requires: ${others.join(', ')}\nSELECT 1;\n`);
  const free = (name: string) => sqlObject(name, 'SELECT 1;\n');

  test('is theirs, but for those that require others', () => {
    const names = (...objects: Parameters<typeof inOrder>[0]) => inOrder(objects).map(({ name }) => name);
    expect(names(free('a'), free('b'))).toEqual(['a', 'b']);
    expect(names(requiring('a', 'c', 'b'), free('b'), requiring('c', 'b'))).toEqual(['b', 'c', 'a']);
  });

  test('does not exist when one is missing or each requires the other', () => {
    expect(() => inOrder([requiring('a', 'b')])).toThrow('a.sql requires b.sql, which is not there');
    expect(() => inOrder([requiring('a', 'b'), requiring('b', 'a')])).toThrow('each other: a, b, a');
  });
});

describe('the files of the program', () => {
  const { objects } = readSqlObjects();

  test('can be run again: nothing is created that may be there', () => {
    for (const { name, sql } of objects) {
      const dropped = new Set(
        [...sql.matchAll(/\bDROP (\w+) IF EXISTS (\w+)/g)].map(([, kind, what]) => `${kind} ${what}`),
      );
      const created = [...sql.matchAll(/^CREATE (?!OR REPLACE\b)(\w+)(?: IF NOT EXISTS)? (\w+)/gm)];
      for (const [statement, kind, what] of created) {
        if (statement.includes('IF NOT EXISTS')) continue;
        expect(dropped, `${name}.sql: ${statement}`).toContain(`${kind} ${what}`);
      }
    }
  });

  test('make no tables and indexes, which are for migrations', () => {
    for (const { name, sql } of objects) {
      expect(sql, name).not.toMatch(/^\s*(CREATE|ALTER|DROP) (UNLOGGED )?(TABLE|UNIQUE INDEX|INDEX|TYPE)/m);
    }
  });

  test('have the revision that was given to their hash', () => {
    const { hash } = JSON.parse(readFileSync(packagePath(`${SQL_OBJECTS_FOLDER}/revision.json`), 'utf8')) as {
      hash: string;
    };
    expect(hash).toBe(hashOfAll(objects));
  });
});
