import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';
import type { SectionMap } from './section-map.ts';

/**
 * Scales the weights of a map in place so that the projections of the rows have a mean length of 1. Leaves the weights
 * alone if all projections are zero.
 */
export async function bringToMeanLength1(
  { section, weights }: SectionMap,
  matrix: CsrMatrix,
  threads?: number,
): Promise<void> {
  const components = { rank: section.dimensions, columns: matrix.columns, components: weights };
  let sum = 0;
  for await (const { rows, norms } of projectRows(
    matrix,
    components,
    threads === undefined ? {} : { threads },
  )) {
    for (let row = 0; row < rows; row++) sum += norms[row]!;
  }
  if (sum > 0) scale(weights, matrix.rows / sum);
}

/**
 * Mean length of the projections of each part. `points` has the parts side by side: row-major rows x (sum of
 * dimensions).
 */
export function meanLengths(parts: readonly SectionMap[], points: Float32Array): number[] {
  const sums = parts.map(() => 0);
  let rows = 0;
  for (let at = 0; at < points.length; rows++) {
    for (const [i, { section }] of parts.entries()) {
      let squares = 0;
      for (const end = at + section.dimensions; at < end; at++) squares += points[at]! ** 2;
      sums[i]! += Math.sqrt(squares);
    }
  }
  return sums.map((sum) => sum / rows);
}

function scale(numbers: Float32Array, factor: number): void {
  for (let i = 0; i < numbers.length; i++) numbers[i]! *= factor;
}
