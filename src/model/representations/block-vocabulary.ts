import { CONTENT_BLOCK_NAMES, type ContentBlock } from '../../features/content-blocks.ts';
import { contentTerms, type ContentMovie } from '../../features/content-terms.ts';
import { CROWD_COLUMNS, crowdFeatures, type CrowdMovie } from '../../features/crowd-features.ts';
import { type WeighedTerm, weighTerms } from './block-weights.ts';

/** What the block representations look at. */
export type BlockMovie = ContentMovie & CrowdMovie;

/** A row: descriptive columns (length 1 together), crowd columns, and last a constant 1 that carries the centring. */
export interface BlockRow {
  readonly indices: Uint16Array;
  readonly values: Float32Array;
  /** How many of the entries describe the movie; 0: nothing is known of it. */
  readonly descriptive: number;
}

const CONSTANT = 'constant:1';

/**
 * The columns of a block representation: for each block its terms, then the crowd's bumps, then the constant.
 * Terms are named `block:label`, which is how the database keeps them: "genre:Science Fiction".
 */
export class BlockVocabulary {
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  /** Columns 0 to this describe movies. */
  readonly descriptiveColumns: number;
  readonly #columns: ReadonlyMap<string, number>;

  /** `terms` and `idf` of all columns, as they are stored. */
  constructor(terms: readonly string[], idf: Float32Array) {
    this.terms = terms;
    this.idf = idf;
    this.descriptiveColumns = terms.length - CROWD_COLUMNS.length - 1;
    this.#columns = new Map(terms.map((term, column) => [term, column]));
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

  /** The row of a movie; terms that the vocabulary does not know are passed over. */
  row(movie: BlockMovie): BlockRow {
    const known: WeighedTerm[] = [];
    for (const { block, label, count } of contentTerms(movie)) {
      const column = this.#columns.get(`${block}:${label}`);
      if (column !== undefined) known.push({ column, block, count: Math.fround(count) });
    }
    return this.weigh(known, movie);
  }

  /** The row of a movie whose terms have been looked up. */
  weigh(terms: WeighedTerm[], movie: CrowdMovie): BlockRow {
    terms.sort((a, b) => a.column - b.column);
    const { columns, weights } = weighTerms(terms, this.idf);
    const crowd = crowdFeatures(movie);
    const indices = new Uint16Array(columns.length + crowd.length + 1);
    const values = new Float32Array(indices.length);
    indices.set(columns);
    values.set(weights);
    for (const [i, { column, weight }] of crowd.entries()) {
      indices[columns.length + i] = this.descriptiveColumns + column;
      values[columns.length + i] = weight;
    }
    indices[indices.length - 1] = this.columns - 1;
    values[values.length - 1] = 1;
    return { indices, values, descriptive: columns.length };
  }
}

/** The block that a term of the vocabulary belongs to. */
export function blockOf(term: string): ContentBlock | null {
  const name = term.slice(0, term.indexOf(':'));
  return CONTENT_BLOCK_NAMES.find((block) => block === name) ?? null;
}
