import { Diversifier } from './diversify.ts';
import type { Neighbours } from './neighbours.ts';
import { type Candidate, identityKey } from './rank.ts';

/**
 * Sizes of the pools of nearest neighbours that lists are made of. The best ranked of the first pool come
 * first, then those that the second pool adds, and so on: a deeper page changes nothing in the pages before.
 * A list ends with its last pool.
 */
export const POOL_SIZES = [100, 500, 1_000] as const;

/** The part of an endless-seeming list that pools fetched so far can tell. Grows, never changes. */
export class RankedList {
  readonly #diversifier: Diversifier | null;
  readonly #seen = new Set<string>();
  readonly #items: Candidate[] = [];
  #pending: Iterator<Candidate> | null = null;

  constructor(diversity: number) {
    this.#diversifier = diversity > 0 ? new Diversifier(diversity) : null;
  }

  get items(): readonly Candidate[] {
    return this.#items;
  }

  /** Appends what a larger pool, or more of the same, adds; of a movie under two ids, the better ranked stays. */
  addPool(pool: Pick<Neighbours, 'askedAbout' | 'candidates'>): void {
    this.extendTo(Infinity);
    for (const key of pool.askedAbout) this.#seen.add(key);
    const fresh = pool.candidates.filter((candidate) => {
      const key = identityKey(candidate);
      if (this.#seen.has(key)) return false;
      this.#seen.add(key);
      return true;
    });
    this.#pending = this.#diversifier?.order(fresh) ?? fresh.values();
  }

  /** Makes the list this long if what was fetched allows; says whether it does. */
  extendTo(length: number): boolean {
    while (this.#items.length < length) {
      const next = this.#pending?.next();
      if (next === undefined || next.done === true) return false;
      this.#items.push(next.value);
    }
    return true;
  }
}
