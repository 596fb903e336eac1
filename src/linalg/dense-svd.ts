import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { CsrMatrix } from './csr-matrix.ts';
import type { RankOne } from './svd-workspace.ts';

/** Squared singular values and right singular vectors, before truncation to the rank. */
export interface SquaredSpectrum {
  /** Eigenvalues of A^T A, descending. */
  readonly values: Float64Array;
  /** Row-major values.length x columns. */
  readonly vectors: Float32Array;
}

/**
 * The exact spectrum of a small matrix, minus `taken` if given. Solves the eigenproblem of A^T A or A A^T, whichever is
 * smaller, in double precision. Meant for up to a few hundred rows or columns.
 */
export function denseSpectrum(matrix: CsrMatrix, rank: number, taken?: RankOne): SquaredSpectrum {
  const rows = toDense(matrix);
  if (taken) rows.sub(Matrix.columnVector(taken.left).mmul(Matrix.rowVector(taken.right)));
  const tall = matrix.rows >= matrix.columns;
  const gram = tall ? rows.transpose().mmul(rows) : rows.mmul(rows.transpose());
  const eigen = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = eigen.realEigenvalues.map((_, i) => i);
  order.sort((a, b) => eigen.realEigenvalues[b]! - eigen.realEigenvalues[a]!);
  const picked = order.slice(0, rank);
  const values = Float64Array.from(picked, (i) => Math.max(0, eigen.realEigenvalues[i]!));
  const vectors = new Float32Array(picked.length * matrix.columns);
  picked.forEach((i, k) => {
    const column = eigen.eigenvectorMatrix.getColumnVector(i);
    const vector = tall ? column : rows.transpose().mmul(column);
    const length = vector.norm('frobenius') || 1;
    for (let j = 0; j < matrix.columns; j++) vectors[k * matrix.columns + j] = vector.get(j, 0) / length;
  });
  return { values, vectors };
}

function toDense(matrix: CsrMatrix): Matrix {
  const dense = Matrix.zeros(matrix.rows, matrix.columns);
  for (let row = 0; row < matrix.rows; row++) {
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      const column = matrix.indices[k]!;
      dense.set(row, column, dense.get(row, column) + matrix.values[k]!);
    }
  }
  return dense;
}
