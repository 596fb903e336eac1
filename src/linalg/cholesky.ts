import { PANEL } from './kernels/kernels.ts';

/**
 * Upper triangular R with R^T R = G for a 16 x 16 Gram matrix (row-major; only its upper half is read). If a column's
 * pivot, the squared length that is left, is not greater than its entry in `tolerances`, the column depends on those
 * before it, and its row of R is zero.
 */
export function gramCholesky(gram: ArrayLike<number>, tolerances: ArrayLike<number>): Float64Array {
  const r = new Float64Array(PANEL * PANEL);
  for (let k = 0; k < PANEL; k++) {
    let pivot = gram[k * PANEL + k]!;
    for (let i = 0; i < k; i++) pivot -= r[i * PANEL + k]! ** 2;
    if (!(pivot > tolerances[k]!)) continue;
    const root = Math.sqrt(pivot);
    r[k * PANEL + k] = root;
    for (let j = k + 1; j < PANEL; j++) {
      let sum = gram[k * PANEL + j]!;
      for (let i = 0; i < k; i++) sum -= r[i * PANEL + k]! * r[i * PANEL + j]!;
      r[k * PANEL + j] = sum / root;
    }
  }
  return r;
}

/** Product of two 16 x 16 upper triangular blocks. */
export function multiplyTriangular(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(PANEL * PANEL);
  for (let i = 0; i < PANEL; i++) {
    for (let k = i; k < PANEL; k++) {
      for (let j = k; j < PANEL; j++) product[i * PANEL + j]! += a[i * PANEL + k]! * b[k * PANEL + j]!;
    }
  }
  return product;
}
