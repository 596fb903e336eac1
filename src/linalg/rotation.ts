import { randomSource } from './random.ts';

/**
 * A random orthogonal matrix, uniform over all of them: the Q of a Gaussian matrix, with the signs of R's
 * diagonal made positive (Stewart 1980), by Householder reflections. Row-major dimensions x dimensions;
 * the same seed gives the same matrix. Rows are orthonormal to about 1e-15.
 */
export function randomRotation(dimensions: number, seed: number): Float64Array {
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw new RangeError(`dimensions must be a whole number of at least 1, got ${dimensions}`);
  }
  const random = randomSource(seed, 1);
  const rotation = new Float64Array(dimensions * dimensions);
  for (let i = 0; i < dimensions; i++) rotation[i * dimensions + i] = 1;
  const reflector = new Float64Array(dimensions);
  // A product of reflections of shrinking dimension, each of a fresh Gaussian vector onto an axis.
  for (let size = 2; size <= dimensions; size++) {
    const first = dimensions - size;
    let square = 0;
    for (let i = first; i < dimensions; i++) {
      const value = random.normal();
      reflector[i] = value;
      square += value * value;
    }
    const sign = reflector[first]! < 0 ? -1 : 1;
    const length = Math.sqrt(square);
    square += length * (length + 2 * Math.abs(reflector[first]!));
    reflector[first]! += sign * length;
    reflectRows(rotation, reflector, dimensions, first, 2 / square);
    // The reflection sends the vector to -sign * length * axis. Turning the axis makes the result uniform.
    for (let row = 0; row < dimensions; row++) rotation[row * dimensions + first]! *= -sign;
  }
  if (random.uniform() < 0.5) {
    for (let row = 0; row < dimensions; row++) rotation[(row + 1) * dimensions - 1]! *= -1;
  }
  return rotation;
}

/** Every row r <- r - (r . v) * factor * v, over columns from `first` onwards. */
function reflectRows(
  matrix: Float64Array,
  v: Float64Array,
  dimensions: number,
  first: number,
  factor: number,
): void {
  for (let row = 0; row < dimensions; row++) {
    const at = row * dimensions;
    let dot = 0;
    for (let i = first; i < dimensions; i++) dot += matrix[at + i]! * v[i]!;
    dot *= factor;
    for (let i = first; i < dimensions; i++) matrix[at + i]! -= dot * v[i]!;
  }
}
