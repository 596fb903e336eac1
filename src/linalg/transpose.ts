import { MatrixError } from './errors.ts';
import type { CsrMatrix } from './csr-matrix.ts';

/** A^T in the same form. Throws MatrixError for more than 65,536 rows, which would not fit a column index. */
export function transpose(matrix: CsrMatrix): CsrMatrix {
  const { rows, columns } = matrix;
  if (rows > 65_536) throw new MatrixError(`only up to 65,536 rows can become columns, got ${rows}`);
  const nonzeros = matrix.offsets[rows]!;
  const offsets = new Uint32Array(columns + 1);
  for (let k = 0; k < nonzeros; k++) offsets[matrix.indices[k]! + 1]! += 1;
  for (let j = 0; j < columns; j++) offsets[j + 1]! += offsets[j]!;
  const next = offsets.slice();
  const indices = new Uint16Array(nonzeros);
  const values = new Float32Array(nonzeros);
  for (let row = 0; row < rows; row++) {
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      const at = next[matrix.indices[k]!]!++;
      indices[at] = row;
      values[at] = matrix.values[k]!;
    }
  }
  return { rows: columns, columns: rows, offsets, indices, values };
}
