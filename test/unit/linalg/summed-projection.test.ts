import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { MatrixError } from '../../../src/linalg/errors.ts';
import { randomRotation } from '../../../src/linalg/rotation.ts';
import { projectSums, type Summand, type SumOptions } from '../../../src/linalg/summed-projection.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { csrOf, denseOf, randomMatrix } from './matrices.ts';

const WIDTH = 37;
const COLUMNS = 50;
const matrix = randomMatrix(70, COLUMNS, 0.15, 2);
const rotation = randomRotation(WIDTH, 3);

/** A map of the columns [first, last) to some dimensions, turned by as many columns of the rotation. */
function summand(from: number, rank: number, [first, last]: [number, number], unit: boolean, weight: number) {
  const random = randomSource(rank, first);
  const components = Float32Array.from({ length: rank * COLUMNS }, (_, i) =>
    i % COLUMNS >= first && i % COLUMNS < last ? random.normal() : 0,
  );
  const part = Array.from({ length: WIDTH }, (_, row) =>
    Array.from(rotation.subarray(row * WIDTH + from, row * WIDTH + from + rank)),
  );
  return {
    components: { rank, columns: COLUMNS, components },
    rotation: Float64Array.from(part.flat()),
    unit,
    weight,
  };
}

const summands = [summand(0, 30, [0, 40], true, 1), summand(30, 7, [40, 50], false, 0.3)];

async function sums(of: readonly Summand[], options?: SumOptions, rows = matrix): Promise<number[]> {
  const vectors: number[] = [];
  for await (const block of projectSums(rows, of, options)) {
    expect(block.firstRow * WIDTH).toBe(vectors.length);
    vectors.push(...block.vectors);
  }
  return vectors;
}

/** The same by dense matrices in double precision. */
function expected(): number[] {
  const total = Matrix.zeros(matrix.rows, WIDTH);
  for (const { components, rotation: turn, unit, weight } of summands) {
    const map = Matrix.from1DArray(components.rank, COLUMNS, components.components);
    const turned = Matrix.from1DArray(WIDTH, components.rank, turn).mmul(map);
    const part = denseOf(matrix).mmul(turned.transpose());
    for (let row = 0; row < matrix.rows; row++) {
      const length = part.getRowVector(row).norm();
      part.mulRow(row, unit && length > 0 ? weight / length : weight);
    }
    total.add(part);
  }
  for (let row = 0; row < matrix.rows; row++) {
    const length = total.getRowVector(row).norm();
    if (length > 0) total.mulRow(row, 1 / length);
  }
  return total.to1DArray();
}

describe('adding projections up', () => {
  it('weighs each, brings those of unit length to it before, and the sum to it after', async () => {
    const actual = await sums(summands, { blockRows: 16 });
    const worst = expected().reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i]!)), 0);
    expect(actual).toHaveLength(matrix.rows * WIDTH);
    expect(worst).toBeLessThan(1e-5);
  });

  it('gives the same numbers whatever the threads and the blocks', async () => {
    const alone = await sums(summands);
    expect(await sums(summands, { threads: 3, blockRows: 16 })).toEqual(alone);
    expect(await sums(summands, { threads: 1, blockRows: 7 })).toEqual(alone);
  });

  it('leaves a zero row zero', async () => {
    const empty = csrOf([Array.from({ length: COLUMNS }, () => 0)]);
    expect(await sums(summands, {}, empty)).toEqual(Array.from({ length: WIDTH }, () => 0));
  });

  it('refuses projections of different lengths, and none', async () => {
    const [first, second] = summands;
    const shorter = { ...second!, rotation: second!.rotation.slice(0, 7 * 20) };
    await expect(sums([first!, shorter])).rejects.toThrow(MatrixError);
    await expect(sums([])).rejects.toThrow(/at least one of them, got none/);
  });
});
