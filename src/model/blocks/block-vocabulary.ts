import { CONTENT_BLOCK_NAMES, type ContentBlock } from '../../features/content-blocks.ts';
import { type ContentMovie, type ContentTermSink, visitContentTerms } from '../../features/content-terms.ts';
import { CROWD_COLUMNS, crowdFeatures, type CrowdMovie } from '../../features/crowd-features.ts';
import type { SparseVector } from '../reference/vocabulary.ts';
import { RowWeigher } from './block-weights.ts';

/** What the block representations look at. */
export type BlockMovie = ContentMovie & CrowdMovie;

const CONSTANT = 'constant:1';

/** Entries that a row has at most beside its terms: RBF activations of the crowd, about five a scale with room to spare, and the constant. */
export const MAX_OTHER_ENTRIES = 33;

/**
 * The columns of a block representation: for each block its terms, then the RBF columns of the crowd, then the constant.
 * Terms are named `block:label`, which is how the database keeps them: "genre:Science Fiction".
 */
export class BlockVocabulary {
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  /** Columns 0 to this describe movies. */
  readonly descriptiveColumns: number;
  /** By block and label: a label is hashed once, when it is found, and not again with its block before it. */
  readonly #columns: ReadonlyMap<ContentBlock, ReadonlyMap<string, number>>;
  readonly #weigher: RowWeigher;

  /** `terms` and `idf` of all columns, as they are stored. */
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
   * The row of a movie: descriptive columns (length 1 together), crowd columns, and last a constant 1 that carries the
   * centring. Terms that the vocabulary does not know are passed over.
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

  /** The next term of a row that is being made; a column comes once. */
  addTerm(column: number, count: number): void {
    this.#weigher.add(column, count);
  }

  /** Writes the row of the terms added from `at` on; returns how many entries it has. */
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

/** Counts the terms of a movie that have a column; stop words have none. */
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
