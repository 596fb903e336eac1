import { bandEigenvalues } from './band-eigenvalues.ts';
import { bandEigenvectors } from './band-eigenvectors.ts';
import type { KrylovState } from './block-lanczos.ts';
import { PANEL } from './kernels/kernels.ts';

/** What the basis is worth so far. */
export interface RitzEstimate {
  /** All eigenvalues of the projected matrix, descending. */
  readonly values: Float64Array;
  /** Root mean square of ||A^T A v - theta v|| / theta over a sample of the wanted Ritz pairs. */
  readonly residual: number;
}

/** Ritz pairs whose residual is looked at. */
const SAMPLE = 32;

/**
 * Eigenvalues of the projected matrix and the residuals of a sample of the wanted pairs, from the last
 * block of their eigenvectors (Golub & Van Loan, section 10.1.5): no product with A is needed.
 */
export function estimateRitz(state: KrylovState, wanted: number): RitzEstimate {
  const values = bandEigenvalues(state.projected);
  const count = Math.min(wanted, values.length);
  const sample = Math.min(SAMPLE, count);
  const picked = Array.from({ length: sample }, (_, i) => Math.floor(((i + 1) * count) / sample) - 1);
  const theta = Float64Array.from(picked, (i) => values[i]!);
  const vectors = bandEigenvectors(state.projected, theta);
  const { size } = state.projected;
  let sum = 0;
  for (let k = 0; k < sample; k++) {
    const tail = vectors.subarray((k + 1) * size - PANEL, (k + 1) * size);
    sum += (couplingLength(state.coupling, tail) / theta[k]!) ** 2;
  }
  return { values, residual: Math.sqrt(sum / sample) };
}

/** ||R s|| for an upper triangular 16 x 16 block. */
function couplingLength(coupling: Float64Array, tail: Float64Array): number {
  let square = 0;
  for (let a = 0; a < PANEL; a++) {
    let sum = 0;
    for (let b = a; b < PANEL; b++) sum += coupling[a * PANEL + b]! * tail[b]!;
    square += sum * sum;
  }
  return Math.sqrt(square);
}
