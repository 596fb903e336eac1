import { conditionsOf, type MovieFilter } from '../movie/filters.ts';
import { isLabelList } from '../database/label-bits.ts';
import { estimateMatches, type ModelStatistics } from './selectivity.ts';

/** How nearest neighbours are looked for; what is done is in neighbour-statement.ts. */
export type NeighbourPlan =
  | {
      /** The HNSW index. */
      readonly method: 'hnsw';
      /** Candidates kept while searching the graph: `hnsw.ef_search`. */
      readonly efSearch: number;
      /**
       * Whether it is scanned on until enough movies satisfy the filter. The index has to remember for that what it passed
       * by, which takes half as long again: measured at 19,000 movies.
       */
      readonly scansOn: boolean;
    }
  | {
      /** Inverted lists, nearest first: the sign bits of their movies that satisfy the filter. */
      readonly method: 'ivf';
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

/** So many movies are compared one by one sooner than a set of some of them is looked up in the inverted lists. */
const MAX_SCANNED = 30_000;
/** Of a larger catalogue, the sign bits of so many movies of a set are compared. */
const MAX_SET = 50_000;

/** What plans are chosen by; similar-movies.ts writes the same choice in SQL. */
export const PLANNING = {
  /** A graph serves filters that this share of the movies satisfies; which models have one: database/index-build-plan.ts. */
  wideShare: 0.6,
  /** The graph is searched for so many more than are wanted: the last of those it finds are the least sure. */
  spareCandidates: 50,
  /** The first look has to find so many more than are wanted, or the graph is scanned on. */
  spareMatches: 25,
  /** What pgvector allows. */
  maxEfSearch: 1_000,
  /**
   * How many movies the nearest lists have to yield so that they hold the nearest neighbours among n: with the
   * square root of n, as the lists of an inverted file do (Jegou et al. 2011). A movie's era and language are in its
   * vector, so that those with others lie apart from it, and more have to be read. Measured on a million movies:
   * BENCHMARKS.md.
   */
  yield: 60,
  yieldApart: 140,
  maxYield: 42_000,
  /** So few are found sooner by an index of the filter than list by list. */
  few: 1_500,
  /** And so few with a genre or country that has no inverted lists of its own. */
  fewUnknown: 10_000,
  /**
   * Bits of 500 dimensions rank well enough for the best `n` to be among the best 2n, and so many at least for
   * short lists; with fewer dimensions they say less.
   */
  minCandidates: 500,
  tellingBits: 500,
} as const;

/**
 * Chooses by how many movies match, as the statistics estimate it. A wrong estimate costs time, never rows:
 * see findNeighbours. When nothing is known every filter is taken to be wide.
 */
export function planNeighbours(
  statistics: ModelStatistics,
  filter: MovieFilter,
  neighbours: number,
): NeighbourPlan {
  const { movieCount, dimensions, graph, firstPass } = statistics;
  if (!firstPass) return { method: 'exact' };
  const matches = estimateMatches(statistics, filter) ?? movieCount;
  // Sets lie anywhere among the vectors, so lists would be read in vain until the set is through.
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

/** What finds all that another plan may have left out; null when that leaves nothing out. */
export function completePlan(
  plan: NeighbourPlan,
  { dimensions }: ModelStatistics,
  neighbours: number,
): NeighbourPlan | null {
  if (plan.method !== 'hnsw') return null;
  const candidates = candidatesFor(neighbours, dimensions);
  return { method: 'ivf', matches: atLeastTwice(candidates, PLANNING.maxYield), candidates };
}

/** Whether a filter asks for a genre or country without inverted lists of its own, so that all their movies are read. */
function hasRareLabel({ labels }: ModelStatistics, filter: MovieFilter): boolean {
  return conditionsOf(filter).some(
    (condition) =>
      (condition.kind === 'anyOf' || condition.kind === 'allOf') &&
      condition.fields.some(
        (field) => isLabelList(field) && condition.value.some((label) => !labels[field].has(label)),
      ),
  );
}

/** Whether a filter asks for what is in the vectors, so that the movies it is about lie apart from others. */
function liesApart(filter: MovieFilter): boolean {
  return conditionsOf(filter).some(({ apart }) => apart);
}

function atLeastTwice(candidates: number, matches: number): number {
  return Math.max(matches, 2 * candidates);
}

/** How many of the first pass are ranked again. */
function candidatesFor(neighbours: number, dimensions: number): number {
  return Math.ceil(
    Math.max(PLANNING.minCandidates, 2 * neighbours) * Math.max(1, PLANNING.tellingBits / dimensions),
  );
}
