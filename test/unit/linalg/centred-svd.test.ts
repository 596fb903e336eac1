import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/linalg/random.ts';
import { truncatedSvd } from '../../../src/linalg/truncated-svd.ts';
import { csrOf, denseOf, randomMatrix } from './matrices.ts';

describe('a centred truncated SVD', () => {
  it.each([
    [60, 40, 10],
    [400, 200, 20],
    [160, 300, 30],
  ])(
    'of a sparse %i x %i matrix at rank %i is that of the matrix less its means',
    async (rows, columns, rank) => {
      const matrix = randomMatrix(rows, columns, 0.1, 3);
      const dense = denseOf(matrix);
      dense.subRowVector(dense.mean('column'));
      const centred = await truncatedSvd(matrix, { rank, seed: 1, centred: true });
      const plain = await truncatedSvd(csrOf(dense.to2DArray()), { rank, seed: 1 });
      for (let k = 0; k < rank; k++) {
        const scale = plain.singularValues[0]!;
        expect(Math.abs(centred.singularValues[k]! - plain.singularValues[k]!)).toBeLessThan(1e-4 * scale);
      }
      expect(centred.explainedVariance).toBeCloseTo(plain.explainedVariance, 4);
      const components = Matrix.from1DArray(rank, columns, centred.components);
      const images = dense.mmul(components.transpose());
      for (let k = 0; k < rank; k++) {
        const length = images.getColumnVector(k).norm('frobenius');
        expect(Math.abs(length - centred.singularValues[k]!)).toBeLessThan(1e-4 * centred.singularValues[0]!);
      }
    },
  );

  it('of more columns than rows has orthonormal components, the same whatever the threads', async () => {
    const [rank, columns] = [30, 400];
    const matrix = randomMatrix(200, columns, 0.1, 4);
    const alone = await truncatedSvd(matrix, { rank, seed: 1, centred: true, threads: 1 });
    const together = await truncatedSvd(matrix, { rank, seed: 1, centred: true, threads: 3 });
    expect(together).toEqual(alone);
    const components = Matrix.from1DArray(rank, columns, alone.components);
    const excess = components.mmul(components.transpose()).sub(Matrix.eye(rank)).to1DArray();
    expect(excess.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)).toBeLessThan(1e-4);
  });

  it.each([
    [30, 20, 8],
    [400, 200, 20],
    [160, 300, 30],
  ])(
    'of weighed rows of a %i x %i matrix at rank %i takes off the weighted mean',
    async (rows, columns, rank) => {
      const random = randomSource(9);
      const rowWeights = Float32Array.from({ length: rows }, () => random.uniform());
      const plainRows = denseOf(randomMatrix(rows, columns, 0.1, 3)).to2DArray();
      const mass = rowWeights.reduce((sum, weight) => sum + weight ** 2, 0);
      const means = Array.from({ length: columns }, (_, j) =>
        plainRows.reduce((sum, row, i) => sum + (rowWeights[i]! ** 2 * row[j]!) / mass, 0),
      );
      const weighed = plainRows.map((row, i) => row.map((entry) => rowWeights[i]! * entry));
      const less = plainRows.map((row, i) => row.map((entry, j) => rowWeights[i]! * (entry - means[j]!)));
      const centred = await truncatedSvd(csrOf(weighed), { rank, seed: 1, centred: true, rowWeights });
      const expected = await truncatedSvd(csrOf(less), { rank, seed: 1 });
      const scale = expected.singularValues[0]!;
      for (let k = 0; k < rank; k++) {
        expect(Math.abs(centred.singularValues[k]! - expected.singularValues[k]!)).toBeLessThan(1e-4 * scale);
      }
      const components = Matrix.from1DArray(rank, columns, centred.components);
      const images = new Matrix(less).mmul(components.transpose());
      for (let k = 0; k < rank; k++) {
        const length = images.getColumnVector(k).norm('frobenius');
        expect(Math.abs(length - centred.singularValues[k]!)).toBeLessThan(1e-4 * scale);
      }
    },
  );

  it('refuses other than one weight a row', async () => {
    const matrix = randomMatrix(30, 20, 0.1, 3);
    const options = { rank: 3, seed: 1, centred: true, rowWeights: new Float32Array(29) };
    await expect(truncatedSvd(matrix, options)).rejects.toThrow('30 rows need as many weights, got 29');
  });

  it.each([100, 200])('refuses %i rows that are all the same', async (size) => {
    const same = csrOf(
      Array.from({ length: size }, () => Array.from({ length: size }, (_, j) => (j % 7 === 0 ? 1 : 0))),
    );
    await expect(truncatedSvd(same, { rank: 3, seed: 1, centred: true })).rejects.toThrow(/all the same/);
  });
});
