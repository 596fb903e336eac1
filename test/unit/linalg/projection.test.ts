import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { CsrMatrix } from '../../../src/linalg/csr-matrix.ts';
import { projectRows, rotateComponents, type ProjectionOptions } from '../../../src/linalg/projection.ts';
import { randomRotation } from '../../../src/linalg/rotation.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import type { Components } from '../../../src/linalg/components.ts';
import { csrOf, denseOf, randomMatrix } from './matrices.ts';

function randomComponents(rank: number, columns: number): Components {
  const random = randomSource(rank, columns);
  return { rank, columns, components: Float32Array.from({ length: rank * columns }, () => random.normal()) };
}

async function project(matrix: CsrMatrix, components: Components, options?: ProjectionOptions) {
  const vectors: number[] = [];
  const norms: number[] = [];
  for await (const block of projectRows(matrix, components, options)) {
    expect(block.firstRow * components.rank).toBe(vectors.length);
    vectors.push(...block.vectors);
    norms.push(...block.norms);
  }
  return { vectors: Matrix.from1DArray(norms.length, components.rank, vectors), norms };
}

function expectNear(actual: Matrix, expected: Matrix): void {
  expect([actual.rows, actual.columns]).toEqual([expected.rows, expected.columns]);
  const difference = Matrix.sub(actual, expected).to1DArray();
  expect(difference.reduce((a, b) => Math.max(a, Math.abs(b)), 0)).toBeLessThan(1e-4);
}

describe('projecting rows', () => {
  const matrix = randomMatrix(70, 50, 0.15, 2);

  it.each([1, 15, 16, 37])('on %i components multiplies by their transpose', async (rank) => {
    const components = randomComponents(rank, 50);
    const expected = denseOf(matrix).mmul(Matrix.from1DArray(rank, 50, components.components).transpose());
    expectNear((await project(matrix, components, { blockRows: 16 })).vectors, expected);
  });

  it('turns the result by a rotation', async () => {
    const components = randomComponents(20, 50);
    const rotation = randomRotation(20, 3);
    const plain = await project(matrix, components);
    const turned = await project(matrix, components, { rotation });
    expectNear(turned.vectors, plain.vectors.mmul(Matrix.from1DArray(20, 20, rotation).transpose()));
    const folded = await rotateComponents(components, rotation);
    expectNear((await project(matrix, { ...components, components: folded })).vectors, turned.vectors);
  });

  it('gives rows of unit length and their lengths before; a zero row stays zero', async () => {
    const small = csrOf([
      [3, 4],
      [0, 0],
      [0, 2],
    ]);
    const identity = { rank: 2, columns: 2, components: Float32Array.of(1, 0, 0, 1) };
    const { vectors, norms } = await project(small, identity, { unit: true, blockRows: 2 });
    expect(norms).toEqual([5, 0, 2]);
    expectNear(
      vectors,
      new Matrix([
        [0.6, 0.8],
        [0, 0],
        [0, 1],
      ]),
    );
  });

  it('gives nothing for a matrix without rows', async () => {
    expect((await project(csrOf([], 50), randomComponents(3, 50))).norms).toEqual([]);
  });

  it('refuses what does not fit together, saying the sizes', async () => {
    await expect(project(matrix, randomComponents(3, 40))).rejects.toThrow(
      'of 40 columns, the matrix has 50',
    );
    const rotation = new Float64Array(4);
    await expect(project(matrix, randomComponents(3, 50), { rotation })).rejects.toThrow('3 x 3');
    await expect(project(matrix, randomComponents(3, 50), { blockRows: 0 })).rejects.toThrow('blockRows');
  });
});
