import type { MovieId } from '../../movie/movie.ts';
import type { HistoryRow } from './history-row.ts';

/** What all rows of a person's files say together of one movie. */
export interface MovieHistory {
  readonly movieId: MovieId;
  readonly rating: number | null;
  readonly liked: boolean | null;
  readonly watched: boolean;
  readonly watchedOn: string | null;
  readonly plays: number;
  readonly watchlist: boolean;
}

/**
 * One history a movie. The rating of the latest viewing counts, of ratings without a day the last in the files; a movie
 * that was seen is on no watchlist. Diary, ratings and list of one site speak of the same viewings, so plays are counted
 * a file and the largest count is taken.
 */
export function mergeRows(
  files: readonly (readonly { movieId: MovieId; row: HistoryRow }[])[],
): MovieHistory[] {
  const rowsOf = new Map<MovieId, HistoryRow[]>();
  const playsOf = new Map<MovieId, number>();
  for (const file of files) {
    const plays = new Map<MovieId, number>();
    for (const { movieId, row } of file) {
      const rows = rowsOf.get(movieId);
      if (rows === undefined) rowsOf.set(movieId, [row]);
      else rows.push(row);
      plays.set(movieId, (plays.get(movieId) ?? 0) + row.plays);
    }
    for (const [movieId, count] of plays) playsOf.set(movieId, Math.max(playsOf.get(movieId) ?? 0, count));
  }
  return [...rowsOf].map(([movieId, rows]) => {
    const watched = rows.some((row) => row.watched);
    return {
      movieId,
      rating: latestRating(rows),
      liked: rows.map((row) => row.liked).findLast((liked) => liked !== null) ?? null,
      watched,
      watchedOn: rows.map((row) => row.watchedOn).reduce(later, null),
      plays: Math.max(playsOf.get(movieId) ?? 0, watched ? 1 : 0),
      watchlist: !watched && rows.some((row) => row.watchlist),
    };
  });
}

function latestRating(rows: readonly HistoryRow[]): number | null {
  let latest: { readonly rating: number | null; readonly watchedOn: string | null } = {
    rating: null,
    watchedOn: null,
  };
  for (const { rating, watchedOn } of rows) {
    if (rating !== null && (watchedOn ?? '') >= (latest.watchedOn ?? '')) latest = { rating, watchedOn };
  }
  return latest.rating;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
