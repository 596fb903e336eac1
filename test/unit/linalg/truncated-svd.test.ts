import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { CsrMatrix } from '../../../src/linalg/csr-matrix.ts';
import { MatrixError, RankError } from '../../../src/linalg/errors.ts';
import { truncatedSvd, type TruncatedSvd } from '../../../src/linalg/truncated-svd.ts';
import { csrOf, denseOf, randomMatrix } from './matrices.ts';

function exactValues(matrix: CsrMatrix): number[] {
  const dense = denseOf(matrix);
  const gram = matrix.rows > matrix.columns ? dense.transpose().mmul(dense) : dense.mmul(dense.transpose());
  const { realEigenvalues } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  return realEigenvalues.sort((a, b) => b - a).map((value) => Math.sqrt(Math.max(0, value)));
}

function componentsOf(svd: TruncatedSvd): Matrix {
  return Matrix.from1DArray(svd.rank, svd.columns, svd.components);
}

/** scikit-learn's sum of explained_variance_ratio_. */
function varianceKept(matrix: CsrMatrix, components: Matrix): number {
  const variance = (dense: Matrix): number =>
    dense.variance('column', { unbiased: false }).reduce((a, b) => a + b, 0);
  const dense = denseOf(matrix);
  return variance(dense.mmul(components.transpose())) / variance(dense);
}

function expectSvd(matrix: CsrMatrix, svd: TruncatedSvd, tolerance: number): void {
  const exact = exactValues(matrix);
  const components = componentsOf(svd);
  const skew = components.mmul(components.transpose()).sub(Matrix.eye(svd.rank)).to1DArray();
  expect(skew.reduce((a, b) => Math.max(a, Math.abs(b)), 0)).toBeLessThan(5e-6);
  const image = denseOf(matrix).mmul(components.transpose());
  for (let k = 0; k < svd.rank; k++) {
    expect(Math.abs(svd.singularValues[k]! - exact[k]!)).toBeLessThan(tolerance * exact[0]!);
    if (k > 0) expect(svd.singularValues[k]).toBeLessThanOrEqual(svd.singularValues[k - 1]!);
    const length = image.getColumnVector(k).norm('frobenius');
    expect(Math.abs(length - svd.singularValues[k]!)).toBeLessThan(tolerance * exact[0]!);
    const entries = components.getRow(k);
    expect(Math.max(...entries)).toBeGreaterThanOrEqual(-Math.min(...entries));
  }
  expect(svd.explainedVariance).toBeCloseTo(varianceKept(matrix, components), 4);
}

describe('a truncated SVD', () => {
  it.each([
    [40, 30, 10],
    [30, 90, 30],
    [200, 150, 20],
    [140, 300, 60],
    [500, 200, 40],
    [150, 150, 150],
  ])('of a %i x %i matrix at rank %i equals the dense one', async (rows, columns, rank) => {
    const matrix = randomMatrix(rows, columns, 0.1, rows + columns);
    const svd = await truncatedSvd(matrix, { rank, seed: 1 });
    expectSvd(matrix, svd, 1e-4);
  });

  it('finds a singular value as often as it is there, past the width of a block', async () => {
    const identity = Array.from({ length: 150 }, (_, i) =>
      Array.from({ length: 150 }, (_, j) => (i === j ? (i < 100 ? 2 : 1) : 0)),
    );
    const svd = await truncatedSvd(csrOf(identity), { rank: 120, seed: 3 });
    expect(svd.rank).toBe(120);
    svd.singularValues.forEach((value, k) => {
      expect(value).toBeCloseTo(k < 100 ? 2 : 1, 5);
    });
    expectSvd(csrOf(identity), svd, 1e-5);
  });

  it.each([20, 140])('clips the rank to the rank of the matrix (%i rows and columns)', async (size) => {
    const pattern = Array.from({ length: 3 }, (_, p) =>
      Array.from({ length: size }, (_, j) => (j % 3 === p && j % 5 > 0 ? 1 + j / size : 0)),
    );
    const rows = Array.from({ length: size }, (_, i) =>
      i % 4 === 3 ? pattern[0]!.map(() => 0) : pattern[i % 4]!,
    );
    const svd = await truncatedSvd(csrOf(rows), { rank: 15, seed: 5 });
    expect(svd.rank).toBe(3);
    expectSvd(csrOf(rows), svd, 1e-5);
    expect(svd.explainedVariance).toBeCloseTo(1, 4);
  });

  it('takes a matrix of one row, one column, one entry', async () => {
    for (const dense of [[[0, 3, 4]], [[3], [4]], [[5]]]) {
      const svd = await truncatedSvd(csrOf(dense), { rank: 500, seed: 1 });
      expect([...svd.singularValues]).toEqual([5]);
    }
  });

  it('gives the same numbers for the same seed and nearly the same for another', async () => {
    const matrix = randomMatrix(300, 200, 0.1, 9);
    const first = await truncatedSvd(matrix, { rank: 12, seed: 7 });
    const second = await truncatedSvd(matrix, { rank: 12, seed: 7 });
    const other = await truncatedSvd(matrix, { rank: 12, seed: 8 });
    expect(second).toEqual(first);
    other.singularValues.forEach((value, k) => {
      expect(value).toBeCloseTo(first.singularValues[k]!, 4);
    });
  });

  it('reports progress', async () => {
    const steps: number[] = [];
    const matrix = randomMatrix(300, 200, 0.1, 9);
    await truncatedSvd(matrix, { rank: 40, seed: 7, onProgress: ({ step }) => steps.push(step) });
    expect(steps.length).toBeGreaterThan(3);
    expect(steps).toEqual(steps.map((_, i) => i + 1));
  });
});

describe('impossible input', () => {
  const matrix = csrOf([
    [1, 0],
    [0, 1],
  ]);

  it.each([0, -1, 1.5, Number.NaN])('refuses rank %d', async (rank) => {
    await expect(truncatedSvd(matrix, { rank, seed: 1 })).rejects.toThrow(RankError);
  });

  it('refuses a matrix without entries', async () => {
    await expect(truncatedSvd(csrOf([[0, 0]]), { rank: 1, seed: 1 })).rejects.toThrow(
      'without a non-zero entry',
    );
    await expect(truncatedSvd(csrOf([], 4), { rank: 1, seed: 1 })).rejects.toThrow(RankError);
  });

  it.each<[string, Partial<CsrMatrix>]>([
    ['offsets must hold rows + 1 = 3', { offsets: Uint32Array.of(0, 1) }],
    ['row 1 names column 7', { indices: Uint16Array.of(0, 7) }],
    ['offsets fall after row 1', { offsets: Uint32Array.of(0, 2, 1) }],
    ['not a finite number', { values: Float32Array.of(1, Number.NaN) }],
    ['columns must be from 0 to 65,536', { columns: 70_000 }],
  ])('says what is wrong: %s', async (message, change) => {
    const svd = truncatedSvd({ ...matrix, ...change }, { rank: 1, seed: 1 });
    await expect(svd).rejects.toThrow(MatrixError);
    await expect(svd).rejects.toThrow(message);
  });
});
