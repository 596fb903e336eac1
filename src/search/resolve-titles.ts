import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { takeSteps } from './found-titles.ts';
import { MIN_MEANT, scoreName } from './name-score.ts';
import { namingSteps } from './search-steps.ts';
import { toMatch, type TitleMatch } from './search-titles.ts';
import { readTypedTitle } from './typed-title.ts';

/** What a title was taken for. */
export interface ResolvedTitle {
  /** The movie meant; null when no title is close enough. */
  readonly movieId: MovieId | null;
  /** The closest titles, best first; the movie meant is the first of them. */
  readonly suggestions: readonly TitleMatch[];
}

const MAX_SUGGESTIONS = 5;

/** The movie that a typed title means, or null with the closest titles. Adult movies are not found this way. */
export async function resolveTitle(database: Database, title: string): Promise<ResolvedTitle> {
  const [resolved] = await resolveTitles(database, [title]);
  if (resolved === undefined) throw new Error('one title was looked for, and no answer came back');
  return resolved;
}

/** Titles that one statement looks for. */
const BATCH = 250;

/** `resolveTitle` for several titles; equal ones are looked up once. The results are in the order of the titles. */
export async function resolveTitles(
  database: Database,
  titles: readonly string[],
): Promise<readonly ResolvedTitle[]> {
  const distinct = [...new Set(titles)];
  const resolved = new Map<string, ResolvedTitle>();
  for (let i = 0; i < distinct.length; i += BATCH) {
    const batch = distinct.slice(i, i + BATCH);
    const answers = await resolveBatch(database, batch);
    for (const [j, title] of batch.entries()) resolved.set(title, answers[j] ?? NOTHING);
  }
  return titles.map((title) => resolved.get(title) ?? NOTHING);
}

const NOTHING: ResolvedTitle = { movieId: null, suggestions: [] };

async function resolveBatch(database: Database, titles: readonly string[]): Promise<ResolvedTitle[]> {
  const found = await takeSteps(database.pool, titles.map(readTypedTitle), {
    steps: namingSteps,
    filter: {},
    score: scoreName,
  });
  return found.map((each) => {
    const closest = each.ordered();
    const [best] = closest;
    return {
      movieId: best !== undefined && best.similarity >= MIN_MEANT ? best.movieId : null,
      suggestions: closest.slice(0, MAX_SUGGESTIONS).map(toMatch),
    };
  });
}
