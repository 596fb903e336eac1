import { type Cells, firstOf, readImdbId, readTmdbId, readYear, type Table } from '../cells.ts';
import { type HistoryRow, historyRow, type WorkKind } from '../history-row.ts';
import { readNumber, starsByRank, toStars } from '../stars.ts';
import { dayColumn, type TableFormat, type TableReading } from './table-format.ts';

/** Sites on which people keep what they saw: one table each. */
export const TRACKERS: readonly TableFormat[] = [
  {
    name: 'TMDB account',
    columns: ['tmdb id', 'type', 'name', 'your rating'],
    read: ({ rows }, file) => ({ rows: rows.map((cells) => tmdbRow(cells, /watchlist/i.test(file))) }),
  },
  {
    name: 'MovieLens',
    columns: ['movie_id', 'imdb_id', 'tmdb_id', 'title'],
    read: ({ rows, columns }) => ({
      rows: rows.map((cells) => movieLensRow(cells, columns.has('rating'))),
    }),
  },
  { name: 'Simkl', columns: ['simkl_id', 'title', 'type', 'watchlist'], read: readSimkl },
  { name: 'Criticker', columns: ['score', 'film name'], read: readCriticker },
  { name: 'Douban', columns: ['标题', '个人评分'], read: readDouban },
];

function kindOf(type: string): WorkKind {
  return /^(?:tv|show|series|anime|tv[ _-]?(?:show|series)|episode|season)$/i.test(type) ? 'series' : 'movie';
}

function tmdbRow(cells: Cells, isWatchlist: boolean): HistoryRow | null {
  if (cells('episode number') !== '' || cells('season number') !== '') return null;
  const rating = toStars(cells('your rating'), 10);
  return historyRow({
    kind: kindOf(cells('type')),
    title: cells('name'),
    year: readYear(cells('release date')),
    tmdbId: readTmdbId(cells('tmdb id')),
    imdbId: readImdbId(cells('imdb id')),
    rating,
    watched: rating !== null,
    watchlist: isWatchlist && rating === null,
  });
}

/** Its wishlist has the columns of its ratings but for the rating. Its titles end with the year: "Heat (1995)". */
function movieLensRow(cells: Cells, isRatings: boolean): HistoryRow {
  const rating = toStars(cells('rating'), 5);
  const [, title = cells('title'), year = ''] = /^(.*?)\s*\((\d{4})\)\s*$/.exec(cells('title')) ?? [];
  return historyRow({
    title,
    year: readYear(year),
    tmdbId: readTmdbId(cells('tmdb_id')),
    imdbId: readImdbId(cells('imdb_id')),
    rating,
    watched: isRatings && rating !== null,
    watchlist: !isRatings,
  });
}

function readSimkl(table: Table): TableReading {
  const watched = dayColumn(table, 'watcheddate');
  return {
    notes: watched.notes,
    rows: table.rows.map((cells) => {
      const list = cells('watchlist').toLowerCase();
      const rating = toStars(cells('rating'), 10);
      const isPlanned = list.includes('plan');
      const isWatched = !isPlanned && (rating !== null || /completed|watched/.test(list));
      return historyRow({
        kind: kindOf(cells('type')),
        title: cells('title'),
        year: readYear(cells('year')),
        tmdbId: readTmdbId(cells('tmdb')),
        imdbId: readImdbId(cells('imdb')),
        rating,
        watched: isWatched,
        watchedOn: isWatched ? watched.read(cells) : null,
        watchlist: isPlanned,
      });
    }),
  };
}

/** Everybody scores on a scale of his own there: 60 is bad for one and good for another. */
function readCriticker(table: Table): TableReading {
  const stars = starsByRank(table.rows.map((cells) => readNumber(cells('score'))));
  return {
    notes: ['Scores are on your own scale, so they became stars by rank: your median score is 3 stars.'],
    rows: table.rows.map((cells, i) =>
      historyRow({
        kind: /\/tv\//i.test(cells('url')) ? 'series' : 'movie',
        title: cells('film name').replace(/\s*\(\d{4}\)$/, ''),
        year:
          readYear(firstOf(cells, ['year'])) ?? readYear(/\((\d{4})\)$/.exec(cells('film name'))?.[1] ?? ''),
        imdbId: readImdbId(cells('imdb id')),
        rating: stars[i] ?? null,
        watched: true,
      }),
    ),
  };
}

/** Titles are "中文 / English / …". */
function readDouban(table: Table): TableReading {
  return {
    rows: table.rows.map((cells) => {
      const [title = '', other = ''] = cells('标题').split(/\s+\/\s+/);
      const rating = toStars(cells('个人评分'), 5);
      const isPlanned = cells('状态').includes('想看');
      return historyRow({
        title,
        originalTitle: other === '' ? null : other,
        year: readYear(cells('上映日期')),
        rating,
        watched: !isPlanned,
        watchlist: isPlanned,
      });
    }),
  };
}
