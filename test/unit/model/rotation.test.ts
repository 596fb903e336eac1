import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/linalg/random.ts';
import { Rotation } from '../../../src/model/rotation.ts';

describe('Rotation', () => {
  it('keeps lengths and angles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (dimensions, seed) => {
        const rotation = new Rotation(dimensions, seed);
        const [a, b] = [randomVector(dimensions, 1), randomVector(dimensions, 2)];
        const before = [dot(a, a), dot(a, b)];
        rotation.apply(a);
        rotation.apply(b);
        expect(dot(a, a)).toBeCloseTo(before[0]!, 9);
        expect(dot(a, b)).toBeCloseTo(before[1]!, 9);
      }),
    );
  });

  it('is the same for the same seed only', () => {
    const turn = (seed: number): Float64Array => {
      const vector = randomVector(20, 1);
      new Rotation(20, seed).apply(vector);
      return vector;
    };
    expect(turn(42)).toEqual(turn(42));
    expect(turn(42)).not.toEqual(turn(43));
  });

  it('spreads one dimension over all', () => {
    const vector = new Float64Array(500);
    vector[0] = 1;
    new Rotation(500, 42).apply(vector);
    // A random unit vector has a largest entry of about sqrt(2 ln n / n) = 0.16.
    expect(Math.max(...vector.map(Math.abs))).toBeLessThan(0.25);
    expect(vector.filter((value) => Math.abs(value) > 1e-4).length).toBeGreaterThan(480);
  });
});

function randomVector(dimensions: number, stream: number): Float64Array {
  const random = randomSource(7, stream);
  return Float64Array.from({ length: dimensions }, () => random.normal());
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
