import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { positiveDefiniteInverse } from '../../../src/linalg/positive-definite-inverse.ts';
import { denseOf, randomMatrix } from './matrices.ts';

/** X^T X + lambda I of random sparse rows. */
function gram(size: number, lambda: number): Matrix {
  const rows = denseOf(randomMatrix(size * 2, size, 0.2, 3));
  return rows.transpose().mmul(rows).add(Matrix.eye(size).mul(lambda));
}

function fillLower(matrix: Matrix): (into: Float32Array) => void {
  return (into) => {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j <= i; j++) into[i * matrix.columns + j] = matrix.get(i, j);
    }
  };
}

describe('the inverse of a positive definite matrix', () => {
  it.each([1, 2, 17, 64, 130])('of %i rows is the exact one to single precision', async (size) => {
    const matrix = gram(size, 5);
    const result = await positiveDefiniteInverse(size, fillLower(matrix));
    const exact = inverse(matrix).to1DArray();
    const largest = Math.max(...exact.map(Math.abs));
    result.forEach((value, i) => {
      expect(Math.abs(value - exact[i]!)).toBeLessThan(1e-5 * largest);
    });
  });

  it('is the same on any number of threads', async () => {
    const fill = fillLower(gram(90, 2));
    const one = await positiveDefiniteInverse(90, fill, { threads: 1 });
    expect(await positiveDefiniteInverse(90, fill, { threads: 2 })).toEqual(one);
  });

  it('refuses a matrix that is not positive definite', async () => {
    const indefinite = Matrix.from1DArray(2, 2, [1, 2, 2, 1]);
    await expect(positiveDefiniteInverse(2, fillLower(indefinite))).rejects.toThrow(
      /not positive definite: row 1/,
    );
  });

  it('reports its progress up to 1', async () => {
    const shares: number[] = [];
    await positiveDefiniteInverse(40, fillLower(gram(40, 1)), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});
