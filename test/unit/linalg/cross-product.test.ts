import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { crossProduct } from '../../../src/linalg/cross-product.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { denseOf, randomMatrix } from './matrices.ts';

const [ROWS, COLUMNS, RANK] = [9000, 30, 19];
const random = randomSource(3);
const components = {
  rank: RANK,
  columns: COLUMNS,
  components: Float32Array.from({ length: RANK * COLUMNS }, () => random.normal()),
};
const left = randomMatrix(ROWS, 12, 0.2, 1);
const right = randomMatrix(ROWS, COLUMNS, 0.1, 2);
/** Columns 3, 0 and 7 of the left matrix. */
const places = { place: Int32Array.of(1, -1, -1, 0, -1, -1, -1, 2, -1, -1, -1, -1), count: 3 };

describe('the product of chosen columns and projected rows', () => {
  it('is that of the dense matrices', async () => {
    const product = await crossProduct({ matrix: left, places }, right, components);
    const expected = denseOf(left)
      .transpose()
      .mmul(denseOf(right))
      .mmul(Matrix.from1DArray(RANK, COLUMNS, components.components).transpose());
    for (const [number, column] of [3, 0, 7].entries()) {
      for (let k = 0; k < RANK; k++) {
        const exact = expected.get(column, k);
        expect(Math.abs(product[k * 3 + number]! - exact)).toBeLessThan(1e-4 * (1 + Math.abs(exact)));
      }
    }
  });

  it('is the same whatever the number of threads', async () => {
    const product = await crossProduct({ matrix: left, places }, right, components);
    expect(await crossProduct({ matrix: left, places }, right, components, 2)).toEqual(product);
  });

  it('refuses matrices of different lengths', async () => {
    const short = randomMatrix(5, 12, 0.2, 1);
    await expect(crossProduct({ matrix: short, places }, right, components)).rejects.toThrow(
      '5 and 9000 rows',
    );
  });
});
