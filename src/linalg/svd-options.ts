export interface SvdOptions {
  /** How many singular triplets to keep; limited to the numerical rank of the matrix. */
  readonly rank: number;
  /** The same matrix, rank and seed give the same result on any number of threads. */
  readonly seed: number;
  /**
   * Whether to decompose A - 1 m^T, with column means m, instead of A (principal components). The matrix stays sparse:
   * only products are corrected. Default false.
   */
  readonly centred?: boolean;
  /**
   * The factors by which the rows have been multiplied, so that some count more than others. Centring then subtracts
   * the weighted mean: A - w m^T with m = A^T w / w^T w. Default: ones.
   */
  readonly rowWeights?: Float32Array;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
  readonly onProgress?: (progress: SvdProgress) => void;
}

interface SvdProgress {
  readonly step: number;
  /** An upper bound: the SVD may converge earlier. */
  readonly maxSteps: number;
  /** Share of the variance that the current subspace keeps, in [0, 1]; null before the first estimate. */
  readonly explainedVariance: number | null;
}
