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
      /** Cell by cell, nearest first, the sign bits of the movies that satisfy the filter. */
      readonly method: 'cells';
      /** Stops when so many satisfied it. */
      readonly matches: number;
      /** So many of them, the best by their bits, are ranked again by their vectors. */
      readonly candidates: number;
    }
  | {
      /** The sign bits of all movies that satisfy the filter, found by an index. */
      readonly method: 'bits';
      readonly candidates: number;
    }
  | {
      /** The cosine of every movie that satisfies the filter. */
      readonly method: 'exact';
    };

/** The HNSW index serves models of so many movies, for filters that this share of them satisfies. */
const HNSW_MOVIES = 100_000;
const WIDE_SHARE = 0.25;
/** Fewer candidates than this miss neighbours even when few are asked for. */
const LEAST_EF_SEARCH = 200;
/** What pgvector allows. */
const MOST_EF_SEARCH = 1_000;

/**
 * Costs of the first pass in microseconds, PostgreSQL 15: finding a cell, reading a movie in it, comparing its bits if
 * it matches, and reading a movie on a page of its own, to which an index of the filter points.
 */
const CELL_COST = 2;
const READ_COST = 0.1;
const COMPARE_COST = 0.45;
const FETCH_COST = 0.1;
/** Cells for each square root of a movie: see buildFirstPass. */
const CELLS = 4;

/** Up to so many matching movies all are compared, which misses next to nothing. */
const FEW = 4_000;

/**
 * How many movies the nearest cells have to yield so that they hold the nearest neighbours among n: with the
 * square root of n, as the cells of an inverted file do (Jegou et al. 2011).
 */
const YIELD = 60;
const MOST_YIELD = 24_000;

/**
 * Bits of 500 dimensions rank well enough for the best `n` to be among the best 2n, and so many at least for
 * short lists; with fewer dimensions they say less.
 */
const LEAST_CANDIDATES = 600;
const TELLING_BITS = 500;

/**
 * Chooses by how many movies match, as the statistics estimate it. A wrong estimate costs time, never rows:
 * see findNeighbours. When nothing is known every filter is taken to be wide.
 */
export function planNeighbours(
  statistics: ModelStatistics,
  filter: MovieFilter,
  neighbours: number,
): NeighbourPlan {
  const { movieCount, dimensions, firstPass } = statistics;
  if (!firstPass) return { method: 'exact' };
  const matches = estimateMatches(statistics, filter) ?? movieCount;
  if (movieCount >= HNSW_MOVIES && matches >= WIDE_SHARE * movieCount) {
    return { method: 'hnsw', efSearch: Math.min(Math.max(neighbours, LEAST_EF_SEARCH), MOST_EF_SEARCH) };
  }
  const candidates = candidatesFor(neighbours, dimensions);
  const wanted = yieldFor(matches, candidates);
  const share = matches / Math.max(movieCount, 1);
  const cost = {
    cells:
      CELLS * Math.sqrt(movieCount) * Math.min(1, wanted / matches) * CELL_COST +
      (isOneColumn(filter) ? wanted : wanted / share) * READ_COST +
      wanted * COMPARE_COST,
    bits: matches * (FETCH_COST + COMPARE_COST),
  };
  if (matches <= FEW || cost.bits <= cost.cells) return { method: 'bits', candidates };
  return { method: 'cells', matches: wanted, candidates };
}

/** What finds all that another plan may have left out; null when that leaves nothing out. */
export function completePlan(
  plan: NeighbourPlan,
  { movieCount, dimensions }: ModelStatistics,
  neighbours: number,
): NeighbourPlan | null {
  if (plan.method !== 'hnsw') return null;
  const candidates = candidatesFor(neighbours, dimensions);
  return { method: 'cells', matches: yieldFor(movieCount, candidates), candidates };
}

/** Whether an index of the cells yields the matching movies alone, which none does for lists. */
function isOneColumn(filter: MovieFilter): boolean {
  const given = (fields: readonly (keyof MovieFilter)[]) =>
    fields.some((field) => filter[field] !== undefined) ? 1 : 0;
  if (given(['genres', 'allGenres', 'excludeGenres', 'countries']) > 0) return false;
  const columns = [
    given(['minRating', 'maxRating']),
    given(['minVotes']),
    given(['minYear', 'maxYear']),
    given(['minRuntime', 'maxRuntime']),
    given(['languages']),
  ];
  return columns.filter((column) => column === 1).length <= 1;
}

function yieldFor(matches: number, candidates: number): number {
  return Math.max(Math.min(Math.ceil(YIELD * Math.sqrt(matches)), MOST_YIELD), 2 * candidates);
}

/** How many of the first pass are ranked again. */
function candidatesFor(neighbours: number, dimensions: number): number {
  return Math.ceil(Math.max(LEAST_CANDIDATES, 2 * neighbours) * Math.max(1, TELLING_BITS / dimensions));
}
