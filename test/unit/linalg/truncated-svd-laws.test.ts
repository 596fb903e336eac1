import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { truncatedSvd } from '../../../src/linalg/truncated-svd.ts';
import { denseOf, randomMatrix } from './matrices.ts';

/** Shapes on both sides of where the dense method ends (128). */
const SHAPES = fc.record({
  rows: fc.integer({ min: 1, max: 160 }),
  columns: fc.integer({ min: 1, max: 160 }),
  rank: fc.integer({ min: 1, max: 30 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
});

function largestEntry(matrix: Matrix): number {
  return matrix.to1DArray().reduce((a, b) => Math.max(a, Math.abs(b)), 0);
}

describe('for any matrix', () => {
  it('components are orthonormal, values descend, and projected columns are orthogonal and as long as they', async () => {
    await fc.assert(
      fc.asyncProperty(SHAPES, async ({ rows, columns, rank, seed }) => {
        const matrix = randomMatrix(rows, columns, 0.2, seed);
        fc.pre(matrix.values.length > 0);
        const svd = await truncatedSvd(matrix, { rank, seed });
        expect(svd.rank).toBeLessThanOrEqual(Math.min(rank, rows, columns));
        const v = Matrix.from1DArray(svd.rank, columns, svd.components);
        const image = denseOf(matrix).mmul(v.transpose());
        const products = image.transpose().mmul(image);
        const gram = v.mmul(v.transpose());
        const scale = svd.singularValues[0]! ** 2;
        const identity = Matrix.eye(svd.rank);
        const squares = Matrix.diag(Array.from(svd.singularValues, (value) => value ** 2));
        expect(largestEntry(gram.sub(identity))).toBeLessThan(1e-5);
        expect(largestEntry(products.sub(squares))).toBeLessThan(1e-4 * scale);
        expect([...svd.singularValues]).toEqual([...svd.singularValues].sort((a, b) => b - a));
        expect(svd.explainedVariance).toBeGreaterThanOrEqual(0);
        expect(svd.explainedVariance).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});
