import type { MovieId } from '../../movie/movie.ts';
import type { BlockVocabulary } from '../blocks/block-vocabulary.ts';
import type { SparseVector } from '../reference/vocabulary.ts';
import type { ExplainedMovie } from './described-term.ts';

/** A vocabulary that turns movies into rows. */
export type RowSource = Pick<BlockVocabulary, 'terms' | 'descriptiveColumns' | 'row'>;

/** Each row takes some kilobytes. */
const MAX_ROWS = 3_000;

/** The fields that a row is made from. */
const FIELDS = [
  'title',
  'overview',
  'tagline',
  'releaseDate',
  'originalLanguage',
  'voteCount',
  'voteAverage',
  'runtime',
  'genres',
  'companies',
  'countries',
  'spokenLanguages',
  'keywords',
  'directors',
  'cast',
] as const satisfies readonly (keyof ExplainedMovie)[];

/**
 * Remembers the rows of the movies explained most recently. Splitting a plot into terms takes most of the time of an
 * explanation, and the same movies are recommended again and again. The row of a changed movie is made again.
 */
export class RecentRows {
  readonly terms: readonly string[];
  readonly descriptiveColumns: number;
  readonly #source: RowSource;
  /** The least recently used come first. */
  readonly #rows = new Map<MovieId, { readonly movie: ExplainedMovie; readonly row: SparseVector }>();

  constructor(source: RowSource) {
    this.terms = source.terms;
    this.descriptiveColumns = source.descriptiveColumns;
    this.#source = source;
  }

  row(movie: ExplainedMovie): SparseVector {
    const known = this.#rows.get(movie.id);
    const row = known !== undefined && isSame(known.movie, movie) ? known.row : this.#source.row(movie);
    this.#rows.delete(movie.id);
    this.#rows.set(movie.id, { movie, row });
    const [oldest] = this.#rows.keys();
    if (this.#rows.size > MAX_ROWS && oldest !== undefined) this.#rows.delete(oldest);
    return row;
  }
}

function isSame(one: ExplainedMovie, other: ExplainedMovie): boolean {
  if (one === other) return true;
  return FIELDS.every((field) => {
    const [a, b]: readonly unknown[] = [one[field], other[field]];
    if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
    return a.length === b.length && a.every((text, i) => text === b[i]);
  });
}
