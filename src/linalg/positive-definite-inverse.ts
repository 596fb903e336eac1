import { type InverseOptions, openInverse } from './inverse-matrix.ts';

/**
 * Inverse of a symmetric positive definite matrix A (n x n). `fill` writes A to a zeroed row-major array, of which only
 * the lower triangle is read. Returns the full A^-1, row-major, in the same memory. It takes 4 n^2 bytes, in single
 * precision, and another 4 n^2 bytes while it works.
 * @throws {MatrixError} if A is not positive definite; the message says at which row.
 */
export async function positiveDefiniteInverse(
  size: number,
  fill: (matrix: Float32Array) => void,
  options: InverseOptions = {},
): Promise<Float32Array> {
  const matrix = new Float32Array(size * size);
  fill(matrix);
  const inverse = await openInverse(
    size,
    (row, entries) => {
      entries.set(matrix.subarray(row * size, row * size + row + 1));
    },
    options,
  );
  try {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) matrix[i * size + j] = inverse.entry(i, j);
    }
    return matrix;
  } finally {
    await inverse.close();
  }
}
