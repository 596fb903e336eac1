import { InputError } from '../../movie/errors.ts';
import { columnKey } from '../columns.ts';
import { columnReader, type ReadRecord } from '../movie-record.ts';
import { Rejection } from '../rejection.ts';
import { readId } from '../scalar-values.ts';
import { splitMovieLensTitle } from './movielens-title.ts';

const TARGET_COLUMNS = ['id', 'title', 'original_title', 'release_date', 'genres'];

/** The positions of the columns of MovieLens' movies.csv. */
export interface MovieColumns {
  readonly id: number;
  readonly title: number;
  readonly genres: number;
}

/** The columns of MovieLens' movies.csv; null if the header is that of another file. */
export function movieLensColumns(header: readonly string[]): MovieColumns | null {
  const keys = header.map(columnKey);
  const [id, title, genres] = ['movieid', 'title', 'genres'].map((name) => keys.indexOf(name));
  if (id === undefined || title === undefined || genres === undefined || Math.min(id, title, genres) < 0) {
    return null;
  }
  return { id, title, genres };
}

/**
 * Reads rows of MovieLens' movies.csv (movieId, title with the year, genres joined by `|`) as movies under their TMDB
 * ids. Rejects movies without a TMDB id in links.csv. Throws InputError if the columns are different.
 */
export function movieLensReader(
  header: readonly string[],
  tmdbIds: ReadonlyMap<number, number>,
  file: string,
): ReadRecord<readonly unknown[]> {
  const columns = movieLensColumns(header);
  if (columns === null) {
    throw new InputError(
      `${file} is not MovieLens' list of movies. Columns wanted: movieId, title, genres. Columns found: ${header.join(', ')}.`,
    );
  }
  const read = columnReader(TARGET_COLUMNS, 'movies', file);
  return (values, unreadable) => {
    const movieId = readId(values[columns.id]);
    if (movieId instanceof Rejection) return movieId;
    const tmdbId = tmdbIds.get(movieId);
    if (tmdbId === undefined) {
      return new Rejection('links.csv has no TMDB id for the movie', values[columns.title]);
    }
    const parts = splitMovieLensTitle(text(values[columns.title]));
    const genres = splitGenres(values[columns.genres]);
    return read([tmdbId, parts.title, parts.originalTitle, parts.year, genres], unreadable);
  };
}

function splitGenres(value: unknown): readonly string[] {
  const genres = text(value);
  return genres === '' || genres === '(no genres listed)' ? [] : genres.split('|');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
