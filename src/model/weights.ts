/** Smooth inverse document frequency, as if one more document had every term: ln((1 + n) / (1 + df)) + 1. */
export function inverseDocumentFrequency(documents: number, documentsWithTerm: number): number {
  // Rounded to single precision, as the database stores it. So a vector made later from stored frequencies has the same
  // bits as in training.
  return Math.fround(Math.log((1 + documents) / (1 + documentsWithTerm)) + 1);
}

/**
 * Weights one row: (1 + ln tf) x idf, scaled to unit length (Euclidean). Entry i of `weights` becomes the weight of
 * term `columns[i]` with count `counts[columns[i]]`, for i < length. A row without terms stays as it is.
 */
export function weighRow(
  columns: Uint16Array,
  length: number,
  counts: Uint32Array,
  idf: Float32Array,
  weights: Float64Array,
): void {
  let squares = 0;
  for (let i = 0; i < length; i++) {
    const column = columns[i]!;
    const count = counts[column]!;
    const weight = (count === 1 ? 1 : 1 + Math.log(count)) * idf[column]!;
    weights[i] = weight;
    squares += weight * weight;
  }
  const norm = Math.sqrt(squares);
  for (let i = 0; i < length; i++) weights[i]! /= norm;
}

/** Sorts `columns[0, length)` ascending. Rows are short, and for those insertion sort is faster. */
export function sortColumns(columns: Uint16Array, length: number): void {
  if (length > 64) {
    columns.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i++) {
    const column = columns[i]!;
    let at = i;
    while (at > 0 && columns[at - 1]! > column) {
      columns[at] = columns[at - 1]!;
      at -= 1;
    }
    columns[at] = column;
  }
}
