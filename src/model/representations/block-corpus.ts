import { CONTENT_BLOCK_NAMES, CONTENT_BLOCKS, type ContentBlock } from '../../features/content-blocks.ts';
import { contentTerms } from '../../features/content-terms.ts';
import type { CrowdMovie } from '../../features/crowd-features.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { EmptyVocabularyError } from '../errors.ts';
import { NumberList } from '../growable.ts';
import { inverseDocumentFrequency } from '../weights.ts';
import { type BlockMovie, BlockVocabulary } from './block-vocabulary.ts';
import type { WeighedTerm } from './block-weights.ts';

/** All movies of a training as weighted rows. */
export interface BlockCorpus {
  readonly vocabulary: BlockVocabulary;
  /** Movies x columns of the vocabulary; in shared memory. */
  readonly matrix: CsrMatrix;
}

/** Of terms that the vocabulary leaves out. */
const NO_COLUMN = -1;

/**
 * Gathers movies one after the other; `finish` chooses the vocabulary and weighs the rows. Keeps eight bytes for
 * each term of each movie, and each distinct term once.
 */
export class BlockCorpusBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #labels: string[] = [];
  readonly #blocks: ContentBlock[] = [];
  readonly #movies = new NumberList(Uint32Array);
  readonly #terms = new NumberList(Uint32Array);
  readonly #counts = new NumberList(Float32Array);
  readonly #ends = new NumberList(Uint32Array);
  readonly #crowd: CrowdMovie[] = [];

  get documents(): number {
    return this.#crowd.length;
  }

  /** Adds the next movie, which becomes the next row. */
  add(movie: BlockMovie): void {
    for (const { block, label, count } of contentTerms(movie)) {
      this.#terms.push(this.#intern(block, label));
      this.#counts.push(count);
    }
    this.#ends.push(this.#terms.length);
    const { voteCount, voteAverage, runtime } = movie;
    this.#crowd.push({ voteCount, voteAverage, runtime });
  }

  /** Throws EmptyVocabularyError when no term describes enough movies. */
  finish(): BlockCorpus {
    const frequency = Uint32Array.from({ length: this.#labels.length }, (_, term) => this.#movies.get(term));
    const chosen = CONTENT_BLOCK_NAMES.flatMap((block) => this.#choose(block, frequency));
    if (chosen.length === 0)
      throw new EmptyVocabularyError(this.documents, CONTENT_BLOCKS.genre.fewestMovies);
    const vocabulary = BlockVocabulary.of(
      chosen.map((term) => `${this.#blocks[term]!}:${this.#labels[term]!}`),
      Float32Array.from(chosen, (term) =>
        CONTENT_BLOCKS[this.#blocks[term]!].rarity
          ? inverseDocumentFrequency(this.documents, frequency[term]!)
          : 1,
      ),
    );
    const columnOf = new Int32Array(this.#labels.length).fill(NO_COLUMN);
    for (const [column, term] of chosen.entries()) columnOf[term] = column;
    return { vocabulary, matrix: this.#weigh(vocabulary, columnOf) };
  }

  #intern(block: ContentBlock, label: string): number {
    const key = `${block}:${label}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#labels.length;
      this.#numbers.set(key, number);
      this.#labels.push(label);
      this.#blocks.push(block);
      this.#movies.push(0);
    }
    this.#movies.add(number, 1);
    return number;
  }

  /** Terms of a block that are in enough movies; of too many the most frequent; by label. */
  #choose(block: ContentBlock, frequency: Uint32Array): number[] {
    const { fewestMovies, mostTerms } = CONTENT_BLOCKS[block];
    const byLabel = (a: number, b: number): number => (this.#labels[a]! < this.#labels[b]! ? -1 : 1);
    const terms: number[] = [];
    for (let term = 0; term < this.#labels.length; term++) {
      if (this.#blocks[term] === block && frequency[term]! >= fewestMovies) terms.push(term);
    }
    terms.sort((a, b) => frequency[b]! - frequency[a]! || byLabel(a, b));
    return terms.slice(0, mostTerms).sort(byLabel);
  }

  #weigh(vocabulary: BlockVocabulary, columnOf: Int32Array): CsrMatrix {
    const rows = this.documents;
    const most = this.#terms.length + rows * (MOST_CROWD_ENTRIES + 1);
    const offsets = new Uint32Array(new SharedArrayBuffer(4 * (rows + 1)));
    const indices = new Uint16Array(new SharedArrayBuffer(2 * most));
    const values = new Float32Array(new SharedArrayBuffer(4 * most));
    let at = 0;
    let next = 0;
    for (let row = 0; row < rows; row++) {
      const known: WeighedTerm[] = [];
      for (const end = this.#ends.get(row); next < end; next++) {
        const term = this.#terms.get(next);
        const column = columnOf[term]!;
        if (column !== NO_COLUMN)
          known.push({ column, block: this.#blocks[term]!, count: this.#counts.get(next) });
      }
      const weighed = vocabulary.weigh(known, this.#crowd[row]!);
      indices.set(weighed.indices, at);
      values.set(weighed.values, at);
      at += weighed.indices.length;
      offsets[row + 1] = at;
    }
    return {
      rows,
      columns: vocabulary.columns,
      offsets,
      indices: indices.subarray(0, at),
      values: values.subarray(0, at),
    };
  }
}

/** Bumps that a movie can have at most: five or so a scale, with room. */
const MOST_CROWD_ENTRIES = 32;
