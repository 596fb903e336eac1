import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import type { SparseVector } from './reference/vocabulary.ts';

/** Stacks rows into one matrix. */
export function matrixOfRows(rows: readonly SparseVector[], columns: number): CsrMatrix {
  const offsets = new Uint32Array(rows.length + 1);
  for (const [i, { indices }] of rows.entries()) offsets[i + 1] = offsets[i]! + indices.length;
  const indices = new Uint16Array(offsets[rows.length]!);
  const values = new Float32Array(indices.length);
  for (const [i, row] of rows.entries()) {
    indices.set(row.indices, offsets[i]);
    values.set(row.values, offsets[i]);
  }
  return { rows: rows.length, columns, offsets, indices, values };
}
