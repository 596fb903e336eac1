import { STOP_WORDS } from '../../features/stop-words.ts';
import { TokenScanner } from '../../features/token-scanner.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { EmptyVocabularyError } from '../errors.ts';
import { selectFeatures } from './feature-selection.ts';
import { NumberList } from '../growable.ts';
import { countPairs, type PairCounts } from './pair-counts.ts';
import { PairTable } from './pair-table.ts';
import { weighRows, type FeatureColumns } from './tfidf-rows.ts';
import { TokenSequence } from './token-sequence.ts';
import { TokenTable } from '../token-table.ts';
import { inverseDocumentFrequency } from '../weights.ts';

export interface TfIdfOptions {
  /** Only terms in at least this many documents. Default 3. */
  readonly minDocuments?: number;
  /** Only terms in at most this share of the documents. Default 0.7. */
  readonly maxDocumentShare?: number;
  /** At most this many columns, up to 65,536. Default `featureLimit` of the number of documents. */
  readonly maxFeatures?: number;
}

export interface TfIdf {
  /** Documents x terms. Rows have unit length, or are empty if no term of the vocabulary appears. */
  readonly matrix: CsrMatrix;
  /** The term of each column, ascending by code points. */
  readonly vocabulary: readonly string[];
  readonly idf: Float32Array;
}

/** How many features a corpus gets: 10,000 under 10 thousand documents, 15,000 under 100 thousand, else 20,000. */
export function featureLimit(documents: number): number {
  if (documents < 10_000) return 10_000;
  return documents < 100_000 ? 15_000 : 20_000;
}

/**
 * TF-IDF over uni- and bigrams without English stop words, equal to scikit-learn's
 * `TfidfVectorizer(ngram_range=(1, 2), min_df=3, max_df=0.7, stop_words='english', sublinear_tf=True)`.
 * Documents stream through `add`, which keeps four bytes per token and the distinct tokens.
 */
export class TfIdfBuilder {
  readonly #tokens = new TokenTable();
  readonly #sequence = new TokenSequence();
  readonly #scanner = new TokenScanner();
  readonly #stopWords: number;
  readonly #options: TfIdfOptions;

  constructor(options: TfIdfOptions = {}) {
    const { maxFeatures } = options;
    if (maxFeatures !== undefined && !(maxFeatures >= 1 && maxFeatures <= 65_536)) {
      throw new RangeError(`maxFeatures must be from 1 to 65,536, got ${maxFeatures}`);
    }
    this.#options = options;
    // Stop words get the first numbers, so that one comparison recognizes them.
    for (const word of STOP_WORDS) this.#tokens.intern(word, 0, word.length);
    this.#stopWords = this.#tokens.size;
  }

  get documents(): number {
    return this.#sequence.documents;
  }

  /** Adds the next document, which becomes the next row. */
  add(text: string): void {
    const scanner = this.#scanner;
    const document = this.#sequence.documents;
    scanner.reset(text.toLowerCase());
    while (scanner.next()) {
      const token = this.#tokens.intern(scanner.text, scanner.start, scanner.end);
      if (token < this.#stopWords) continue;
      this.#tokens.count(token, document);
      this.#sequence.push(token);
    }
    this.#sequence.endDocument();
  }

  /**
   * The matrix of all documents added. Throws EmptyVocabularyError if no term is in enough and few enough documents:
   * there are fewer than `minDocuments`, or they have nothing in common.
   */
  finish(): TfIdf {
    const documents = this.#sequence.documents;
    const limit = Math.round(this.#options.maxFeatures ?? featureLimit(documents));
    const least = this.#options.minDocuments ?? 3;
    const most = (this.#options.maxDocumentShare ?? 0.7) * documents;
    const within = (count: number): boolean => count >= least && count <= most;

    const unigrams = tokensWithin(this.#tokens, within);
    const pairCounts = this.#countPairs(unigrams, least, limit);
    const pairs = pairsWithin(pairCounts, within);
    const isPair = (candidate: number): boolean => candidate >= unigrams.length;
    const pairOf = (candidate: number): number => pairs[candidate - unigrams.length]!;
    const { vocabulary, candidates } = selectFeatures(
      {
        count: unigrams.length + pairs.length,
        occurrences: (candidate) =>
          isPair(candidate)
            ? pairCounts.occurrences.get(pairOf(candidate))
            : this.#tokens.occurrences(unigrams[candidate]!),
        term: (candidate) =>
          isPair(candidate)
            ? `${this.#tokens.token(pairCounts.table.first(pairOf(candidate)))} ` +
              this.#tokens.token(pairCounts.table.second(pairOf(candidate)))
            : this.#tokens.token(unigrams[candidate]!),
      },
      limit,
    );
    if (vocabulary.length === 0) throw new EmptyVocabularyError(documents, least);

    const features = emptyColumns(this.#tokens.size, vocabulary.length);
    let nonzeros = 0;
    for (const [column, candidate] of candidates.entries()) {
      let frequency: number;
      if (isPair(candidate)) {
        const pair = pairOf(candidate);
        const first = pairCounts.table.first(pair);
        features.ofPair[features.pairs.intern(first, pairCounts.table.second(pair))] = column;
        features.beginsPair[first] = 1;
        frequency = pairCounts.documents.get(pair);
      } else {
        features.ofToken[unigrams[candidate]!] = column;
        frequency = this.#tokens.documents(unigrams[candidate]!);
      }
      features.idf[column] = inverseDocumentFrequency(documents, frequency);
      nonzeros += frequency;
    }
    return { matrix: weighRows(this.#sequence, features, nonzeros), vocabulary, idf: features.idf };
  }

  /**
   * Counts the pairs that can get into the vocabulary: if `limit` single tokens appear at least f times, a pair must
   * also appear at least f times.
   */
  #countPairs(unigrams: Uint32Array, least: number, limit: number): PairCounts {
    const sorted = unigrams.map((token) => this.#tokens.occurrences(token)).sort();
    const floor = Math.max(least, sorted[sorted.length - limit] ?? 0);
    const frequent = new Uint8Array(this.#tokens.size);
    for (let token = 0; token < frequent.length; token++) {
      if (this.#tokens.occurrences(token) >= floor) frequent[token] = 1;
    }
    return countPairs(this.#sequence, frequent, floor);
  }
}

function tokensWithin(tokens: TokenTable, within: (documents: number) => boolean): Uint32Array {
  const found = new NumberList(Uint32Array);
  for (let token = 0; token < tokens.size; token++) if (within(tokens.documents(token))) found.push(token);
  return Uint32Array.from({ length: found.length }, (_, i) => found.get(i));
}

function pairsWithin(pairs: PairCounts, within: (documents: number) => boolean): Uint32Array {
  const found = new NumberList(Uint32Array);
  for (let pair = 0; pair < pairs.table.size; pair++) {
    if (within(pairs.documents.get(pair))) found.push(pair);
  }
  return Uint32Array.from({ length: found.length }, (_, i) => found.get(i));
}

function emptyColumns(tokens: number, columns: number): FeatureColumns {
  return {
    ofToken: new Int32Array(tokens).fill(-1),
    pairs: new PairTable(),
    ofPair: new Uint32Array(columns),
    beginsPair: new Uint8Array(tokens),
    idf: new Float32Array(columns),
  };
}
