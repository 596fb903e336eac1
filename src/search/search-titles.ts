import { InputError } from '../movie/errors.ts';
import type { MovieFilter } from '../movie/filter.ts';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { searchSteps, StepContext, type SearchStep } from './search-steps.ts';
import { compareScored, scoreTitle } from './title-score.ts';
import type { Candidate, ScoredTitle } from './title-score.ts';
import { readTypedTitle } from './typed-title.ts';
import type { Reading } from './typed-title.ts';

/** A movie that may be meant by a typed title. */
export interface TitleMatch {
  readonly movieId: MovieId;
  /** How close the title is to what was typed, in [0, 1]; 1 is the same title. */
  readonly similarity: number;
  /** The title that matched: the movie's own, its original one or an alternative. */
  readonly matchedTitle: string;
}

export interface TitleSearch {
  /** As a person typed it. */
  readonly query: string;
  readonly filter?: MovieFilter;
  /** 1 to 100. */
  readonly first: number;
}

const MAX_MATCHES = 100;

/**
 * Movies whose title is like what a person typed, best first, each once: by how close one of its titles is and
 * how well known it is. Slips, swapped and missing words, spaces left out, titles in other languages, roman
 * numerals and a trailing year are understood. Throws InputError for a query without a letter or digit.
 *
 * Candidates are found step by step, each costlier than the one before and taken only when nothing good is found
 * yet; one score orders them all.
 *
 * @param steps fewer than all only to measure what each is good for
 */
export async function searchTitles(
  database: Database,
  search: TitleSearch,
  steps: readonly SearchStep[] = searchSteps,
): Promise<TitleMatch[]> {
  const { query, filter = {}, first } = search;
  if (!Number.isInteger(first) || first < 1 || first > MAX_MATCHES) {
    throw new InputError(`first must be a whole number from 1 to ${MAX_MATCHES}, not ${first}.`);
  }
  const readings = readTypedTitle(query);
  const context = new StepContext(database.pool, readings, filter);
  const found = new FoundTitles(readings);
  for (const step of steps) {
    if (found.bestScore < step.below) found.add(await step.find(context));
  }
  return found
    .ordered()
    .slice(0, first)
    .map(({ movieId, similarity, title }) => ({ movieId, similarity, matchedTitle: title }));
}

/** Each movie by the best of its titles. */
class FoundTitles {
  readonly #readings: readonly Reading[];
  readonly #best = new Map<MovieId, ScoredTitle>();
  readonly #seen = new Set<string>();
  #bestScore = 0;

  constructor(readings: readonly Reading[]) {
    this.#readings = readings;
  }

  get bestScore(): number {
    return this.#bestScore;
  }

  ordered(): ScoredTitle[] {
    return [...this.#best.values()].sort(compareScored);
  }

  add(candidates: readonly Candidate[]): void {
    for (const candidate of candidates) {
      const key = `${candidate.movieId} ${candidate.folded}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      const scored = scoreTitle(this.#readings, candidate);
      const other = this.#best.get(candidate.movieId);
      if (other === undefined || compareScored(scored, other) < 0) this.#best.set(candidate.movieId, scored);
      this.#bestScore = Math.max(this.#bestScore, scored.score);
    }
  }
}
