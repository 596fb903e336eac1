import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndcg } from '../../../src/evaluation/metrics/ndcg.ts';

const lists = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 50 });

describe('nDCG with gains linear in rank', () => {
  it('is what the formula gives by hand', () => {
    // Gains 3/3, 2/3, 1/3; the list finds the second at place 1 and the first at place 3.
    const found = 2 / 3 / Math.log2(2) + 1 / Math.log2(4);
    const ideal = 1 / Math.log2(2) + 2 / 3 / Math.log2(3) + 1 / 3 / Math.log2(4);
    expect(ndcg([8, 5, 7], [7, 8, 9], 15)).toBeCloseTo(found / ideal, 12);
  });

  it('is 1 for the truth itself', () => {
    fc.assert(fc.property(lists, (truth) => Math.abs(ndcg(truth, truth, 15) - 1) < 1e-12));
  });

  it('stays in [0, 1] for any list, and is 0 when nothing is found', () => {
    fc.assert(
      fc.property(lists, lists, (recommended, truth) => {
        const value = ndcg(recommended, truth, 15);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    expect(ndcg([1, 2], [3, 4], 15)).toBe(0);
    expect(ndcg([1, 2], [], 15)).toBe(0);
  });

  it('does not count what comes after the k-th place', () => {
    expect(ndcg([1, 2, 9], [9], 2)).toBe(0);
  });
});
