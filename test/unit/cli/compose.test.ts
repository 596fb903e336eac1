import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

/** What compose decides itself: the address in the container, its volume, and who owns the database. */
const DECIDED = ['HOST', 'PORT', 'REELGRAPH_DATA_DIR'];

test('docker-compose.yml passes on every variable that the README describes', () => {
  const rows = read('README.md')
    .split('\n')
    .filter((line) => /^\| `[A-Z_]+`/.test(line));
  const described = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
  );
  expect(described.length).toBeGreaterThan(15);
  const compose = read('docker-compose.yml');
  for (const name of described.filter((each) => !DECIDED.includes(each))) {
    expect(compose, name).toMatch(new RegExp(`^ {6}${name}:`, 'm'));
  }
});

test('no password stands in an address, where some characters would have to be written another way', () => {
  expect(read('docker-compose.yml')).not.toMatch(/postgres:\/\/[^\s/]*:[^\s/]*@/);
});
