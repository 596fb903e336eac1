export interface SvdOptions {
  /** How many singular triplets to keep; clipped to the numerical rank of the matrix. */
  readonly rank: number;
  /** Same matrix, rank and seed give the same answer, whatever the number of threads. */
  readonly seed: number;
  /**
   * Decompose A - 1 m^T, m the column means, instead of A (principal components). The matrix stays sparse:
   * only products are corrected. Default false.
   */
  readonly centred?: boolean;
  /**
   * What each row has been multiplied by, so that some count for more than others: centring then takes off the weighted
   * mean, A - w m^T with m = A^T w / w^T w. Default: ones.
   */
  readonly rowWeights?: Float32Array;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
  readonly onProgress?: (progress: SvdProgress) => void;
}

interface SvdProgress {
  readonly step: number;
  /** Upper bound; convergence may come earlier. */
  readonly maxSteps: number;
  /** Share of the variance that the current subspace keeps, in [0, 1]; null before the first estimate. */
  readonly explainedVariance: number | null;
}
