import type { CsrMatrix } from '../../linalg/csr-matrix.ts';

/** The first `columns` columns of a matrix whose rows have ascending columns; in shared memory. */
export function leadingColumns(matrix: CsrMatrix, columns: number): CsrMatrix {
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (matrix.rows + 1)));
  let kept = 0;
  for (const index of matrix.indices) if (index < columns) kept += 1;
  const indices = new Uint16Array(new SharedArrayBuffer(2 * kept));
  const values = new Float32Array(new SharedArrayBuffer(4 * kept));
  let at = 0;
  for (let row = 0; row < matrix.rows; row++) {
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]! && matrix.indices[k]! < columns; k++) {
      indices[at] = matrix.indices[k]!;
      values[at] = matrix.values[k]!;
      at += 1;
    }
    offsets[row + 1] = at;
  }
  return { rows: matrix.rows, columns, offsets, indices, values };
}

/** Some rows of a matrix, in the order given; in shared memory. */
export function pickRows(matrix: CsrMatrix, rows: Uint32Array): CsrMatrix {
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (rows.length + 1)));
  for (let i = 0; i < rows.length; i++) {
    offsets[i + 1] = offsets[i]! + matrix.offsets[rows[i]! + 1]! - matrix.offsets[rows[i]!]!;
  }
  const kept = offsets[rows.length]!;
  const indices = new Uint16Array(new SharedArrayBuffer(2 * kept));
  const values = new Float32Array(new SharedArrayBuffer(4 * kept));
  for (let i = 0; i < rows.length; i++) {
    const [first, last] = [matrix.offsets[rows[i]!]!, matrix.offsets[rows[i]! + 1]!];
    indices.set(matrix.indices.subarray(first, last), offsets[i]);
    values.set(matrix.values.subarray(first, last), offsets[i]);
  }
  return { rows: rows.length, columns: matrix.columns, offsets, indices, values };
}

/** The first columns of a matrix, split into the most frequent ones (renumbered, in order) and the rest. */
export interface ColumnSplit {
  /** For each of the first columns, its column in the frequent part; -1 if it is in the rest. */
  readonly place: Int32Array;
  readonly frequent: CsrMatrix;
}

/**
 * Splits the columns before `first` into the `most` most frequent ones (among equals, the first) and the others; in
 * shared memory.
 */
export function splitColumns(matrix: CsrMatrix, first: number, most: number): ColumnSplit {
  const frequency = new Uint32Array(matrix.columns);
  for (const column of matrix.indices) frequency[column]! += 1;
  const kept = Uint32Array.from(frequency.subarray(0, first).keys())
    .sort((a, b) => frequency[b]! - frequency[a]! || a - b)
    .slice(0, most)
    .sort();
  const place = new Int32Array(first).fill(-1);
  let nonzeros = 0;
  for (const [at, column] of kept.entries()) {
    place[column] = at;
    nonzeros += frequency[column]!;
  }
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (matrix.rows + 1)));
  const indices = new Uint16Array(new SharedArrayBuffer(2 * nonzeros));
  const values = new Float32Array(new SharedArrayBuffer(4 * nonzeros));
  let at = 0;
  for (let row = 0; row < matrix.rows; row++) {
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      const column = matrix.indices[k]!;
      if (column >= first || place[column]! < 0) continue;
      indices[at] = place[column]!;
      values[at] = matrix.values[k]!;
      at += 1;
    }
    offsets[row + 1] = at;
  }
  return { place, frequent: { rows: matrix.rows, columns: kept.length, offsets, indices, values } };
}

/** Multiplies each row of a matrix by its weight, in place. */
export function scaleRows({ rows, offsets, values }: CsrMatrix, weights: Float32Array): void {
  for (let row = 0; row < rows; row++) {
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) values[k]! *= weights[row]!;
  }
}

/** A dense block as a sparse matrix, whose kernel is fast enough. */
export function denseRows(values: Float32Array, rows: number, columns: number): CsrMatrix {
  const indices = new Uint16Array(values.length);
  for (let i = 0; i < indices.length; i++) indices[i] = i % columns;
  const offsets = Uint32Array.from({ length: rows + 1 }, (_, row) => row * columns);
  return { rows, columns, offsets, indices, values };
}
