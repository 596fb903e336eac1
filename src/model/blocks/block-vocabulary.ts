import { CONTENT_BLOCK_NAMES, type ContentBlock } from '../../features/content-blocks.ts';
import { type ContentMovie, type ContentTermSink, visitContentTerms } from '../../features/content-terms.ts';
import { CROWD_COLUMNS, crowdFeatures, type CrowdMovie } from '../../features/crowd-features.ts';
import type { SparseVector } from '../reference/vocabulary.ts';
import { RowWeigher } from './block-weights.ts';

/** The fields of a movie that block representations read. */
export type BlockMovie = ContentMovie & CrowdMovie;

const CONSTANT = 'constant:1';

/**
 * The most entries that a row has besides its terms: the RBF activations of the crowd, about five per scale with room
 * to spare, and the constant.
 */
export const MAX_OTHER_ENTRIES = 33;

/**
 * The columns of a block representation: the terms of each block, then the RBF columns of the crowd, then the constant.
 * Terms are named `block:label`, as in the database: "genre:Science Fiction".
 */
export class BlockVocabulary {
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  /** Columns below this number describe movies. */
  readonly descriptiveColumns: number;
  /** By block, then by label, so that a label is hashed without its block's name in front. */
  readonly #columns: ReadonlyMap<ContentBlock, ReadonlyMap<string, number>>;
  readonly #weigher: RowWeigher;

  /** Takes `terms` and `idf` of all columns, as stored. */
  constructor(terms: readonly string[], idf: Float32Array) {
    this.terms = terms;
    this.idf = idf;
    this.descriptiveColumns = terms.length - CROWD_COLUMNS.length - 1;
    this.#columns = columnsByBlock(terms.slice(0, this.descriptiveColumns));
    this.#weigher = new RowWeigher(
      idf,
      Uint8Array.from(terms.slice(0, this.descriptiveColumns), (term) =>
        CONTENT_BLOCK_NAMES.indexOf(blockOf(term)!),
      ),
    );
  }

  /** Columns for the terms of the blocks, which must be grouped by block in the order of the table of blocks. */
  static of(terms: readonly string[], idf: Float32Array): BlockVocabulary {
    const crowd = CROWD_COLUMNS.map((name) => `crowd:${name}`);
    const all = [...terms, ...crowd, CONSTANT];
    return new BlockVocabulary(
      all,
      Float32Array.from(all, (_, column) => idf[column] ?? 1),
    );
  }

  get columns(): number {
    return this.terms.length;
  }

  /** Columns of one block: [first, last). */
  blockRange(block: ContentBlock): readonly [number, number] {
    const prefix = `${block}:`;
    const first = this.terms.findIndex((term) => term.startsWith(prefix));
    if (first < 0) return [0, 0];
    let last = first;
    while (this.terms[last]?.startsWith(prefix)) last += 1;
    return [first, last];
  }

  /**
   * The row of a movie: descriptive columns (together of length 1), crowd columns, and last a constant 1, which carries
   * the centring. Terms that the vocabulary does not have are ignored.
   */
  row(movie: BlockMovie): SparseVector {
    const counter = new ColumnCounter(this.#columns);
    visitContentTerms(movie, counter);
    for (const [column, count] of counter.counts) this.#weigher.add(column, count);
    const indices = new Uint16Array(counter.counts.size + MAX_OTHER_ENTRIES);
    const values = new Float32Array(indices.length);
    const length = this.finishRow(movie, indices, values, 0);
    return { indices: indices.slice(0, length), values: values.slice(0, length) };
  }

  /** Adds a term to the row in the making. Each column may come only once. */
  addTerm(column: number, count: number): void {
    this.#weigher.add(column, count);
  }

  /** Writes the row of the added terms at position `at`; returns the number of its entries. */
  finishRow(movie: CrowdMovie, indices: Uint16Array, values: Float32Array, at: number): number {
    let next = at + this.#weigher.finish(indices, values, at);
    for (const { column, weight } of crowdFeatures(movie)) {
      indices[next] = this.descriptiveColumns + column;
      values[next++] = weight;
    }
    indices[next] = this.columns - 1;
    values[next++] = 1;
    return next - at;
  }
}

/** Counts the terms of a movie that have a column. Stop words have none. */
class ColumnCounter implements ContentTermSink {
  readonly counts = new Map<number, number>();
  readonly #columns: ReadonlyMap<ContentBlock, ReadonlyMap<string, number>>;

  constructor(columns: ReadonlyMap<ContentBlock, ReadonlyMap<string, number>>) {
    this.#columns = columns;
  }

  word(block: ContentBlock, text: string, start: number, end: number, times: number): void {
    this.#add(block, text.slice(start, end), times);
  }

  name(block: ContentBlock, label: string): void {
    this.#add(block, label, 1);
  }

  strength(block: ContentBlock, label: string, count: number): void {
    const column = this.#columns.get(block)?.get(label);
    if (column !== undefined) this.counts.set(column, count);
  }

  #add(block: ContentBlock, label: string, times: number): void {
    const column = this.#columns.get(block)?.get(label);
    if (column !== undefined) this.counts.set(column, (this.counts.get(column) ?? 0) + times);
  }
}

function columnsByBlock(terms: readonly string[]): Map<ContentBlock, Map<string, number>> {
  const blocks = new Map(CONTENT_BLOCK_NAMES.map((block) => [block, new Map<string, number>()]));
  for (const [column, term] of terms.entries()) {
    const block = blockOf(term);
    if (block !== null) blocks.get(block)?.set(term.slice(block.length + 1), column);
  }
  return blocks;
}

const BLOCKS_BY_NAME: ReadonlyMap<string, ContentBlock> = new Map(
  CONTENT_BLOCK_NAMES.map((block) => [block, block]),
);

/** The block that a term of the vocabulary belongs to. */
export function blockOf(term: string): ContentBlock | null {
  return BLOCKS_BY_NAME.get(term.slice(0, term.indexOf(':'))) ?? null;
}
