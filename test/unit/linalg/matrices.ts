import { Matrix } from 'ml-matrix';
import type { CsrMatrix } from '../../../src/linalg/csr-matrix.ts';
import { randomSource } from '../../../src/linalg/random.ts';

/** A sparse matrix of a dense one. */
export function csrOf(dense: readonly (readonly number[])[], columns = dense[0]?.length ?? 0): CsrMatrix {
  const offsets = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of dense) {
    row.forEach((value, column) => {
      if (value === 0) return;
      indices.push(column);
      values.push(value);
    });
    offsets.push(indices.length);
  }
  return {
    rows: dense.length,
    columns,
    offsets: Uint32Array.from(offsets),
    indices: Uint16Array.from(indices),
    values: Float32Array.from(values),
  };
}

/** Random entries, columns growing rarer like words do. */
export function randomMatrix(rows: number, columns: number, density: number, seed: number): CsrMatrix {
  const random = randomSource(seed);
  const dense = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (_, column) => {
      const share = Math.min(0.9, (density * columns) / (column + 1) / Math.log(columns + 1));
      return random.uniform() < share ? random.uniform() + 0.1 : 0;
    }),
  );
  return csrOf(dense, columns);
}

export function denseOf(matrix: CsrMatrix): Matrix {
  const dense = Matrix.zeros(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      dense.set(row, matrix.indices[k]!, matrix.values[k]!);
    }
  }
  return dense;
}
