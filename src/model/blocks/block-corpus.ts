import { CONTENT_BLOCK_NAMES, CONTENT_BLOCKS, type ContentBlock } from '../../features/content-blocks.ts';
import { type ContentTermSink, visitContentTerms } from '../../features/content-terms.ts';
import type { CrowdMovie } from '../../features/crowd-features.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { EmptyVocabularyError } from '../errors.ts';
import { enlarged, NumberList } from '../growable.ts';
import { inverseDocumentFrequency } from '../weights.ts';
import { BlockTerms } from './block-terms.ts';
import { type BlockMovie, BlockVocabulary, MAX_OTHER_ENTRIES } from './block-vocabulary.ts';
import { rowWeight } from './row-weight.ts';

/** All movies of a training as weighted rows. */
export interface BlockCorpus {
  readonly vocabulary: BlockVocabulary;
  /** Movies x columns of the vocabulary; in shared memory. */
  readonly matrix: CsrMatrix;
  /** The weight of each movie in the choice of components. */
  readonly rowWeights: Float32Array;
}

/** A term and its block are packed into one number, with the block in the low bits. */
const BLOCK_BITS = 4;
const BLOCK_MASK = (1 << BLOCK_BITS) - 1;

/** The initial room for the terms of a movie. */
const FIRST_ROOM = 256;

/** The column of a term that the vocabulary leaves out. */
const NO_COLUMN = -1;

/**
 * Collects movies one at a time; `finish` chooses the vocabulary and weights the rows. Keeps eight bytes per term of
 * each movie, and each distinct term once.
 */
export class BlockCorpusBuilder implements ContentTermSink {
  readonly #blocks = CONTENT_BLOCK_NAMES.map(() => new BlockTerms());
  readonly #terms = new NumberList(Uint32Array);
  readonly #counts = new NumberList(Float32Array);
  readonly #ends = new NumberList(Uint32Array);
  readonly #voteCounts = new NumberList(Int32Array);
  readonly #voteAverages = new NumberList(Float64Array);
  readonly #runtimes = new NumberList(Int32Array);
  /** The terms of the movie that is being read. */
  #movieTerms = new Uint32Array(FIRST_ROOM);
  #movieCounts = new Float32Array(FIRST_ROOM);
  #movieLength = 0;

  get documents(): number {
    return this.#ends.length;
  }

  /** Adds the next movie, which becomes the next row. */
  add(movie: BlockMovie): void {
    this.#movieLength = 0;
    visitContentTerms(movie, this);
    this.#terms.append(this.#movieTerms, this.#movieLength);
    this.#counts.append(this.#movieCounts, this.#movieLength);
    this.#ends.push(this.#terms.length);
    this.#voteCounts.push(movie.voteCount);
    this.#voteAverages.push(movie.voteAverage ?? UNKNOWN);
    this.#runtimes.push(movie.runtime ?? UNKNOWN);
  }

  word(block: ContentBlock, text: string, start: number, end: number, times: number): void {
    const number = BLOCK_NUMBERS[block];
    const terms = this.#blocks[number]!;
    const term = terms.intern(text, start, end);
    if (terms.isStopWord(term)) return;
    const place = this.#placeOf(number, term);
    this.#movieCounts[place]! += times;
  }

  name(block: ContentBlock, label: string): void {
    const number = BLOCK_NUMBERS[block];
    const term = this.#blocks[number]!.intern(label, 0, label.length);
    const place = this.#placeOf(number, term);
    this.#movieCounts[place]! += 1;
  }

  strength(block: ContentBlock, label: string, count: number): void {
    const number = BLOCK_NUMBERS[block];
    const term = this.#blocks[number]!.intern(label, 0, label.length);
    const place = this.#placeOf(number, term);
    this.#movieCounts[place] = count;
  }

