import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { foldTitle } from './fold-title.ts';
import { wholeLexeme } from './title-lexemes.ts';
import { quote } from './tsquery.ts';

/** A movie that goes by a title. */
export interface TitledMovie {
  readonly movieId: MovieId;
  /** The title that a movie is shown under, which may be another. */
  readonly title: string;
  readonly year: number | null;
  readonly votes: number;
}

export interface ExactTitle extends TitledMovie {
  /** The movie is shown under another title. */
  readonly alias: boolean;
}

const MAX_MOVIES = 20;

/**
 * The movies that have exactly these folded titles, the best known first, up to 20 for each title. The result is in the
 * order of the titles. One statement finds all.
 */
export async function exactTitles(
  database: Database,
  titles: readonly string[],
): Promise<readonly (readonly ExactTitle[])[]> {
  const found: ExactTitle[][] = titles.map(() => []);
  const queries = titles.map((title) => foldTitle(title)).map((folded) => quote(wholeLexeme(folded)));
  // Each title is one look-up in the index; a plain join would read the whole table.
  const { rows } = await database.pool.query<ExactTitle & { position: number }>(
    `SELECT q.position::integer, t.*
     FROM unnest($1::text[]) WITH ORDINALITY AS q (query, position)
     CROSS JOIN LATERAL (
       SELECT t.movie_id AS "movieId", m.title, t.year, t.votes, t.alias
       FROM movie_title t JOIN movie m ON m.id = t.movie_id
       WHERE t.lexemes @@ q.query::tsquery
       ORDER BY t.votes DESC, t.movie_id LIMIT ${MAX_MOVIES}) AS t`,
    [queries],
  );
  for (const { position, ...movie } of rows) found[position - 1]?.push(movie);
  for (const movies of found) movies.sort((a, b) => b.votes - a.votes || a.movieId - b.movieId);
  return found;
}
