import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../../drizzle/', import.meta.url);

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[];
}

const { entries } = JSON.parse(readFileSync(new URL('meta/_journal.json', FOLDER), 'utf8')) as Journal;

const numberOf = (tag: string): number => Number(/^(\d{4})_/.exec(tag)?.[1]);

test('the journal lists every migration, in the order of their numbers', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.sort());
});

test('no two migrations share a number, which may leave gaps, or an index', () => {
  const numbers = entries.map(({ tag }) => numberOf(tag));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(new Set(entries.map(({ idx }) => idx)).size).toBe(entries.length);
});

test('times in the journal ascend, or databases would skip a migration', () => {
  const times = entries.map(({ when }) => when);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('no migration has changed since it landed', () => {
  const hashes = JSON.parse(readFileSync(new URL('hashes.json', FOLDER), 'utf8')) as Record<string, string>;
  const now = entries.map(({ tag }) => {
    const sql = readFileSync(new URL(`${tag}.sql`, FOLDER));
    return [`${tag}.sql`, createHash('sha256').update(sql).digest('hex')];
  });
  expect(hashes).toEqual(Object.fromEntries(now));
});

test('migrations make no functions, triggers and views: they are files of src/database/objects', () => {
  for (const { tag } of entries) {
    if (numberOf(tag) <= 10) continue;
    const sql = readFileSync(new URL(`${tag}.sql`, FOLDER), 'utf8');
    expect(sql, tag).not.toMatch(/^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE|TRIGGER|VIEW)/m);
  }
});
