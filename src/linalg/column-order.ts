import type { Components } from './components.ts';
import type { CsrMatrix } from './csr-matrix.ts';

/**
 * New place of each column when columns are sorted by how many entries they have, most first (ties by
 * index): the columns that rows ask for most often then share a few cache lines.
 */
export function columnOrder(counts: Uint32Array): Uint32Array {
  const place = new Uint32Array(counts.length);
  mostFrequentFirst(counts).forEach((column, i) => (place[column] = i));
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

/** Where the columns go that are of use. */
export interface ColumnPlaces {
  /** New place of each column, most frequent first; -1 for one that is of no use. */
  readonly place: Int32Array;
  /** How many have a place. */
  readonly count: number;
}

/** Places for the columns that some row has and some component uses. */
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
