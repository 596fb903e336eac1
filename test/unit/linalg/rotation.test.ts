import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomRotation } from '../../../src/linalg/rotation.ts';

describe('a random rotation', () => {
  it.each([1, 2, 3, 17, 120])('of %i dimensions is orthogonal', (dimensions) => {
    const rotation = Matrix.from1DArray(dimensions, dimensions, randomRotation(dimensions, 4));
    const product = rotation.mmul(rotation.transpose()).sub(Matrix.eye(dimensions));
    expect(Math.max(...product.to1DArray().map(Math.abs))).toBeLessThan(1e-12);
  });

  it('is the same for the same seed only', () => {
    expect(randomRotation(20, 4)).toEqual(randomRotation(20, 4));
    expect(randomRotation(20, 5)).not.toEqual(randomRotation(20, 4));
  });

  it('spreads one direction over all: no entry is large', () => {
    const largest = randomRotation(200, 1).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(largest).toBeLessThan(0.5);
  });

  it('refuses a dimension that is none', () => {
    expect(() => randomRotation(0, 1)).toThrow('dimensions must be a whole number of at least 1, got 0');
  });
});
