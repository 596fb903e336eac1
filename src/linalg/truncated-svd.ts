import type { CsrMatrix } from './csr-matrix.ts';

export interface SvdOptions {
  /** How many singular triplets to keep; clipped to min(rows, columns) - 1. */
  readonly rank: number;
  /** Same matrix, rank and seed give the same answer, whatever the number of threads. */
  readonly seed: number;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
  readonly onProgress?: (progress: SvdProgress) => void;
}

export interface SvdProgress {
  readonly step: number;
  /** Upper bound; convergence may come earlier. */
  readonly maxSteps: number;
  /** Share of the variance that the current subspace keeps, in [0, 1]; null before the first estimate. */
  readonly explainedVariance: number | null;
}

/** The best rank-k approximation A ~ U S V^T; U is not kept: project rows with V instead. */
export interface TruncatedSvd {
  readonly rank: number;
  readonly columns: number;
  /** Descending; length rank. */
  readonly singularValues: Float64Array;
  /** Row-major rank x columns: row k is the k-th right singular vector. Signs fixed: the entry largest in size is positive. */
  readonly components: Float32Array;
  /** Share of the total column variance that the projection keeps, in [0, 1], as scikit-learn sums it. */
  readonly explainedVariance: number;
}

export type TruncatedSvdFunction = (matrix: CsrMatrix, options: SvdOptions) => Promise<TruncatedSvd>;
