import { Diversifier } from './diversify.ts';
import type { Neighbours } from './neighbours.ts';
import type { ListPosition } from './page-cursor.ts';
import type { Pool } from './pools.ts';
import { type Candidate, identityKey } from './rank.ts';

/** Which part of a list is wanted, and how varied the list is. */
export interface ListRequest {
  readonly first: number;
  readonly after: ListPosition | null;
  /** 0 = by score alone, 1 = as varied as possible. */
  readonly diversity: number;
}

/** The movies of a page, and where it starts in the list. */
export interface ListPage {
  readonly start: number;
  readonly items: readonly Candidate[];
  readonly hasNextPage: boolean;
}

/**
 * The beginning of one list of recommendations, made from the pools fetched so far. The list only grows: a movie keeps
 * its place, so pages never overlap.
 */
export class RankedList {
  readonly #request: ListRequest;
  readonly #diversifier: Diversifier | null;
  readonly #seen = new Set<string>();
  readonly #items: Candidate[] = [];
  #pending: Iterator<Candidate> | null = null;
  /** Whether the last pool held every movie of the index that satisfies the filter. */
  #exhausted = false;
  /** Whether the last pool has movies that were not fetched. */
  #hasUnfetched = false;

  constructor(request: ListRequest) {
    this.#request = request;
    this.#diversifier = request.diversity > 0 ? new Diversifier(request.diversity) : null;
  }

  /** How many movies have a place so far. */
  get length(): number {
    return this.#items.length;
  }

  /** The length at which the page is full and it is clear whether another follows. */
  get lengthWanted(): number {
    const { first, after } = this.#request;
    return (after === null ? 0 : after.position + 1) + first + 1;
  }

  /** Whether the page is not yet full and `pool` may fill it. */
  wants(pool: Pool): boolean {
    if (this.#extendTo(this.#start() + this.#request.first + 1)) return false;
    return this.#hasUnfetched ? pool.best === pool.limit : this.#exhausted === (pool.part === 'rest');
  }

  /** Appends the movies that are not in the list yet. Of a movie under two ids, the better ranked one stays. */
  add(pool: Pool, { askedAbout, candidates, poolSize }: Neighbours): void {
    this.#extendTo(Infinity);
    this.#exhausted = poolSize < pool.limit;
    this.#hasUnfetched = candidates.length < poolSize;
    for (const key of askedAbout) this.#seen.add(key);
    const fresh = candidates.filter((candidate) => {
      const key = identityKey(candidate);
      if (this.#seen.has(key)) return false;
      this.#seen.add(key);
      return true;
    });
    this.#pending = this.#diversifier?.order(fresh) ?? fresh.values();
  }

  /** The page, as full as the pools fetched so far allow. */
  page(): ListPage {
    const start = this.#start();
    const end = start + this.#request.first;
    const hasNextPage = this.#extendTo(end + 1);
    return { start, items: this.#items.slice(start, end), hasNextPage };
  }

  /** Where the page starts: after the movie of the cursor, wherever that movie is now. */
  #start(): number {
    const { after } = this.#request;
    if (after === null) return 0;
    this.#extendTo(after.position + 1);
    if (this.#items[after.position]?.movieId === after.movieId) return after.position + 1;
    this.#extendTo(Infinity);
    const moved = this.#items.findIndex((item) => item.movieId === after.movieId);
    return (moved === -1 ? after.position : moved) + 1;
  }

  /** Extends the list to this length if the pools allow it; returns whether they do. */
  #extendTo(length: number): boolean {
    while (this.#items.length < length) {
      const next = this.#pending?.next();
      if (next === undefined || next.done === true) return false;
      this.#items.push(next.value);
    }
    return true;
  }
}
