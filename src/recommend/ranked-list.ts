import { Diversifier } from './diversify.ts';
import type { Neighbours } from './neighbours.ts';
import { identityKey, type RankedCandidate, rankCandidates } from './rank.ts';
import type { PageRequest } from './request.ts';

/**
 * Sizes of the pools of nearest neighbours that lists are made of. The best ranked of the first pool come
 * first, then those that the second pool adds, and so on: a deeper page changes nothing in the pages before.
 * A list ends with its last pool.
 */
export const POOL_SIZES = [200, 500, 1_000] as const;

/** The part of an endless-seeming list that pools fetched so far can tell. Grows, never changes. */
export class RankedList {
  readonly #ranking: PageRequest['ranking'];
  readonly #diversifier: Diversifier | null;
  readonly #seen = new Set<string>();
  readonly #items: RankedCandidate[] = [];
  #pending: Iterator<RankedCandidate> | null = null;

  constructor(request: Pick<PageRequest, 'ranking' | 'diversity'>) {
    this.#ranking = request.ranking;
    this.#diversifier = request.diversity > 0 ? new Diversifier(request.diversity) : null;
  }

  get items(): readonly RankedCandidate[] {
    return this.#items;
  }

  /** Appends what a larger pool adds; of a movie under two ids, the nearer stays. */
  addPool(pool: Neighbours): void {
    this.takeAll();
    for (const key of pool.askedAbout) this.#seen.add(key);
    const fresh = rankCandidates(pool.candidates, 'similarity').filter((candidate) => {
      const key = identityKey(candidate);
      if (this.#seen.has(key)) return false;
      this.#seen.add(key);
      return true;
    });
    const ranked = rankCandidates(fresh, this.#ranking);
    this.#pending = this.#diversifier?.order(ranked) ?? ranked.values();
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

  private takeAll(): void {
    this.extendTo(Infinity);
  }
}
