import { setImmediate } from 'node:timers/promises';
import { MatrixError } from './errors.ts';

export interface InverseOptions {
  /** Worker threads; default as many as the machine runs at once. The result does not depend on it. */
  readonly threads?: number | undefined;
  /** Share of the work that is done, 0 to 1; throw to stop. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Inverse of a symmetric positive definite matrix A (n x n). `fill` writes A into the zeroed row-major array that it
 * is given; only the lower triangle is read. Returns the whole of A^-1, row-major, in the same memory: 4 n^2 bytes,
 * single precision. A = L L^T, then L^-1, then A^-1 = L^-T L^-1 (Cholesky 1910; the steps are LAPACK's POTRF, TRTRI
 * and LAUUM, Anderson et al. 1999).
 * @throws {MatrixError} when A is not positive definite; says at which row.
 */
export async function positiveDefiniteInverse(
  size: number,
  fill: (matrix: Float32Array) => void,
  options: InverseOptions = {},
): Promise<Float32Array> {
  const matrix = new Float32Array(size * size);
  fill(matrix);
  for (const [phase, step] of [factorise, invertTriangle, multiplyByTranspose].entries()) {
    await setImmediate();
    step(matrix, size, (row) => options.onProgress?.((phase + (row + 1) / size) / 3));
  }
  mirror(matrix, size);
  return matrix;
}

type RowDone = (row: number) => void;

/** Lower triangle of A <- L. */
function factorise(matrix: Float32Array, size: number, done: RowDone): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let rest = matrix[row + j]!;
      for (let k = 0; k < j; k++) rest -= matrix[row + k]! * matrix[other + k]!;
      if (j < i) matrix[row + j] = rest / matrix[other + j]!;
      else if (rest > 0) matrix[row + j] = Math.sqrt(rest);
      else throw new MatrixError(`the matrix is not positive definite: row ${i} leaves a pivot of ${rest}`);
    }
    done(i);
  }
}

/** Lower triangle of L <- L^-1, by rows: row i of the inverse is made of the rows above it. */
function invertTriangle(matrix: Float32Array, size: number, done: RowDone): void {
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const pivot = matrix[row + i]!;
    sums.fill(0, 0, i);
    for (let k = 0; k < i; k++) {
      const factor = matrix[row + k]!;
      for (let j = 0; j <= k; j++) sums[j]! += factor * matrix[k * size + j]!;
    }
    for (let j = 0; j < i; j++) matrix[row + j] = -sums[j]! / pivot;
    matrix[row + i] = 1 / pivot;
    done(i);
  }
}

/** Lower triangle of M <- M^T M, by rows: row i of the product needs the rows of M from i on. */
function multiplyByTranspose(matrix: Float32Array, size: number, done: RowDone): void {
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    sums.fill(0, 0, i + 1);
    for (let k = i; k < size; k++) {
      const factor = matrix[k * size + i]!;
      for (let j = 0; j <= i; j++) sums[j]! += factor * matrix[k * size + j]!;
    }
    matrix.set(sums.subarray(0, i + 1), i * size);
    done(i);
  }
}

function mirror(matrix: Float32Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j]!;
  }
}
