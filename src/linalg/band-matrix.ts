/**
 * A symmetric band matrix in double precision, lower half: `data[d * size + i]` is the entry (i + d, i)
 * for 0 <= d <= width.
 */
export interface BandMatrix {
  readonly size: number;
  /** How many diagonals below the main one may be non-zero. */
  readonly width: number;
  readonly data: Float64Array;
}

export function bandMatrix(size: number, width: number): BandMatrix {
  return { size, width, data: new Float64Array((width + 1) * size) };
}

/** A copy of the leading size x size part. */
export function leadingBand(matrix: BandMatrix, size: number): BandMatrix {
  const part = bandMatrix(size, matrix.width);
  for (let d = 0; d <= matrix.width && d < size; d++) {
    part.data.set(matrix.data.subarray(d * matrix.size, d * matrix.size + size - d), d * size);
  }
  return part;
}

/** An upper bound on the magnitude of all eigenvalues: the largest row sum of absolute values. */
export function bandNorm(matrix: BandMatrix): number {
  const { size, width, data } = matrix;
  const sums = new Float64Array(size);
  for (let d = 0; d <= width; d++) {
    for (let i = 0; i + d < size; i++) {
      const entry = Math.abs(data[d * size + i]!);
      sums[i]! += entry;
      if (d > 0) sums[i + d]! += entry;
    }
  }
  return sums.reduce((a, b) => Math.max(a, b), 0);
}
