import { conditionsOf, type MovieFilter } from '../movie/filters.ts';
import { isLabelList } from '../database/label-bits.ts';
import { estimateMatches, type ModelStatistics } from './selectivity.ts';

/** How to look for nearest neighbours. neighbour-statement.ts turns the plan into SQL. */
export type NeighbourPlan =
  | {
      /** The HNSW index. */
      readonly method: 'hnsw';
      /** How many candidates the graph search keeps: `hnsw.ef_search`. */
      readonly efSearch: number;
      /**
       * Whether the scan continues until enough movies satisfy the filter. The index must then remember what it passed,
       * which takes half as long again: measured at 19,000 movies.
       */
      readonly scansOn: boolean;
    }
  | {
      /** Reads the inverted lists, nearest first: compares the sign bits of their movies that satisfy the filter. */
      readonly method: 'ivf';
      /** Stops after this many matches. */
      readonly matches: number;
      /** How many of the matches, the best by their bits, are ranked again by their vectors. */
      readonly candidates: number;
    }
  | {
      /** Compares the sign bits of all movies that satisfy the filter, which an index finds. */
      readonly method: 'bits';
      readonly candidates: number;
    }
  | {
      /** Computes the cosine of every movie that satisfies the filter. */
      readonly method: 'exact';
    };

/** Up to this many movies in all, comparing the movies of a set one by one is faster than reading inverted lists. */
const MAX_SCANNED = 30_000;
/** In a larger catalogue, the sign bits of a set's movies are compared if there are at most this many. */
const MAX_SET = 50_000;

/** The numbers that decide between plans. similar-movies.ts writes the same choice in SQL. */
export const PLANNING = {
  /** The graph serves filters that at least this share of the movies satisfies. See database/index-build-plan.ts. */
  wideShare: 0.6,
  /** The graph is searched for this many more than are wanted: the last ones that it finds are the least certain. */
  spareCandidates: 50,
  /** If the search is expected to find fewer than this many more than are wanted, the graph scan continues. */
  spareMatches: 25,
  /** The limit of pgvector. */
  maxEfSearch: 1_000,
  /**
   * How many movies the nearest lists must yield to contain the nearest neighbours among n matches. The number grows
   * with the square root of n, as the lists of an inverted file do (Jegou et al. 2011). Era and language are part of a
   * movie's vector, so movies of another era or language lie apart from it, and more of them must be read
   * (`yieldApart`). Measured on a million movies: BENCHMARKS.md.
   */
  yield: 60,
  yieldApart: 140,
  maxYield: 42_000,
  /** Up to this many matches, an index on the filter is faster than reading list by list. */
  few: 1_500,
  /** The same for a genre or country that has no bit in the first pass. */
  fewUnknown: 10_000,
  /**
   * Sign bits of 500 dimensions rank well enough that the best n movies are among the best 2n by bits. Short lists
   * take at least `minCandidates`. Fewer dimensions need more candidates, since their bits say less.
   */
  minCandidates: 500,
  tellingBits: 500,
} as const;

/**
 * Chooses a plan by the estimated number of matches. A wrong estimate costs time, never rows: see findNeighbours.
 * Without statistics, every filter counts as wide.
 */
export function planNeighbours(
  statistics: ModelStatistics,
  filter: MovieFilter,
  neighbours: number,
): NeighbourPlan {
  const { movieCount, dimensions, graph, firstPass } = statistics;
  if (!firstPass) return { method: 'exact' };
  const matches = estimateMatches(statistics, filter) ?? movieCount;
  // The movies of a set lie anywhere among the vectors: most of the lists would be read for nothing.
  if (filter.inOneOf !== undefined || filter.among !== undefined) {
    if (movieCount <= MAX_SCANNED) return { method: 'exact' };
    if (matches <= MAX_SET) return { method: 'bits', candidates: candidatesFor(neighbours, dimensions) };
  }
  if (graph && matches >= PLANNING.wideShare * movieCount) {
    const efSearch = Math.min(neighbours + PLANNING.spareCandidates, PLANNING.maxEfSearch);
    const scansOn = efSearch * matches < (neighbours + PLANNING.spareMatches) * movieCount;
    return { method: 'hnsw', efSearch, scansOn };
  }
  const candidates = candidatesFor(neighbours, dimensions);
  if (matches <= (hasRareLabel(statistics, filter) ? PLANNING.fewUnknown : PLANNING.few)) {
    return { method: 'bits', candidates };
  }
  const rate = liesApart(filter) ? PLANNING.yieldApart : PLANNING.yield;
  const wanted = Math.min(Math.ceil(rate * Math.sqrt(matches)), PLANNING.maxYield);
  return { method: 'ivf', matches: atLeastTwice(candidates, wanted), candidates };
}

/** The plan that finds everything that `plan` may have missed; null when it misses nothing. */
export function completePlan(
  plan: NeighbourPlan,
  { dimensions }: ModelStatistics,
  neighbours: number,
): NeighbourPlan | null {
  if (plan.method !== 'hnsw') return null;
  const candidates = candidatesFor(neighbours, dimensions);
  return { method: 'ivf', matches: atLeastTwice(candidates, PLANNING.maxYield), candidates };
}

/** Whether a filter asks for a genre or country that has no bit, so that every movie of a list must be read for it. */
function hasRareLabel({ labels }: ModelStatistics, filter: MovieFilter): boolean {
  return conditionsOf(filter).some(
    (condition) =>
      (condition.kind === 'anyOf' || condition.kind === 'allOf') &&
      condition.fields.some(
        (field) => isLabelList(field) && condition.value.some((label) => !labels[field].has(label)),
      ),
  );
}

/** Whether a filter asks for something that the vectors encode, so that its matches lie apart from other movies. */
function liesApart(filter: MovieFilter): boolean {
  return conditionsOf(filter).some(({ apart }) => apart);
}

function atLeastTwice(candidates: number, matches: number): number {
  return Math.max(matches, 2 * candidates);
}

/** How many candidates of the first pass are ranked again. */
function candidatesFor(neighbours: number, dimensions: number): number {
  return Math.ceil(
    Math.max(PLANNING.minCandidates, 2 * neighbours) * Math.max(1, PLANNING.tellingBits / dimensions),
  );
}
