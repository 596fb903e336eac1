import type { MovieFilter } from '../movie/filters.ts';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { takeSteps } from './found-titles.ts';
import { searchSteps, type SearchStep } from './search-steps.ts';
import { scoreTitle, type ScoredTitle } from './title-score.ts';
import { readTypedTitle } from './typed-title.ts';
import { checkPageSize } from '../movie/page-size.ts';

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
  /** 1 to MAX_PAGE_SIZE. */
  readonly first: number;
}

/**
 * Movies whose title is like what a person typed, best first, each once: by how close one of its titles is and
 * how well known it is. Typos, swapped and missing words, spaces left out, titles in other languages, roman
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
  return (await findTitles(database, search, steps)).map(toMatch);
}

/** `searchTitles` with what the matches are ordered by. */
export async function findTitles(
  database: Database,
  search: TitleSearch,
  steps: readonly SearchStep[] = searchSteps,
): Promise<ScoredTitle[]> {
  const { query, filter = {}, first } = search;
  checkPageSize(first);
  const [found] = await takeSteps(database.pool, [readTypedTitle(query)], {
    steps,
    filter,
    score: scoreTitle,
  });
  return (found?.ordered() ?? []).slice(0, first);
}

export function toMatch({ movieId, similarity, title }: ScoredTitle): TitleMatch {
  return { movieId, similarity, matchedTitle: title };
}
