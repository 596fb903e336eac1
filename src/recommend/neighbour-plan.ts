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
      /** The cosine of every movie that satisfies the filter. */
      readonly method: 'exact';
    };

/** Up to this many matching movies the exact pass is as fast as the index, and it misses nothing. */
export const MOST_EXACT = 10_000;

/** Fewer candidates than this miss neighbours even when few are asked for. */
const LEAST_EF_SEARCH = 200;
/** What pgvector allows. */
const MOST_EF_SEARCH = 1_000;

/**
 * Chooses by how many movies match, as the statistics estimate it. A wrong estimate costs time, never rows:
 * both methods give a full answer for any filter. Without statistics, a filter is taken to be narrow.
 */
export function planNeighbours(
  statistics: ModelStatistics,
  filter: MovieFilter,
  neighbours: number,
): NeighbourPlan {
  const matches = estimateMatches(statistics, filter) ?? (restricts(filter) ? 0 : statistics.movieCount);
  if (matches <= MOST_EXACT) return { method: 'exact' };
  const efSearch = Math.min(Math.max(neighbours, LEAST_EF_SEARCH), MOST_EF_SEARCH);
  return { method: 'hnsw', efSearch };
}

function restricts(filter: MovieFilter): boolean {
  return Object.entries(filter).some(
    ([field, condition]) => field !== 'includeAdult' && condition !== undefined,
  );
}
