import { STOP_WORDS } from '../../features/stop-words.ts';
import { TokenTable } from '../token-table.ts';

/** The distinct terms of one block, numbered from 0 in order of appearance, and in how many movies each is. */
export class BlockTerms {
  readonly #labels = new TokenTable();
  readonly #stopWords: number;

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
    return this.#labels.intern(text, start, end);
  }

  isStopWord(term: number): boolean {
    return term < this.#stopWords;
  }

  /**
   * Notes that movie number `movie` has a term, `place` being where it would stand among that movie's terms; returns
   * where it does stand. Movies come one after the other.
   */
  note(term: number, movie: number, place: number): number {
    if (!this.#labels.count(term, movie)) return this.#labels.mark(term);
    this.#labels.setMark(term, place);
    return place;
  }
}
