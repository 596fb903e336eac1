import { describe, expect, it } from 'vitest';
import { binaryNdcg } from '../../../../src/evaluation/metrics/binary-ndcg.ts';
import { recall } from '../../../../src/evaluation/metrics/recall.ts';

describe('nDCG of targets that are worth the same', () => {
  it('is 1 for a list that begins with them, whatever their order and however many there are', () => {
    expect(binaryNdcg([3, 1, 9], new Set([1, 3]), 100)).toBe(1);
    const many = Array.from({ length: 150 }, (_, i) => i);
    expect(binaryNdcg(many.slice(20), new Set(many), 100)).toBe(1);
  });

  it('discounts by the logarithm of the position', () => {
    // Targets at positions 2 and 4 of three: (1/log2(3) + 1/log2(5)) / (1/log2(2) + 1/log2(3) + 1/log2(4)).
    const expected = (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3) + 0.5);
    expect(binaryNdcg([8, 1, 9, 2], new Set([1, 2, 3]), 100)).toBeCloseTo(expected, 12);
  });

  it('counts nothing past k, and is 0 without targets or recommendations', () => {
    expect(binaryNdcg([8, 9, 1], new Set([1]), 2)).toBe(0);
    expect(binaryNdcg([1], new Set(), 100)).toBe(0);
    expect(binaryNdcg([], new Set([1]), 100)).toBe(0);
  });
});

describe('recall of as many targets as fit', () => {
  it('divides by min(k, targets)', () => {
    const targets = new Set(Array.from({ length: 30 }, (_, i) => i));
    expect(recall([0, 1, 99, 98], targets, 20)).toBe(2 / 20);
    expect(recall([0, 1, 99, 98], new Set([0, 5, 6, 7]), 20)).toBe(1 / 4);
  });
});
