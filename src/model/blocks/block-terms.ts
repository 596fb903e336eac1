import { STOP_WORDS } from '../../features/stop-words.ts';
import { TokenTable } from '../token-table.ts';

/**
 * The distinct terms of one block, numbered from 0 in order of appearance, with the number of movies that have each.
 */
export class BlockTerms {
  readonly #labels = new TokenTable();
  readonly #stopWords: number;

  constructor() {
    // Stop words get the first numbers, so that one comparison recognizes them.
    for (const word of STOP_WORDS) this.#labels.intern(word, 0, word.length);
    this.#stopWords = this.#labels.size;
  }

  get size(): number {
    return this.#labels.size;
  }

  label(term: number): string {
    return this.#labels.token(term);
  }

  movies(term: number): number {
    return this.#labels.documents(term);
  }

  /** The number of the label `text[start, end)`. */
  intern(text: string, start: number, end: number): number {
    return this.#labels.intern(text, start, end);
  }

  isStopWord(term: number): boolean {
    return term < this.#stopWords;
  }

  /**
   * Records that movie number `movie` has a term. `place` is the term's position if it is new to the movie. Returns the
   * position that it has. All terms of a movie must come before those of the next.
   */
  note(term: number, movie: number, place: number): number {
    if (!this.#labels.count(term, movie)) return this.#labels.mark(term);
    this.#labels.setMark(term, place);
    return place;
  }
}
