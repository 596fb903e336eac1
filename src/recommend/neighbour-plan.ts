import type { MovieFilter } from '../catalog/filter.ts';
import { estimateMatches, type ModelStatistics } from './selectivity.ts';

/** How nearest neighbours are looked for; what is done is in neighbour-statement.ts. */
export type NeighbourPlan =
  | {
      /** The HNSW index, scanned on until enough movies satisfy the filter. */
      readonly method: 'hnsw';
      /** Candidates kept while searching the graph: `hnsw.ef_search`. */
      readonly efSearch: number;
    }
  | {
      /** The sign bits of the movies that satisfy the filter; the best are ranked again by their vectors. */
      readonly method: 'bits';
      /** How many are ranked again. */
      readonly candidates: number;
      /** Only movies of so many cells, those nearest to the query; null: all. */
      readonly cells: number | null;
    }
  | {
      /** The cosine of every movie that satisfies the filter. */
      readonly method: 'exact';
    };

/** Up to so many matching movies all their bits are read: as fast as any index, and next to nothing is missed. */
export const MOST_BITS = 20_000;

/** A filter that lets this share of the movies through hardly slows a scan of the HNSW index. */
const WIDE_SHARE = 0.5;
/** Where there are no cells the index has to serve narrower filters too. */
const WIDE_SHARE_WITHOUT_CELLS = 0.25;

/** Movies in the cells that are read, whether they match or not. */
const READ_IN_CELLS = 100_000;

/**
 * Bits of 500 dimensions rank well enough for the best `n` to be among the best 2n, and so many at least for
 * short lists; with fewer dimensions they say less.
 */
const LEAST_CANDIDATES = 400;
const TELLING_BITS = 500;

/** Fewer candidates than this miss neighbours even when few are asked for. */
const LEAST_EF_SEARCH = 200;
/** What pgvector allows. */
const MOST_EF_SEARCH = 1_000;

/**
 * Chooses by how many movies match, as the statistics estimate it. A wrong estimate costs time, never rows:
 * every method gives a full answer for any filter (see findNeighbours). Without statistics, a filter is taken
 * to be narrow.
 */
export function planNeighbours(
  statistics: ModelStatistics,
  filter: MovieFilter,
  neighbours: number,
): NeighbourPlan {
  const { movieCount, dimensions, firstPass } = statistics;
  const matches = estimateMatches(statistics, filter) ?? (restricts(filter) ? 0 : movieCount);
  const candidates = candidatesFor(neighbours, dimensions);
  const allBits: NeighbourPlan =
    firstPass === null ? { method: 'exact' } : { method: 'bits', candidates, cells: null };
  if (matches <= MOST_BITS) return allBits;

  const cellCount = firstPass?.cells ?? 0;
  if (matches >= movieCount * (cellCount > 0 ? WIDE_SHARE : WIDE_SHARE_WITHOUT_CELLS)) {
    return { method: 'hnsw', efSearch: Math.min(Math.max(neighbours, LEAST_EF_SEARCH), MOST_EF_SEARCH) };
  }
  if (cellCount === 0) return allBits;
  const cells = Math.ceil((cellCount * READ_IN_CELLS) / movieCount);
  return cells < cellCount ? { method: 'bits', candidates, cells } : allBits;
}

/** How many of the first pass are ranked again. */
export function candidatesFor(neighbours: number, dimensions: number): number {
  return Math.ceil(Math.max(LEAST_CANDIDATES, 2 * neighbours) * Math.max(1, TELLING_BITS / dimensions));
}

function restricts(filter: MovieFilter): boolean {
  return Object.entries(filter).some(
    ([field, condition]) => field !== 'includeAdult' && condition !== undefined,
  );
}
