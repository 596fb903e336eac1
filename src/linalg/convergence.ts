import type { KrylovState } from './block-lanczos.ts';
import { PANEL } from './kernels/kernels.ts';
import type { SvdWorkspace } from './svd-workspace.ts';

/**
 * Stops when ||A^T A v - theta v|| / theta is at most this. Singular values are right long before, since their error is
 * proportional to the square of the residual. Nearest neighbours are not, because the last vectors still turn: on real
 * text, a limit ten times as high lost 3 % of the neighbours of the exact SVD.
 */
const RESIDUAL = 5e-4;
/** How many Ritz pairs to check. Half of them are the last of those wanted, because these converge last. */
const SAMPLE = 32;
/** Steps at which to check early, when a check is cheap and shows the rate. */
const EARLY_CHECKS = [4, 8, 16, 24, 32, 48];
/** No residual is small until the basis is this many times as large as the rank. */
const MIN_BASIS = 2;
const MAX_STRIDE = 8;
/** Residuals fall faster and faster, so only about this share of the steps that the last rate predicts is needed. */
const ACCELERATION = 0.6;

/**
 * Checks whether the wanted Ritz pairs of a growing Krylov basis have converged. It judges by their residuals, which
 * need no product with A, only the last block of their eigenvectors in basis coordinates (Golub & Van Loan, section
 * 10.1.5). The rate at which residuals fall decides when to check again.
 */
export class RitzMonitor {
  readonly #workspace: SvdWorkspace;
  readonly #wanted: number;
  #values: Float64Array = new Float64Array(0);
  #nextCheck = EARLY_CHECKS[0]!;
  #previous: { readonly step: number; readonly residual: number } | null = null;

  constructor(workspace: SvdWorkspace, wanted: number) {
    this.#workspace = workspace;
    this.#wanted = wanted;
  }

  /** The latest estimates of the wanted eigenvalues of A^T A, descending; empty before the first check. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#wanted);
  }

  /** Checks the state if a check is due; returns whether the wanted pairs have converged. */
  async check(state: KrylovState): Promise<boolean> {
    const last = state.exhausted || state.panels === this.#workspace.layout.maxPanels;
    if (state.panels < this.#nextCheck && !last) return false;
    this.#values = await this.#workspace.ritzValues(state.projected);
    const size = state.projected.size;
    if (last) return true;
    if (size < MIN_BASIS * this.#wanted) {
      const first = Math.ceil((MIN_BASIS * this.#wanted) / PANEL);
      this.#nextCheck = Math.min(first, EARLY_CHECKS.find((step) => step > state.panels) ?? first);
      return false;
    }
    const residual = await this.#residual(state);
    if (residual <= RESIDUAL) return true;
    this.#nextCheck = state.panels + this.#stride(state.panels, residual);
    this.#previous = { step: state.panels, residual };
    return false;
  }

  /** Steps until the residual should be small enough, at the rate since the previous check. */
  #stride(step: number, residual: number): number {
    if (!this.#previous) return MAX_STRIDE;
    const fall = Math.log(this.#previous.residual / residual) / (step - this.#previous.step);
    const steps = fall > 0 ? Math.ceil((ACCELERATION * Math.log(residual / RESIDUAL)) / fall) : MAX_STRIDE;
    return Math.min(MAX_STRIDE, Math.max(1, steps));
  }

  async #residual({ projected, coupling }: KrylovState): Promise<number> {
    const { size } = projected;
    const count = Math.min(this.#wanted, size);
    const picked = sampleIndices(count);
    const theta = Float64Array.from(picked, (i) => this.#values[i]!);
    const vectors = await this.#workspace.ritzVectors(projected, theta);
    const residuals = picked.map((_, k) => {
      const tail = vectors.subarray((k + 1) * size - PANEL, (k + 1) * size);
      return couplingLength(coupling, tail) / theta[k]!;
    });
    return Math.max(...residuals);
  }
}

/** Samples 0..count - 1: the last ones, and evenly spaced others. */
function sampleIndices(count: number): number[] {
  const last = Math.min(count, SAMPLE / 2);
  const spread = Math.min(count - last, SAMPLE / 2);
  const before = Array.from({ length: spread }, (_, i) => Math.floor((i * (count - last)) / spread));
  return [...before, ...Array.from({ length: last }, (_, i) => count - last + i)];
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
