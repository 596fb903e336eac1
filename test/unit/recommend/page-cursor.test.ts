import { expect, test } from 'vitest';
import { encodeCursor } from '../../../src/catalog/cursor.ts';
import { decodePosition, encodePosition, listKey } from '../../../src/recommend/page-cursor.ts';

const LIST = {
  likes: [1, 2],
  dislikes: [],
  excluded: [],
  filter: { minYear: 1990 },
  ranking: 'balanced',
  diversity: 0,
} as const;
const BAD_CURSOR = expect.objectContaining({ code: 'BAD_CURSOR' }) as unknown;

test('a cursor leads back to its place', () => {
  const cursor = encodePosition(7, listKey(LIST), { position: 14, movieId: 550 });
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodePosition(cursor, 7, listKey(LIST))).toEqual({ position: 14, movieId: 550 });
});

test('the same question has the same list, in whatever order it is put', () => {
  const reordered = { ...LIST, likes: [2, 1, 2], filter: { minYear: 1990, maxYear: undefined } };
  expect(listKey(reordered as unknown as typeof LIST)).toBe(listKey(LIST));
});

test.each([
  { ...LIST, likes: [1] },
  { ...LIST, dislikes: [3] },
  { ...LIST, excluded: [3] },
  { ...LIST, filter: { minYear: 1991 } },
  { ...LIST, ranking: 'similarity' as const },
  { ...LIST, diversity: 0.1 },
])('a cursor of another list is refused: %j', (other) => {
  const cursor = encodePosition(7, listKey(LIST), { position: 14, movieId: 550 });
  expect(() => decodePosition(cursor, 7, listKey(other))).toThrow(BAD_CURSOR);
});

test('a cursor of another model is refused, and says so', () => {
  const cursor = encodePosition(7, listKey(LIST), { position: 14, movieId: 550 });
  expect(() => decodePosition(cursor, 8, listKey(LIST))).toThrow(/newer model/);
  expect(() => decodePosition(cursor, 8, listKey(LIST))).toThrow(BAD_CURSOR);
});

test.each([
  'garbage',
  encodeCursor([]),
  encodeCursor([7, listKey(LIST), -1, 550]),
  encodeCursor([7, listKey(LIST), 1.5, 550]),
  encodeCursor([7, listKey(LIST), 1, null]),
  encodeCursor([7, listKey(LIST), 1, 550, 1]),
])('a forged cursor is refused: %s', (cursor) => {
  expect(() => decodePosition(cursor, 7, listKey(LIST))).toThrow(BAD_CURSOR);
});
