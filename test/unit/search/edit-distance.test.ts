import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, distanceToPart } from '../../../src/search/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

/** The recurrence as the definition has it. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_x, j) => i + j),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
      }
    }
  }
  return d[a.length]![b.length]!;
}

describe('align', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(align('inceptoin', 'inception').whole).toBe(1);
  });

  it('equals the definition, for the whole and for the nearest prefix', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const prefixes = Array.from({ length: b.length + 1 }, (_, end) => distance(a, b.slice(0, end)));
        expect(align(a, b)).toEqual({ whole: distance(a, b), prefix: Math.min(...prefixes) });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is symmetric', () => {
    fc.assert(fc.property(word, word, (a, b) => align(a, b).whole === align(b, a).whole));
  });
});

describe('distanceToPart', () => {
  it('is 0 when the title holds what was typed', () => {
    fc.assert(
      fc.property(
        word,
        word,
        word,
        (before, typed, after) => distanceToPart(typed, before + typed + after) === 0,
      ),
    );
  });

  it('is never more than the distance to the whole', () => {
    fc.assert(fc.property(word, word, (a, b) => distanceToPart(a, b) <= align(a, b).prefix));
  });
});
