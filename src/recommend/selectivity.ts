import { filterMatcher } from '../movie/filter-match.ts';
import { FILTER_KEYS, type FilteredMovie, type MovieFilter } from '../movie/filters.ts';
import type { MovieSet } from '../movie/movie-set.ts';
import type { LabelBits } from '../database/label-bits.ts';

/** What the planner knows about a model without asking the database. */
export interface ModelStatistics {
  /** Movies that can be recommended. */
  readonly movieCount: number;
  /** Of the vectors. */
  readonly dimensions: number;
  /** A random sample of the movies; empty if the model has none. */
  readonly sample: readonly FilteredMovie[];
  /** Whether the model has an HNSW graph. */
  readonly graph: boolean;
  /** Whether the model has the tables of the first pass. */
  readonly firstPass: boolean;
  /** Genres and countries that have a bit in the first pass. */
  readonly labels: LabelBits;
}

/** Earlier counts, by sample and filter: a count looks at every movie of the sample. */
const counted = new WeakMap<readonly FilteredMovie[], Map<string, number>>();
const MAX_COUNTED = 1_000;

/**
 * About how many movies satisfy the filter; null without a sample. Counting on the sample takes care of conditions that
 * go together (Korean, South Korea). If nothing in the sample matches, the estimate is half of what one movie of
 * the sample stands for.
 */
export function estimateMatches(statistics: ModelStatistics, filter: MovieFilter): number | null {
  const { among, inOneOf } = filter;
  const inSets = Math.min(
    among?.length ?? Infinity,
    inOneOf?.reduce((sum, set) => sum + sizeOf(set), 0) ?? Infinity,
  );
  const matches = estimateFacts(statistics, factsOf(filter));
  return matches === null ? null : Math.min(matches, inSets);
}

/** A filter without its sets, which the sample cannot judge. */
function factsOf(filter: MovieFilter): MovieFilter {
  return Object.fromEntries(
    FILTER_KEYS.flatMap((key) => (filter[key] === undefined ? [] : [[key, filter[key]]])),
  );
}

/** The history of a person counts as 0, because it is small. */
function sizeOf(set: MovieSet): number {
  switch (set.kind) {
    case 'shelf':
      return set.size;
    case 'movies':
      return set.ids.length;
    case 'history':
      return 0;
  }
}

function estimateFacts({ movieCount, sample }: ModelStatistics, filter: MovieFilter): number | null {
  if (sample.length === 0) return null;
  const matches = countMatches(sample, filter);
  if (sample.length >= movieCount) return matches;
  return Math.round((Math.max(matches, 0.5) / sample.length) * movieCount);
}

function countMatches(sample: readonly FilteredMovie[], filter: MovieFilter): number {
  let counts = counted.get(sample);
  if (counts === undefined || counts.size >= MAX_COUNTED) {
    counts = new Map<string, number>();
    counted.set(sample, counts);
  }
  const key = JSON.stringify(filter);
  let matches = counts.get(key);
  if (matches === undefined) {
    matches = sample.filter(filterMatcher(filter)).length;
    counts.set(key, matches);
  }
  return matches;
}
