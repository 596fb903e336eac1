import { TILE } from './kernels/kernels.ts';

/**
 * The upper triangle of a 64 x 64 tile A <- R with A = R^T R, in double precision. Leaves the lower triangle alone.
 * Returns the first row whose pivot is not positive, if there is one.
 */
export function factoriseTile(tile: Float32Array): { row: number; pivot: number } | null {
  const work = Float64Array.from(tile);
  for (let k = 0; k < TILE; k++) {
    const pivot = work[k * TILE + k]!;
    if (!(pivot > 0)) return { row: k, pivot };
    const root = Math.sqrt(pivot);
    for (let j = k; j < TILE; j++) work[k * TILE + j]! /= root;
    for (let i = k + 1; i < TILE; i++) {
      const factor = work[k * TILE + i]!;
      for (let j = i; j < TILE; j++) work[i * TILE + j]! -= factor * work[k * TILE + j]!;
    }
  }
  for (let i = 0; i < TILE; i++) {
    for (let j = i; j < TILE; j++) tile[i * TILE + j] = work[i * TILE + j]!;
  }
  return null;
}

/** R^-1, upper triangular, of the upper triangle of a tile. */
export function invertTriangularTile(tile: Float32Array): Float64Array {
  const inverse = new Float64Array(TILE * TILE);
  for (let j = 0; j < TILE; j++) {
    inverse[j * TILE + j] = 1 / tile[j * TILE + j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += tile[i * TILE + k]! * inverse[k * TILE + j]!;
      inverse[i * TILE + j] = -sum / tile[i * TILE + i]!;
    }
  }
  return inverse;
}