  /** Throws EmptyVocabularyError if no term describes enough movies. The builder cannot be used afterwards. */
  finish(): BlockCorpus {
    const chosen = CONTENT_BLOCK_NAMES.flatMap((block, number) => this.#choose(block, number));
    if (chosen.length === 0) throw new EmptyVocabularyError(this.documents, CONTENT_BLOCKS.genre.minMovies);
    const vocabulary = BlockVocabulary.of(
      chosen.map(({ block, label }) => `${block}:${label}`),
      Float32Array.from(chosen, ({ block, movies }) =>
        CONTENT_BLOCKS[block].idfWeighted ? inverseDocumentFrequency(this.documents, movies) : 1,
      ),
    );
    const columns = this.#blocks.map((terms) => new Int32Array(terms.size).fill(NO_COLUMN));
    let nonzeros = 0;
    for (const [column, { number, term, movies }] of chosen.entries()) {
      columns[number]![term] = column;
      nonzeros += movies;
    }
    const matrix = this.#weigh(vocabulary, columns, nonzeros);
    const rowWeights = Float32Array.from({ length: this.documents }, (_, row) =>
      rowWeight(this.#voteCounts.get(row)),
    );
    // The counts take more memory than the matrix made from them, so they are freed.
    this.#terms.clear();
    this.#counts.clear();
    this.#blocks.length = 0;
    return { vocabulary, matrix, rowWeights };
  }

  /** The position of a term among those of the movie that is being read. Enlarges the arrays if necessary. */
  #placeOf(block: number, term: number): number {
    const next = this.#movieLength;
    const place = this.#blocks[block]!.note(term, this.documents, next);
    if (place < next) return place;
    if (next === this.#movieTerms.length) {
      this.#movieTerms = enlarged(this.#movieTerms);
      this.#movieCounts = enlarged(this.#movieCounts);
    }
    this.#movieTerms[next] = (term << BLOCK_BITS) | block;
    this.#movieCounts[next] = 0;
    this.#movieLength += 1;
    return next;
  }

  /** The terms of a block that are in enough movies, sorted by label. If they are too many, the most frequent. */
  #choose(block: ContentBlock, number: number): ChosenTerm[] {
    const { minMovies, maxTerms } = CONTENT_BLOCKS[block];
    const terms = this.#blocks[number]!;
    const found: ChosenTerm[] = [];
    for (let term = 0; term < terms.size; term++) {
      const movies = terms.movies(term);
      if (movies >= minMovies && movies > 0) {
        found.push({ block, number, term, movies, label: terms.label(term) });
      }
    }
    found.sort((a, b) => b.movies - a.movies || byLabel(a, b));
    return found.slice(0, maxTerms).sort(byLabel);
  }

  #weigh(vocabulary: BlockVocabulary, columns: readonly Int32Array[], nonzeros: number): CsrMatrix {
    const rows = this.documents;
    const most = nonzeros + rows * MAX_OTHER_ENTRIES;
    const offsets = new Uint32Array(new SharedArrayBuffer(4 * (rows + 1)));
    const indices = new Uint16Array(new SharedArrayBuffer(2 * most));
    const values = new Float32Array(new SharedArrayBuffer(4 * most));
    let at = 0;
    let next = 0;
    for (let row = 0; row < rows; row++) {
      for (const end = this.#ends.get(row); next < end; next++) {
        const term = this.#terms.get(next);
        const column = columns[term & BLOCK_MASK]![term >>> BLOCK_BITS]!;
        if (column !== NO_COLUMN) vocabulary.addTerm(column, this.#counts.get(next));
      }
      at += vocabulary.finishRow(this.#crowd(row), indices, values, at);
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

  #crowd(row: number): CrowdMovie {
    const voteAverage = this.#voteAverages.get(row);
    const runtime = this.#runtimes.get(row);
    return {
      voteCount: this.#voteCounts.get(row),
      voteAverage: voteAverage === UNKNOWN ? null : voteAverage,
      runtime: runtime === UNKNOWN ? null : runtime,
    };
  }
}

/** Stands for an unknown rating or running time. */
const UNKNOWN = -1;

const BLOCK_NUMBERS = Object.fromEntries(
  CONTENT_BLOCK_NAMES.map((block, number) => [block, number]),
) as Readonly<Record<ContentBlock, number>>;

interface ChosenTerm {
  readonly block: ContentBlock;
  readonly number: number;
  readonly term: number;
  readonly movies: number;
  readonly label: string;
}

function byLabel(a: ChosenTerm, b: ChosenTerm): number {
  return a.label < b.label ? -1 : 1;
}
