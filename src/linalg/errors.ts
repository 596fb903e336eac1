/** The matrix has no component to give: every entry is zero, or there are no rows or columns. */
export class RankError extends Error {
  override readonly name = 'RankError';
}

/** The arrays do not describe a sparse matrix, or their sizes do not fit together. */
export class MatrixError extends Error {
  override readonly name = 'MatrixError';
}
