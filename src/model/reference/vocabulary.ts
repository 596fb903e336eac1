import { sortColumns, weighRow } from '../weights.ts';

/** A row of the TF-IDF matrix. */
export interface SparseVector {
  /** Columns, ascending. */
  readonly indices: Uint16Array;
  /** The weights of the columns; together of unit length. */
  readonly values: Float32Array;
}

/** The terms that a trained model knows. Weights a document as training did, to the last bit. */
export class Vocabulary {
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  readonly #columns: ReadonlyMap<string, number>;

  /** `idf[i]` belongs to `terms[i]`, which is column i. */
  constructor(terms: readonly string[], idf: Float32Array) {
    if (terms.length !== idf.length) {
      throw new RangeError(`a vocabulary of ${terms.length} terms needs as many weights, got ${idf.length}`);
    }
    this.terms = terms;
    this.idf = idf;
    this.#columns = new Map(terms.map((term, column) => [term, column]));
  }

  /**
   * @param counts terms of a document and how often each occurs (features/document-terms.ts); unknown ones are ignored
   */
  vectorize(counts: Iterable<readonly [term: string, count: number]>): SparseVector {
    const countOf = new Map<number, number>();
    for (const [term, count] of counts) {
      const column = this.#columns.get(term);
      if (column !== undefined) countOf.set(column, count);
    }
    const indices = Uint16Array.from(countOf.keys());
    sortColumns(indices, indices.length);
    // Counts are by position, since a dense array of all columns for one document would be a waste.
    const positions = Uint16Array.from(indices.keys());
    const counted = Uint32Array.from(indices, (column) => countOf.get(column)!);
    const idf = Float32Array.from(indices, (column) => this.idf[column]!);
    const weights = new Float64Array(indices.length);
    weighRow(positions, positions.length, counted, idf, weights);
    return { indices, values: Float32Array.from(weights) };
  }
}
