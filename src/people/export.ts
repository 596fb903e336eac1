import Papa from 'papaparse';
import type { Database } from '../database/database.ts';
import { wholeHistory } from './history.ts';
import type { Interaction } from './interaction.ts';
import type { Profile } from './profiles.ts';

export type ExportFormat = 'json' | 'letterboxd';

/** A file to be saved. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** How many rows an importer takes at a time. */
const MAX_ROWS = 1_000;

interface ExportedMovie {
  readonly id: number;
  readonly imdbId: string | null;
  readonly title: string;
  readonly year: number | null;
}

/** Everything stored about a person, as JSON or in Letterboxd's import format. */
export async function exportProfile(
  database: Database,
  profile: Profile,
  format: ExportFormat,
): Promise<ExportedFile[]> {
  const history = await wholeHistory(database, profile.id);
  const movies = await readMovies(database, history);
  return format === 'json'
    ? [await asJson(database, profile, history, movies)]
    : asLetterboxd(history, movies);
}

async function asJson(
  database: Database,
  { id, household, createdAt }: Profile,
  history: readonly Interaction[],
  movies: ReadonlyMap<number, ExportedMovie>,
): Promise<ExportedFile> {
  const { rows: shelves } = await database.pool.query<{ name: string; movies: number[] }>(
    `SELECT s.name, ARRAY(SELECT m.movie_id FROM shelf_movie AS m WHERE m.profile_id = $1 AND m.shelf = s.name
       ORDER BY m.movie_id) AS movies
     FROM shelf AS s WHERE s.profile_id = $1 ORDER BY s.name`,
    [id],
  );
  const { rows: shown } = await database.pool.query<Record<string, unknown>>(
    `SELECT movie_id AS "tmdbId", model_id AS model, shown_at AS "shownAt", watched_at AS "watchedAt"
     FROM impression WHERE profile_id = $1 ORDER BY shown_at, movie_id`,
    [id],
  );
  const content = {
    profile: id,
    household,
    createdAt,
    history: history.map(({ movieId, ...did }) => {
      const movie = movies.get(movieId);
      return {
        tmdbId: movieId,
        imdbId: movie?.imdbId ?? null,
        title: movie?.title ?? null,
        year: movie?.year ?? null,
        ...did,
      };
    }),
    shelves: shelves.map(({ name, movies: ids }) => ({ name, tmdbIds: ids })),
    shown,
  };
  return {
    name: 'reelgraph-profile.json',
    mediaType: 'application/json',
    content: `${JSON.stringify(content, null, 2)}\n`,
  };
}

/** Columns of https://letterboxd.com/about/importing-data/. A rating there has whole and half stars. */
function asLetterboxd(
  history: readonly Interaction[],
  movies: ReadonlyMap<number, ExportedMovie>,
): ExportedFile[] {
  const rows = (entries: readonly Interaction[]) =>
    entries.flatMap(({ movieId, rating, watchedOn, plays }) => {
      const movie = movies.get(movieId);
      if (movie === undefined) return [];
      return {
        tmdbID: movieId,
        imdbID: movie.imdbId,
        Title: movie.title,
        Year: movie.year,
        Rating: rating === null ? null : Math.round(2 * rating) / 2,
        WatchedDate: watchedOn,
        Rewatch: plays > 1 ? 'true' : null,
      };
    });
  const watched = history.filter(
    ({ rating, liked, watchedOn, plays }) =>
      rating !== null || liked !== null || watchedOn !== null || plays > 0,
  );
  const files = (name: string, entries: readonly Interaction[]): ExportedFile[] => {
    const all = rows(entries);
    const parts = Math.max(1, Math.ceil(all.length / MAX_ROWS));
    return Array.from({ length: parts }, (_, i) => ({
      name: parts === 1 ? `${name}.csv` : `${name}-${i + 1}.csv`,
      mediaType: 'text/csv',
      content: `${Papa.unparse(
        { fields: COLUMNS, data: all.slice(i * MAX_ROWS, (i + 1) * MAX_ROWS) },
        { newline: '\n' },
      )}\n`,
    }));
  };
  const watchlist = history.filter((entry) => entry.watchlist);
  return [
    ...files('letterboxd-diary', watched),
    ...(watchlist.length > 0 ? files('letterboxd-watchlist', watchlist) : []),
  ];
}

const COLUMNS = ['tmdbID', 'imdbID', 'Title', 'Year', 'Rating', 'WatchedDate', 'Rewatch'];

async function readMovies(
  database: Database,
  history: readonly Interaction[],
): Promise<Map<number, ExportedMovie>> {
  const { rows } = await database.pool.query<ExportedMovie>(
    `SELECT id, imdb_id AS "imdbId", title, year FROM movie WHERE id = ANY ($1::integer[])`,
    [history.map(({ movieId }) => movieId)],
  );
  return new Map(rows.map((movie) => [movie.id, movie]));
}
