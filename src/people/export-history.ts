import Papa from 'papaparse';
import type { Database } from '../database/database.ts';
import type { ProfileId } from './profiles.ts';

/** A profile as it leaves: everything that is stored of what the person did. */
export interface ExportedMovie {
  readonly tmdbId: number;
  readonly imdbId: string | null;
  readonly title: string;
  readonly year: number | null;
  readonly rating: number | null;
  readonly liked: boolean | null;
  readonly watchedOn: string | null;
  readonly plays: number;
  readonly watchlist: boolean;
  readonly hidden: boolean;
}

/** All of a person's history with the titles of the movies, the last watched first. Import reads it back. */
export async function exportHistory(database: Database, profileId: ProfileId): Promise<ExportedMovie[]> {
  const { rows } = await database.pool.query<ExportedMovie>(
    `SELECT i.movie_id AS "tmdbId", m.imdb_id AS "imdbId", m.title, m.year, i.rating, i.liked,
       to_char(i.watched_on, 'YYYY-MM-DD') AS "watchedOn", i.plays, i.watchlist, i.hidden
     FROM interaction AS i JOIN movie AS m ON m.id = i.movie_id
     WHERE i.profile_id = $1 ORDER BY i.watched_on DESC NULLS LAST, i.recorded_at DESC, i.movie_id`,
    [profileId],
  );
  return rows;
}

/**
 * The movies that were watched, in the CSV that Letterboxd imports. Letterboxd takes a watchlist in a file of its own,
 * so what is only wanted is left out.
 */
export function letterboxdCsv(movies: readonly ExportedMovie[]): string {
  const watched = movies.filter(
    ({ plays, rating, watchedOn }) => plays > 0 || rating !== null || watchedOn !== null,
  );
  return `${Papa.unparse({
    fields: ['tmdbID', 'imdbID', 'Title', 'Year', 'Rating', 'WatchedDate', 'Rewatch'],
    data: watched.map(({ tmdbId, imdbId, title, year, rating, watchedOn, plays }) => [
      tmdbId,
      imdbId ?? '',
      title,
      year ?? '',
      rating ?? '',
      watchedOn ?? '',
      plays > 1 && watchedOn !== null ? 'true' : '',
    ]),
  })}\r\n`;
}
