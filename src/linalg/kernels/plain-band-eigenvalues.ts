import type { BandMatrix } from '../band-matrix.ts';

/**
 * All eigenvalues of a symmetric band matrix, descending. Givens rotations reduce it to tridiagonal form and chase each
 * bulge off the end (Schwarz 1968). Implicit QL with Wilkinson's shift then finds the eigenvalues (Golub & Van Loan,
 * section 8.3). Takes about width * size^2 operations. Throws Error if QL does not converge, which happens only if
 * entries are not finite.
 */
export function bandEigenvalues(matrix: BandMatrix): Float64Array {
  const { diagonal, offDiagonal } = tridiagonalize(matrix);
  tridiagonalEigenvalues(diagonal, offDiagonal);
  return diagonal.sort().reverse();
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry i joins i and i + 1; the last is zero. */
  readonly offDiagonal: Float64Array;
}

/** A tridiagonal matrix with the same eigenvalues. */
function tridiagonalize(matrix: BandMatrix): Tridiagonal {
  const { size } = matrix;
  // Row-major lower band with a spare column for the bulge: entry (i, j) is at i * stride + j - i + reach.
  const reach = matrix.width + 1;
  const stride = reach + 1;
  const band = new Float64Array(size * stride);
  for (let d = 0; d <= matrix.width; d++) {
    for (let i = 0; i + d < size; i++) band[(i + d) * stride + reach - d] = matrix.data[d * size + i]!;
  }
  for (let width = matrix.width; width > 1; width--) {
    for (let column = 0; column + width < size; column++) {
      let row = column + width;
      let from = column;
      while (row < size) {
        const target = row * stride + from - row + reach;
        const keep = target - stride + 1;
        if (band[target] !== 0) {
          const radius = Math.hypot(band[keep]!, band[target]!);
          const c = band[keep]! / radius;
          const s = band[target]! / radius;
          band[keep] = radius;
          band[target] = 0;
          rotate(band, stride, reach, size, row, from + 1, width, c, s);
        }
        from = row - 1;
        row += width;
      }
    }
  }
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    diagonal[i] = band[i * stride + reach]!;
    if (i + 1 < size && matrix.width > 0) offDiagonal[i] = band[(i + 1) * stride + reach - 1]!;
  }
  return { diagonal, offDiagonal };
}

/** Rotates the plane of rows and columns (row - 1, row), from column `first` onwards; makes one bulge below. */
function rotate(
  band: Float64Array,
  stride: number,
  reach: number,
  size: number,
  row: number,
  first: number,
  width: number,
  c: number,
  s: number,
): void {
  const upper = (row - 1) * stride + reach - (row - 1);
  const lower = row * stride + reach - row;
  for (let j = first; j < row - 1; j++) {
    const a = band[upper + j]!;
    const b = band[lower + j]!;
    band[upper + j] = c * a + s * b;
    band[lower + j] = c * b - s * a;
  }
  const p = band[upper + row - 1]!;
  const q = band[lower + row - 1]!;
  const r = band[lower + row]!;
  band[upper + row - 1] = c * c * p + 2 * c * s * q + s * s * r;
  band[lower + row] = s * s * p - 2 * c * s * q + c * c * r;
  band[lower + row - 1] = c * s * (r - p) + (c * c - s * s) * q;
  const end = Math.min(size - 1, row + width);
  for (let i = row + 1; i <= end; i++) {
    const at = i * stride + reach - i + row;
    const a = band[at - 1]!;
    const b = band[at]!;
    band[at - 1] = c * a + s * b;
    band[at] = c * b - s * a;
  }
}

/** Overwrites `diagonal` with the eigenvalues, in no particular order, and destroys `offDiagonal`. */
function tridiagonalEigenvalues(diagonal: Float64Array, offDiagonal: Float64Array): void {
  const size = diagonal.length;
  for (let low = 0; low < size; low++) {
    for (let sweeps = 0; ; sweeps++) {
      let high = low;
      while (high < size - 1) {
        const scale = Math.abs(diagonal[high]!) + Math.abs(diagonal[high + 1]!);
        if (Math.abs(offDiagonal[high]!) <= Number.EPSILON * scale) break;
        high++;
      }
      if (high === low) break;
      if (sweeps === 60) throw new Error('the eigenvalues of the projected matrix did not converge');
      sweepQl(diagonal, offDiagonal, low, high);
    }
  }
}

function sweepQl(diagonal: Float64Array, offDiagonal: Float64Array, low: number, high: number): void {
  let g = (diagonal[low + 1]! - diagonal[low]!) / (2 * offDiagonal[low]!);
  let r = Math.hypot(g, 1);
  g = diagonal[high]! - diagonal[low]! + offDiagonal[low]! / (g + (g < 0 ? -r : r));
  let [s, c, p] = [1, 1, 0];
  for (let i = high - 1; i >= low; i--) {
    const f = s * offDiagonal[i]!;
    const b = c * offDiagonal[i]!;
    r = Math.sqrt(f * f + g * g);
    offDiagonal[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1]! -= p;
      offDiagonal[high] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = diagonal[i + 1]! - p;
    r = (diagonal[i]! - g) * s + 2 * c * b;
    p = s * r;
    diagonal[i + 1] = g + p;
    g = c * r - b;
  }
  diagonal[low]! -= p;
  offDiagonal[low] = g;
  offDiagonal[high] = 0;
}
