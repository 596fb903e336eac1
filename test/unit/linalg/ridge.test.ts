import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { ridgeRegression } from '../../../src/linalg/ridge.ts';
import { transpose } from '../../../src/linalg/transpose.ts';
import { denseOf, randomMatrix } from './matrices.ts';

describe('ridge regression', () => {
  it.each([
    [40, 60, 3],
    [150, 90, 20],
  ])(
    'of %i rows of %i columns onto %i targets is the normal equations solution',
    async (rows, columns, count) => {
      const matrix = randomMatrix(rows, columns, 0.2, 5);
      const targets = Float32Array.from({ length: rows * count }, (_, i) => Math.sin(i * 1.7));
      const lambda = 0.3;
      const weights = await ridgeRegression(matrix, targets, { lambda, tolerance: 1e-6, maxSteps: 500 });
      const dense = denseOf(matrix);
      const normal = dense.transpose().mmul(dense).add(Matrix.eye(columns).mul(lambda));
      const exact = solve(normal, dense.transpose().mmul(Matrix.from1DArray(rows, count, targets)));
      for (let c = 0; c < count; c++) {
        for (let j = 0; j < columns; j++) expect(weights[c * columns + j]).toBeCloseTo(exact.get(j, c), 3);
      }
    },
  );

  it('gives the same numbers on any number of threads', async () => {
    const matrix = randomMatrix(300, 200, 0.1, 6);
    const targets = Float32Array.from({ length: 300 * 5 }, (_, i) => Math.cos(i));
    const one = await ridgeRegression(matrix, targets, { lambda: 0.1, threads: 1 });
    const two = await ridgeRegression(matrix, targets, { lambda: 0.1, threads: 2 });
    expect(two).toEqual(one);
  });

  it('refuses targets that do not fit the rows, and a lambda of 0', async () => {
    const matrix = randomMatrix(10, 8, 0.5, 1);
    await expect(ridgeRegression(matrix, new Float32Array(7), { lambda: 1 })).rejects.toThrow(
      /no whole number/,
    );
    await expect(ridgeRegression(matrix, new Float32Array(10), { lambda: 0 })).rejects.toThrow(/lambda/);
  });
});

describe('the transpose', () => {
  it('of the transpose is the matrix', () => {
    const matrix = randomMatrix(30, 20, 0.2, 9);
    expect(denseOf(transpose(matrix)).to2DArray()).toEqual(denseOf(matrix).transpose().to2DArray());
    expect(denseOf(transpose(transpose(matrix))).to2DArray()).toEqual(denseOf(matrix).to2DArray());
  });
});
