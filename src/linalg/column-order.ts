import type { CsrMatrix } from './csr-matrix.ts';

/**
 * New place of each column when columns are sorted by how many entries they have, most first (ties by
 * index): the columns that rows ask for most often then share a few cache lines.
 */
export function columnOrder(counts: Uint32Array): Uint32Array {
  const sorted = Uint32Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const place = new Uint32Array(counts.length);
  sorted.forEach((column, i) => (place[column] = i));
  return place;
}

/** Copies a matrix into arrays given, with its columns moved to the places given. */
export function copyReordered(
  matrix: CsrMatrix,
  place: Uint32Array,
  to: { readonly offsets: Uint32Array; readonly indices: Uint16Array; readonly values: Float32Array },
): void {
  const nonzeros = matrix.offsets[matrix.rows]!;
  to.offsets.set(matrix.offsets);
  to.values.set(nonzeros === matrix.values.length ? matrix.values : matrix.values.subarray(0, nonzeros));
  for (let k = 0; k < nonzeros; k++) to.indices[k] = place[matrix.indices[k]!]!;
}
