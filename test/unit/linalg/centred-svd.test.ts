import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
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

  it.each([100, 200])('refuses %i rows that are all the same', async (size) => {
    const same = csrOf(
      Array.from({ length: size }, () => Array.from({ length: size }, (_, j) => (j % 7 === 0 ? 1 : 0))),
    );
    await expect(truncatedSvd(same, { rank: 3, seed: 1, centred: true })).rejects.toThrow(/all the same/);
  });
});
