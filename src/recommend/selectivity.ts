import { type FilteredMovie, matchesFilter } from '../catalog/filter-match.ts';
import type { MovieFilter } from '../catalog/filter.ts';

/** What is known about the vectors of a model before asking the database. */
export interface ModelStatistics {
  /** Movies that can be recommended. */
  readonly movieCount: number;
  /** Of their vectors. */
  readonly dimensions: number;
  /** A random sample of them; empty when it is missing. */
  readonly sample: readonly FilteredMovie[];
  /** The table of sign bits, and how many cells it is ordered by, 0 for none; null when there is no such table. */
  readonly firstPass: { readonly cells: number } | null;
}

/**
 * About how many movies satisfy the filter; null when nothing is known. Counted on the sample, so conditions
 * that go together (Korean, South Korea) are no harder than others. Of filters that match nothing in the
 * sample it says half of what one movie of the sample stands for.
 */
export function estimateMatches(statistics: ModelStatistics, filter: MovieFilter): number | null {
  const { movieCount, sample } = statistics;
  if (sample.length === 0) return null;
  let matches = 0;
  for (const movie of sample) if (matchesFilter(movie, filter)) matches++;
  if (sample.length >= movieCount) return matches;
  return Math.round((Math.max(matches, 0.5) / sample.length) * movieCount);
}
