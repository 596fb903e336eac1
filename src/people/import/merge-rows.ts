import type { MovieId } from '../../movie/movie.ts';
import type { HistoryRow } from './history-row.ts';

/** What all rows of a person's files say about one movie. */
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
 * Merges rows into one history per movie. A site's diary, ratings and lists describe the same viewings, so plays are counted
 * per file and the largest count wins.
 */
export function mergeRows(
  files: readonly (readonly { readonly movieId: MovieId; readonly row: HistoryRow }[])[],
): MovieHistory[] {
  const perFile = files.flatMap((file) =>
    [...groupBy(file, ({ movieId }) => movieId)].map(([movieId, entries]) => ({
      movieId,
      rows: entries.map(({ row }) => row),
    })),
  );
  return [...groupBy(perFile, ({ movieId }) => movieId)].map(([movieId, ofFiles]) => ({
    movieId,
    ...summarise(ofFiles.flatMap(({ rows }) => rows)),
    plays: Math.max(...ofFiles.map(({ rows }) => summarise(rows).plays)),
  }));
}

/**
 * Merges rows about one work. The rating of the latest viewing counts, or the last rating without a day. A movie that was
 * seen counts at least one play and leaves the watchlist.
 */
export function summarise(rows: readonly HistoryRow[]): Omit<MovieHistory, 'movieId'> {
  const watched = rows.some((row) => row.watched);
  const plays = rows.reduce((sum, row) => sum + row.plays, 0);
  return {
    rating: latestRating(rows),
    liked: rows.map((row) => row.liked).findLast((liked) => liked !== null) ?? null,
    watched,
    watchedOn: rows.map((row) => row.watchedOn).reduce(later, null),
    plays: Math.max(plays, watched ? 1 : 0),
    watchlist: !watched && rows.some((row) => row.watchlist),
  };
}

function latestRating(rows: readonly HistoryRow[]): number | null {
  const rated: readonly HistoryRow[] = rows
    .filter(({ rating }) => rating !== null)
    .sort((a, b) => (a.watchedOn ?? '').localeCompare(b.watchedOn ?? ''));
  return rated.at(-1)?.rating ?? null;
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** Groups the items by `keyOf`, in their order. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
