import { type Cells, firstOf, readFlag, readImdbId, readYear } from '../cells.ts';
import { readMoment } from '../days.ts';
import { type HistoryRow, historyRow } from '../history-row.ts';
import { toStars } from '../stars.ts';
import type { TableFormat } from './table-format.ts';

/**
 * TV Time's two archives: the one that it sent on request, and the one of the browser extension "Liberator". The columns
 * of the first come in any order and lack what an account never used.
 */
export const TV_TIME: readonly TableFormat[] = [
  {
    name: 'TV Time films',
    columns: ['movie_name', 'type', 'entity_type'],
    read: ({ rows }) => ({ rows: rows.map(trackingRow) }),
  },
  {
    name: 'TV Time ratings',
    columns: ['movie_name', 'vote_key'],
    read: ({ rows }) => ({ rows: rows.map(voteRow) }),
  },
  {
    name: 'TV Time Liberator',
    columns: ['title', 'type', 'is_watched'],
    read: ({ rows }) => ({ rows: rows.map(liberatorRow) }),
  },
  {
    name: 'TV Time series',
    columns: ['tv_show_name'],
    read: ({ rows }) => ({
      rows: rows.map((cells) => historyRow({ kind: 'series', title: cells('tv_show_name') })),
    }),
  },
  {
    name: 'TV Time episodes',
    columns: ['series_name', 'key'],
    read: ({ rows }) => ({
      rows: rows.map((cells) => {
        const title = cells('series_name');
        return title === '' ? null : historyRow({ kind: 'series', title });
      }),
    }),
  },
];

/** Stars by the last number of a vote's key: 1 to 5 stars in the order of its wording. */
const STARS_BY_VOTE: Readonly<Record<string, number>> = { 1: 1, 27: 2, 28: 3, 29: 4, 3: 5 };

function trackingRow(cells: Cells): HistoryRow | null {
  const title = cells('movie_name');
  const type = cells('type').toLowerCase();
  if (title === '' || cells('entity_type').toLowerCase() !== 'movie') return null;
  const film = historyRow({ title, year: readYear(cells('release_date')) });
  switch (type) {
    case 'watch':
    case 'rewatch':
      return { ...film, watched: true, watchedOn: watchedOn(cells), plays: 1 };
    case 'towatch':
      return { ...film, watchlist: true };
    default:
      return null;
  }
}

/** The moment is in a key such as 'watch-date-1740862800'; otherwise the row was made when the film was marked. */
function watchedOn(cells: Cells): string | null {
  const key = /(\d{9,})$/.exec(cells('watch_date_range_key'))?.[1];
  return readMoment(key ?? firstOf(cells, ['watch_date', 'created_at', 'updated_at']));
}

function voteRow(cells: Cells): HistoryRow | null {
  const title = cells('movie_name');
  const vote = /(\d+)$/.exec(cells('vote_key'))?.[1] ?? '';
  const rating = STARS_BY_VOTE[vote] ?? null;
  return title === '' || rating === null ? null : historyRow({ title, rating, watched: true });
}

function liberatorRow(cells: Cells): HistoryRow {
  const rating = toStars(cells('rating'), 10);
  const watched = readFlag(cells('is_watched')) || rating !== null;
  return historyRow({
    kind: /movie|film/i.test(cells('type')) ? 'movie' : 'series',
    title: cells('title'),
    year: readYear(cells('year')),
    imdbId: readImdbId(cells('imdb_id')),
    rating,
    watched,
    watchedOn: watched ? readMoment(cells('watched_at')) : null,
    plays: watched ? 1 : 0,
    watchlist: readFlag(cells('is_watchlisted')) && !watched,
  });
}
