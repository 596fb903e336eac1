import type { NeighbourSearch } from './neighbour-statement.ts';

/**
 * Sizes of the pools of nearest neighbours that make up a list. The ranked movies of the first pool come first, then
 * those that the second pool adds, and so on: a deeper page changes nothing on the pages before it.
 * A list ends with its last pool.
 */
export const POOL_SIZES = [100, 500, 1_000] as const;

/** A pool holds the `limit` nearest movies of one part of the catalogue. The `best` ranked of them are fetched. */
export type Pool = Pick<NeighbourSearch, 'limit' | 'best' | 'part'>;

/** Extra movies to fetch for a page, in case some movies appear under two ids. */
const SPARE = 8;

/**
 * The pools that fill a list of `length` movies, in the order in which to fetch them. Each size is fetched in
 * two steps: the few movies that usually suffice, then all of them. A varied list weighs every movie of a pool
 * against the others, so it needs all at once. Movies with too little metadata for the index come last.
 */
export function poolsFor(length: number, diversity: number): Pool[] {
  const indexed = POOL_SIZES.flatMap((limit): Pool[] => {
    const all: Pool = { limit, best: limit, part: 'indexed' };
    const few = Math.min(limit, SPARE + length);
    return diversity > 0 || few === limit ? [all] : [{ ...all, best: few }, all];
  });
  const [limit] = POOL_SIZES;
  return [...indexed, { limit, best: limit, part: 'rest' }];
}
