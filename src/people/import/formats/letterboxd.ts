import { type Cells, readYear } from '../cells.ts';
import { readDay } from '../days.ts';
import { type HistoryRow, historyRow } from '../history-row.ts';
import { toStars } from '../stars.ts';
import type { TableFormat } from './table-format.ts';

/**
 * The files of a Letterboxd export. None has an id: its addresses are those of diary entries as often as of films, so
 * films are matched by title and year. `watched`, `watchlist` and `likes/films` have the same columns; there the name
 * of the file is all that tells them apart.
 */
const FILM = ['name', 'year', 'letterboxd uri'];

export const LETTERBOXD: readonly TableFormat[] = [
  {
    name: 'Letterboxd reviews',
    columns: [...FILM, 'rating', 'review', 'watched date'],
    // The same viewings are in the diary, which counts them.
    read: ({ rows }) => ({ rows: rows.map((cells) => ({ ...viewing(cells), plays: 0 })) }),
  },
  {
    name: 'Letterboxd diary',
    columns: [...FILM, 'rating', 'rewatch', 'watched date'],
    read: ({ rows }) => ({ rows: rows.map(viewing) }),
  },
  {
    name: 'Letterboxd ratings',
    columns: [...FILM, 'rating'],
    read: ({ rows }) => ({
      rows: rows.map((cells) => ({ ...film(cells), watched: true, rating: stars(cells) })),
    }),
  },
  {
    name: 'Letterboxd films',
    columns: FILM,
    read: ({ rows }, file) => {
      const says = meaningOf(file);
      return {
        rows: rows.map((cells) => ({ ...film(cells), ...says.row })),
        notes: says.note === undefined ? [] : [says.note],
      };
    },
  },
];

/** The second of the two tables of `lists/NAME.csv`; the first names the list. */
export function letterboxdList(list: string): TableFormat {
  return {
    name: 'Letterboxd list',
    columns: ['position', 'name', 'year', 'url'],
    read: ({ rows }) => ({ rows: rows.map((cells) => ({ ...film(cells), shelf: list })) }),
  };
}

function meaningOf(file: string): { readonly row: Partial<HistoryRow>; readonly note?: string } {
  if (/watchlist[^/]*$/i.test(file)) return { row: { watchlist: true } };
  if (/(?:likes\/films|\blikes?)[^/]*$/i.test(file)) return { row: { liked: true, watched: true } };
  if (/watched[^/]*$/i.test(file)) return { row: { watched: true } };
  return {
    row: { watched: true },
    note:
      'Its columns are those of Letterboxd\'s "watched", "watchlist" and "likes" alike, and its name is none of these: ' +
      'its films were taken as watched.',
  };
}

function film(cells: Cells): HistoryRow {
  return historyRow({ title: cells('name'), year: readYear(cells('year')) });
}

function viewing(cells: Cells): HistoryRow {
  const watchedOn = readDay(cells('watched date'), 'ymd');
  return { ...film(cells), watched: true, watchedOn, rating: stars(cells), plays: 1 };
}

function stars(cells: Cells): number | null {
  return toStars(cells('rating'), 5);
}
