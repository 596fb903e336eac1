import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { searchTitles, type TitleMatch } from './search-titles.ts';

/** What a title was taken for. */
export interface ResolvedTitle {
  /** The movie meant; null when no title is close enough. */
  readonly movieId: MovieId | null;
  /** The closest titles, best first; the movie meant is the first of them. */
  readonly suggestions: readonly TitleMatch[];
}

/** Below this the best match is only suggested: more than one letter in four is another, or the words are only part of it. */
const CLOSE_ENOUGH = 0.75;
const MAX_SUGGESTIONS = 5;
/** Searches of one call under way at once; more would only wait for each other. */
const CONCURRENCY = 4;

/** The movie that a typed title means, or null with the closest titles. Adult movies are not found this way. */
export async function resolveTitle(database: Database, title: string): Promise<ResolvedTitle> {
  const suggestions = await searchTitles(database, { query: title, first: MAX_SUGGESTIONS });
  const [best] = suggestions;
  return {
    movieId: best !== undefined && best.similarity >= CLOSE_ENOUGH ? best.movieId : null,
    suggestions,
  };
}

/** `resolveTitle` for several titles; equal ones are looked up once. The results are in the order of the titles. */
export async function resolveTitles(
  database: Database,
  titles: readonly string[],
): Promise<readonly ResolvedTitle[]> {
  const resolved = new Map<string, Promise<ResolvedTitle>>();
  const waiting = [...new Set(titles)].values();
  const work = async (): Promise<void> => {
    for (const title of waiting) {
      const search = resolveTitle(database, title);
      resolved.set(title, search);
      await search;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return Promise.all(titles.map((title) => resolved.get(title) ?? resolveTitle(database, title)));
}
