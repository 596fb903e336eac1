import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginningKeys, wordKeys } from '../../../src/search/deletion-keys.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 3, maxLength: 12 });
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
  at: fc.nat(11),
  letter: fc.constantFrom('x', 'a', 'b'),
});

function make(text: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const i = at % text.length;
  const before = text.slice(0, i);
  if (kind === 'insert') return before + letter + text.slice(i);
  if (kind === 'delete') return before + text.slice(i + 1);
  if (kind === 'replace') return before + letter + text.slice(i + 1);
  return (
    before +
    text
      .slice(i, i + 2)
      .split('')
      .reverse()
      .join('') +
    text.slice(i + 2)
  );
}

it('words one edit apart share a key of one deletion', () => {
  fc.assert(
    fc.property(word, edit, (text, change) => {
      const keys = new Set(wordKeys(text, 1));
      expect(wordKeys(make(text, change), 1).some((key) => keys.has(key))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('words two edits apart share a key of two deletions', () => {
  fc.assert(
    fc.property(word, edit, edit, (text, first, second) => {
      const keys = new Set(wordKeys(text, 2));
      expect(wordKeys(make(make(text, first), second), 2).some((key) => keys.has(key))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('has at most 29 different keys, each a 32-bit integer', () => {
  const keys = wordKeys('knightley', 2);
  expect(new Set(keys).size).toBe(29);
  for (const key of keys) expect(key).toBe(key | 0);
});

it('a beginning of four letters or more with an edit shares a key with the longer word', () => {
  const longer = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 8, maxLength: 12 });
  fc.assert(
    fc.property(longer, fc.integer({ min: 4, max: 7 }), edit, (text, length, change) => {
      const keys = new Set([...wordKeys(text, 2), ...beginningKeys(text)]);
      const typed = make(text.slice(0, length), change);
      expect(wordKeys(typed, 1).some((key) => keys.has(key))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('a word has keys of beginnings only when it is longer than they are', () => {
  expect(beginningKeys('dune')).toEqual([]);
  expect(beginningKeys('dunes').length).toBe(5);
});
