import { type Cells, firstOf, readImdbId, readYear, type Table } from '../cells.ts';
import { type HistoryRow, historyRow, type WorkKind } from '../history-row.ts';
import { toStars } from '../stars.ts';
import { type TableFormat, type TableReading } from './table-format.ts';

/**
 * IMDb's ratings, lists and watchlist, in the columns of before 2017, of 2017 and of now. The day of a rating is not
 * the day of a viewing, so no day is taken from it.
 */
export const IMDB: readonly TableFormat[] = [
  { name: 'IMDb ratings (before 2017)', columns: ['const', 'you rated', 'title type'], read: readRatings },
  // A list says what one rated of it, so its place in the list tells it from ratings.
  { name: 'IMDb list', columns: ['const', 'position', 'title type'], read: readList },
  { name: 'IMDb ratings', columns: ['const', 'your rating', 'title type'], read: readRatings },
];

/** Kinds of works in the languages that IMDb writes them in; films not named here are matched by their id all the same. */
const SERIES =
  /serie|série|episod|épisod|folge|staffel|sendung|podcast|\btv (?:show|mini)|シリーズ|エピソード|ドラマ/i;
const NO_FILM = /video ?game|videospiel|jeu vid|videojuego|videogioco|music video|musikvideo|podcast/i;

function readRatings(table: Table): TableReading {
  return { rows: table.rows.map(work) };
}

function readList(table: Table, file: string): TableReading {
  const isWatchlist = /watchlist/i.test(file);
  const shelf = isWatchlist ? null : listName(file);
  return {
    rows: table.rows.map((cells) => {
      const row = work(cells);
      return row === null ? null : { ...row, watchlist: isWatchlist && !row.watched, shelf };
    }),
  };
}

function work(cells: Cells): HistoryRow | null {
  const type = cells('title type');
  if (NO_FILM.test(type)) return null;
  const rating = toStars(firstOf(cells, ['your rating', 'you rated']), 10);
  const original = cells('original title');
  return historyRow({
    kind: kindOf(type),
    title: cells('title'),
    originalTitle: original === '' ? null : original,
    // A list's year may be a span: 2013–2023.
    year: readYear(cells('year')),
    imdbId: readImdbId(firstOf(cells, ['const', 'url'])),
    rating,
    watched: rating !== null,
  });
}

function kindOf(type: string): WorkKind {
  return SERIES.test(type) ? 'series' : 'movie';
}

/** 'Heist films' from 'lists/Heist films.csv'. */
function listName(file: string): string {
  return file
    .replace(/^.*[/\\]/, '')
    .replace(/\.csv$/i, '')
    .trim();
}
