/** The matrix has no components: every entry is zero, or there are no rows or columns. */
export class RankError extends Error {
  override readonly name = 'RankError';
}

/** The arrays do not describe a sparse matrix, or their sizes do not match. */
export class MatrixError extends Error {
  override readonly name = 'MatrixError';
}

/** The computation needs more memory than there is; `bytes` says how much. */
export class InsufficientMemoryError extends Error {
  override readonly name = 'InsufficientMemoryError';
  readonly bytes: number;

  constructor(bytes: number, limit: string, options?: ErrorOptions) {
    super(`the computation needs ${Math.ceil(bytes / 2 ** 20)} MiB, ${limit}`, options);
    this.bytes = bytes;
  }
}

/** A worker thread failed or was lost. Its results are invalid. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}
