import type { Components } from './components.ts';
import type { CsrMatrix } from './csr-matrix.ts';

/**
 * The new place of each column when columns are sorted by their number of entries, most first (ties by index). The
 * columns that rows use most often then share a few cache lines.
 */
export function columnOrder(counts: Uint32Array): Uint32Array {
  const place = new Uint32Array(counts.length);
  mostFrequentFirst(counts).forEach((column, i) => (place[column] = i));
  return place;
}

/** Copies a matrix into the given arrays, with its columns moved to the given places. */
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

/** Places for the columns that are used. */
export interface ColumnPlaces {
  /** New place of each column, most frequent first; -1 for unused columns. */
  readonly place: Int32Array;
  /** How many columns have a place. */
  readonly count: number;
}

/** Places for the columns that occur in a row and in a component. */
export function placeUsedColumns(matrix: CsrMatrix, { rank, columns, components }: Components): ColumnPlaces {
  const used = new Uint8Array(columns);
  for (let k = 0; k < rank; k++) {
    for (let j = 0; j < columns; j++) if (components[k * columns + j] !== 0) used[j] = 1;
  }
  const counts = new Uint32Array(columns);
  const nonzeros = matrix.offsets[matrix.rows]!;
  for (let k = 0; k < nonzeros; k++) {
    const column = matrix.indices[k]!;
    counts[column]! += used[column]!;
  }
  const place = new Int32Array(columns).fill(-1);
  let count = 0;
  for (const column of mostFrequentFirst(counts)) if (counts[column]! > 0) place[column] = count++;
  return { place, count };
}

function mostFrequentFirst(counts: Uint32Array): Uint32Array {
  return Uint32Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
}
