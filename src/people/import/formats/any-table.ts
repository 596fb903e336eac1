import { type Cells, firstOf, readFlag, readImdbId, readTmdbId, readYear, type Table } from '../cells.ts';
import { historyRow, type WorkKind } from '../history-row.ts';
import { toStars } from '../stars.ts';
import { dayColumn, starsColumn, type TableReading } from './table-format.ts';

/**
 * Any table with an id, or a title and a year, in the names that programs give such columns. Letterboxd's import format
 * is one: `Title,Year,imdbID,tmdbID,Rating10,WatchedDate`.
 */
const TITLE = [
  'title',
  'name',
  'movie',
  'film',
  'movie title',
  'film title',
  'movie_title',
  'movie name',
  'full_title',
];
const ORIGINAL_TITLE = ['original title', 'original_title', 'originaltitle'];
const YEAR = ['year', 'release year', 'release_year', 'release date', 'release_date', 'released'];
const TMDB_ID = ['tmdbid', 'tmdb_id', 'tmdb id', 'tmdb', 'themoviedb id'];
const IMDB_ID = ['imdbid', 'imdb_id', 'imdb id', 'imdb', 'const', 'imdb url'];
const RATING = [
  'rating',
  'your rating',
  'user_rating',
  'user rating',
  'my rating',
  'score',
  'stars',
  'userrating',
  'grade',
];
const WATCHED_ON = [
  'watcheddate',
  'watched date',
  'watched_at',
  'watched at',
  'watched on',
  'watched',
  'date watched',
  'last_watched_at',
  'lastplayeddate',
  'viewedat',
  'date',
];
const PLAYS = ['plays', 'playcount', 'play count', 'viewcount', 'view count'];
const TYPE = ['type', 'media_type', 'mediatype', 'itemtype', 'title type', 'kind'];
const LIKED = ['liked', 'like', 'loved', 'favorite', 'favourite', 'isfavorite'];
const WATCHLIST = ['watchlist', 'is_watchlisted', 'in_watchlist'];

/** Whether the table has an id or a title, so that its rows can be matched to movies. */
export function isReadable({ columns }: Table): boolean {
  return [...TITLE, ...TMDB_ID, ...IMDB_ID].some((column) => columns.has(column));
}

export function readAnyTable(table: Table, file: string): TableReading {
  const column = (names: readonly string[]) => names.find((name) => table.columns.has(name)) ?? '';
  const stars = table.columns.has('rating10')
    ? { read: (cells: Cells) => toStars(cells('rating10'), 10), notes: [] }
    : starsColumn(table, column(RATING));
  const watched = dayColumn(table, column(WATCHED_ON));
  const isWatchlist = /watchlist|to[ _-]?watch|wishlist/i.test(file);
  return {
    notes: [...stars.notes, ...watched.notes],
    rows: table.rows.map((cells) => {
      const rating = stars.read(cells);
      const wanted = isWatchlist || readFlag(firstOf(cells, WATCHLIST));
      const plays = Number(firstOf(cells, PLAYS));
      return historyRow({
        kind: kindOf(firstOf(cells, TYPE)),
        title: firstOf(cells, TITLE),
        originalTitle: firstOf(cells, ORIGINAL_TITLE) || null,
        year: readYear(firstOf(cells, YEAR)),
        tmdbId: readTmdbId(firstOf(cells, TMDB_ID)),
        imdbId: readImdbId(firstOf(cells, IMDB_ID)),
        rating,
        liked: readFlag(firstOf(cells, LIKED)) ? true : null,
        watched: rating !== null || !wanted,
        watchedOn: watched.read(cells),
        plays: Number.isInteger(plays) && plays > 0 ? plays : 0,
        watchlist: wanted && rating === null,
      });
    }),
  };
}

function kindOf(type: string): WorkKind {
  return /serie|show|episode|season|^tv$/i.test(type) ? 'series' : 'movie';
}
