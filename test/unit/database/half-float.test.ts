import { describe, expect, it } from 'vitest';
import { halfFloatBits } from '../../../src/database/half-float.ts';

/** The number that the bits of a half stand for. */
function valueOf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

describe('half-precision numbers', () => {
  it.each([
    [0, 0x0000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65_504, 0x7bff],
    [2 ** -24, 0x0001],
    [2 ** -14, 0x0400],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 ** -25, 0x0000],
    [1 / 3, 0x3555],
  ])('%s is %s', (value, expected) => {
    expect(halfFloatBits(value)).toBe(expected);
  });

  it('every half is its own nearest half', () => {
    const finite = Array.from({ length: 0x10000 }, (_, half) => half).filter(
      (half) => ((half >>> 10) & 0x1f) !== 0x1f && half !== 0x8000,
    );
    expect(finite.filter((half) => halfFloatBits(valueOf(half)) !== half)).toEqual([]);
  });

  it.each([65_520, -1e6, Number.NaN, Infinity])('refuses %s', (value) => {
    expect(() => halfFloatBits(value)).toThrow(RangeError);
  });
});
