/**
 * What a learned model knows about people, besides each movie's vectors (*in*, *out*, taste and prior). Training makes
 * it, the model keeps it, and scoring movies for a person reads it.
 */
export interface PersonSpace {
  /** Length of *in* and *out* vectors. */
  readonly dimensions: number;
  /** Length of taste vectors, which are the model's embeddings. */
  readonly tasteDimensions: number;
  /** The average person: the mean of the *in* vectors, weighted by the movies' likes. Length `dimensions`. */
  readonly average: Float32Array;
  /** Covariance of the movies' *out* vectors, row-major dimensions x dimensions. */
  readonly outCovariance: Float32Array;
  /** Covariance of the movies' embeddings times their prior, row-major tasteDimensions x tasteDimensions. */
  readonly tasteCovariance: Float32Array;
}

/** At most this many evenly spaced rows are used: enough to know a standard deviation to one percent. */
export const MAX_COVARIANCE_ROWS = 4096;

/**
 * Covariance, divided by the number of rows, of `count` vectors of length `dimensions`. `row(i)` is the i-th of them.
 * Row-major dimensions x dimensions.
 */
export function covariance(
  count: number,
  dimensions: number,
  row: (index: number) => Float32Array,
): Float32Array {
  const stride = Math.max(1, Math.ceil(count / MAX_COVARIANCE_ROWS));
  const mean = new Float64Array(dimensions);
  const products = new Float64Array(dimensions * dimensions);
  let taken = 0;
  for (let index = 0; index < count; index += stride, taken++) {
    const vector = row(index);
    for (let i = 0; i < dimensions; i++) {
      const value = vector[i]!;
      mean[i]! += value;
      for (let j = 0; j <= i; j++) products[i * dimensions + j]! += value * vector[j]!;
    }
  }
  const result = new Float32Array(dimensions * dimensions);
  if (taken === 0) return result;
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j <= i; j++) {
      const value = products[i * dimensions + j]! / taken - (mean[i]! / taken) * (mean[j]! / taken);
      result[i * dimensions + j] = value;
      result[j * dimensions + i] = value;
    }
  }
  return result;
}

/** Standard deviation of v . x, where x has covariance C: sqrt(v^T C v). */
export function deviation(vector: Float32Array, matrix: Float32Array): number {
  const size = vector.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    let product = 0;
    for (let j = 0; j < size; j++) product += matrix[i * size + j]! * vector[j]!;
    sum += vector[i]! * product;
  }
  return Math.sqrt(Math.max(0, sum));
}
