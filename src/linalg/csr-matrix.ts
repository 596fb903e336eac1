/**
 * A sparse matrix in compressed sparse row form. Row r holds `indices[k]`, `values[k]` for
 * `offsets[r] <= k < offsets[r + 1]`, indices ascending. Six bytes a non-zero.
 */
export interface CsrMatrix {
  readonly rows: number;
  /** At most 65,536, so that a column index takes two bytes. */
  readonly columns: number;
  /** Length rows + 1. */
  readonly offsets: Uint32Array;
  readonly indices: Uint16Array;
  readonly values: Float32Array;
}
