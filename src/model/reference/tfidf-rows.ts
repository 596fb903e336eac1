import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import type { PairTable } from './pair-table.ts';
import type { TokenSequence } from './token-sequence.ts';
import { sortColumns, weighRow } from '../weights.ts';

/** The column of each token and each pair of neighbours; -1 for none. */
export interface FeatureColumns {
  readonly ofToken: Int32Array;
  /** The pairs that have a column. */
  readonly pairs: PairTable;
  readonly ofPair: Uint32Array;
  /** 1 for tokens that begin such a pair. */
  readonly beginsPair: Uint8Array;
  readonly idf: Float32Array;
}

/**
 * The weighted rows of all documents. `nonzeros` is the sum of the columns' document frequencies. The arrays are in
 * shared memory, so that threads can read them without a copy.
 */
export function weighRows(sequence: TokenSequence, features: FeatureColumns, nonzeros: number): CsrMatrix {
  const { ofToken, pairs, ofPair, beginsPair, idf } = features;
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (sequence.documents + 1)));
  const indices = new Uint16Array(new SharedArrayBuffer(2 * nonzeros));
  const values = new Float32Array(new SharedArrayBuffer(4 * nonzeros));
  const counts = new Uint32Array(idf.length);
  const columns = new Uint16Array(idf.length);
  const weights = new Float64Array(idf.length);
  let length = 0;
  let row = 0;
  let offset = 0;

  const count = (column: number): void => {
    if (counts[column] === 0) columns[length++] = column;
    counts[column]! += 1;
  };
  const endRow = (): void => {
    sortColumns(columns, length);
    weighRow(columns, length, counts, idf, weights);
    for (let i = 0; i < length; i++) {
      const column = columns[i]!;
      indices[offset + i] = column;
      values[offset + i] = weights[i]!;
      counts[column] = 0;
    }
    offset += length;
    row += 1;
    offsets[row] = offset;
    length = 0;
  };
  let previous = -1;
  for (const entries of sequence.blocks()) {
    for (const entry of entries) {
      const before = previous;
      previous = entry - 1;
      if (entry === 0) {
        endRow();
        continue;
      }
      const column = ofToken[previous]!;
      if (column >= 0) count(column);
      if (before < 0 || beginsPair[before] === 0) continue;
      const pair = pairs.find(before, previous);
      if (pair >= 0) count(ofPair[pair]!);
    }
  }
  return { rows: sequence.documents, columns: idf.length, offsets, indices, values };
}
