import { CONTENT_BLOCK_NAMES, CONTENT_BLOCKS } from '../../features/content-blocks.ts';
import { sortColumns } from '../weights.ts';

/** By block number: whether rare terms weigh more, and the block's length in a row. */
const IDF_WEIGHTED = CONTENT_BLOCK_NAMES.map((block) => CONTENT_BLOCKS[block].idfWeighted);
const LENGTHS = CONTENT_BLOCK_NAMES.map((block) => CONTENT_BLOCKS[block].weight);

/**
 * Weights the terms of movies, one movie at a time: (1 + ln count) idf in blocks where rare terms weigh more, and the
 * count itself in the others. Each block is scaled to its length (content-blocks.ts), and the whole row to length 1.
 */
export class RowWeigher {
  readonly #idf: Float32Array;
  /** The block number of each column. */
  readonly #blocks: Uint8Array;
  /** The columns of the current row, and the count of each column. */
  readonly #columns: Uint16Array;
  readonly #counts: Float32Array;
  readonly #raw: Float64Array;
  readonly #squares = new Float64Array(CONTENT_BLOCK_NAMES.length);
  #length = 0;

  /** @param blocks the block number of each column, as in the table of blocks */
  constructor(idf: Float32Array, blocks: Uint8Array) {
    this.#idf = idf;
    this.#blocks = blocks;
    this.#columns = new Uint16Array(blocks.length);
    this.#counts = new Float32Array(blocks.length);
    this.#raw = new Float64Array(blocks.length);
  }

  /** Adds a term to the row. Each column may come only once. */
  add(column: number, count: number): void {
    this.#columns[this.#length++] = column;
    this.#counts[column] = count;
  }

  /**
   * Writes the row's columns, ascending, and their weights at position `at`; returns their number. Begins a new row.
   */
  finish(indices: Uint16Array, values: Float32Array, at: number): number {
    const length = this.#length;
    sortColumns(this.#columns, length);
    this.#squares.fill(0);
    for (let i = 0; i < length; i++) {
      const column = this.#columns[i]!;
      const block = this.#blocks[column]!;
      const count = this.#counts[column]!;
      const weight = IDF_WEIGHTED[block]!
        ? (count === 1 ? 1 : 1 + Math.log(count)) * this.#idf[column]!
        : count;
      this.#raw[i] = weight;
      this.#squares[block]! += weight * weight;
    }
    let total = 0;
    for (let block = 0; block < LENGTHS.length; block++) {
      if (this.#squares[block]! > 0) total += LENGTHS[block]! ** 2;
    }
    const whole = Math.sqrt(total);
    for (let i = 0; i < length; i++) {
      const column = this.#columns[i]!;
      const block = this.#blocks[column]!;
      indices[at + i] = column;
      values[at + i] = (this.#raw[i]! / Math.sqrt(this.#squares[block]!)) * (LENGTHS[block]! / whole);
    }
    this.#length = 0;
    return length;
  }
}
