import type { MovieId } from '../movie/movie.ts';

const PAGE_BITS = 15;
const WORDS = 2 ** (PAGE_BITS - 5);

/** A set of ids as bits, in pages of 4 kB that are created on first use: 0.2 MB for the ids of TMDB. */
export class SeenIds {
  readonly #pages = new Map<number, Uint32Array>();

  /** Adds an id; returns true if the set had it already. */
  add(id: MovieId): boolean {
    const key = id >>> PAGE_BITS;
    let page = this.#pages.get(key);
    if (page === undefined) {
      page = new Uint32Array(WORDS);
      this.#pages.set(key, page);
    }
    const at = (id >>> 5) & (WORDS - 1);
    const word = page[at] ?? 0;
    const bit = 1 << (id & 31);
    page[at] = word | bit;
    return (word & bit) !== 0;
  }
}
