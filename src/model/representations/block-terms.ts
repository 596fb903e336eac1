import { STOP_WORDS } from '../../features/stop-words.ts';
import { enlarged } from '../growable.ts';
import { TokenTable } from '../token-table.ts';

/** More than there are stop words. */
const FIRST_TERMS = 1 << 12;

/** The distinct terms of one block, numbered from 0 in order of appearance, and in how many movies each is. */
export class BlockTerms {
  readonly #labels = new TokenTable();
  readonly #stopWords: number;
  /** Where a term stands among those of the movie that is being read; stale for terms of earlier movies. */
  #places = new Uint32Array(FIRST_TERMS);

  constructor() {
    // Stop words get the first numbers, so that one comparison knows them.
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
    const term = this.#labels.intern(text, start, end);
    if (term === this.#places.length) this.#places = enlarged(this.#places);
    return term;
  }

  isStopWord(term: number): boolean {
    return term < this.#stopWords;
  }

  /**
   * Notes that movie number `movie` has a term, `place` being where it would stand among that movie's terms; returns
   * where it does stand. Movies come one after the other.
   */
  note(term: number, movie: number, place: number): number {
    if (!this.#labels.count(term, movie)) return this.#places[term]!;
    this.#places[term] = place;
    return place;
  }
}
