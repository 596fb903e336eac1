import { MatrixError } from './errors.ts';

/**
 * A sparse matrix in compressed sparse row form. Row r holds `indices[k]`, `values[k]` for
 * `offsets[r] <= k < offsets[r + 1]`, with ascending indices. It takes six bytes per non-zero.
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

/**
 * Checks that the arrays describe a matrix, so that a kernel never reads outside them. Makes one pass over the
 * non-zeros. Throws MatrixError naming the wrong row.
 */
export function checkCsrMatrix(matrix: CsrMatrix): void {
  const { rows, columns, offsets, indices, values } = matrix;
  if (!Number.isInteger(rows) || rows < 0) throw new MatrixError(`rows must be a count, got ${rows}`);
  if (!Number.isInteger(columns) || columns < 0 || columns > 65_536) {
    throw new MatrixError(`columns must be from 0 to 65,536, got ${columns}`);
  }
  if (offsets.length !== rows + 1) {
    throw new MatrixError(`offsets must hold rows + 1 = ${rows + 1} numbers, got ${offsets.length}`);
  }
  const nonzeros = offsets[rows]!;
  if (offsets[0] !== 0) throw new MatrixError(`offsets must start at 0, got ${offsets[0]!}`);
  if (indices.length < nonzeros || values.length < nonzeros) {
    throw new MatrixError(
      `offsets end at ${nonzeros}, but there are ${indices.length} indices and ${values.length} values`,
    );
  }
  for (let row = 0; row < rows; row++) {
    if (offsets[row + 1]! < offsets[row]!) throw new MatrixError(`offsets fall after row ${row}`);
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) {
      if (indices[k]! >= columns) {
        throw new MatrixError(`row ${row} names column ${indices[k]!}, but there are ${columns} columns`);
      }
      if (!Number.isFinite(values[k]!)) {
        throw new MatrixError(`row ${row}, column ${indices[k]!} holds ${values[k]!}, not a finite number`);
      }
    }
  }
}

/** Sums over the rows, for each column. */
export interface ColumnStatistics {
  readonly counts: Uint32Array;
  /** Sums of entries times the weights of their rows. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  /** Sum of the squared row weights: the number of rows if all weights are 1. */
  readonly mass: number;
}

/** @param rowWeights one per row; default: ones */
export function columnStatistics(matrix: CsrMatrix, rowWeights?: Float32Array): ColumnStatistics {
  const counts = new Uint32Array(matrix.columns);
  const sums = new Float64Array(matrix.columns);
  const squares = new Float64Array(matrix.columns);
  let mass = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const weight = rowWeights?.[row] ?? 1;
    mass += weight * weight;
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      const column = matrix.indices[k]!;
      const value = matrix.values[k]!;
      counts[column]!++;
      sums[column]! += weight * value;
      squares[column]! += value * value;
    }
  }
  return { counts, sums, squares, mass };
}
