import { columnKey } from './columns.ts';
import { InputError } from '../movie/errors.ts';
import { columnReader, type ReadRecord } from './movie-record.ts';
import { Rejection } from './rejection.ts';
import { readId } from './scalar-values.ts';

const TARGET_COLUMNS = ['id', 'title', 'original_title', 'release_date', 'genres'];

/** What a MovieLens title says: "City of Lost Children, The (Cité des enfants perdus, La) (1995)". */
export interface MovieLensTitle {
  readonly title: string;
  readonly originalTitle: string | null;
  readonly year: string | null;
}

/**
 * Reads rows of MovieLens' movies.csv (movieId, title with the year, genres joined by `|`) as movies under their TMDB
 * ids; a movie that links.csv does not lead to TMDB is rejected. Throws InputError when the columns are others.
 */
export function movieLensReader(
  header: readonly string[],
  tmdbIds: ReadonlyMap<number, number>,
  file: string,
): ReadRecord<readonly unknown[]> {
  const keys = header.map(columnKey);
  const [id, title, genres] = ['movieid', 'title', 'genres'].map((name) => keys.indexOf(name));
  if (id === undefined || title === undefined || genres === undefined || Math.min(id, title, genres) < 0) {
    throw new InputError(
      `${file} is not MovieLens' list of movies. Columns wanted: movieId, title, genres. Columns found: ${header.join(', ')}.`,
    );
  }
  const read = columnReader(TARGET_COLUMNS, 'movies', file);
  return (values) => {
    const movieId = readId(values[id]);
    if (movieId instanceof Rejection) return movieId;
    const tmdbId = tmdbIds.get(movieId);
    if (tmdbId === undefined) return new Rejection('links.csv has no TMDB id for the movie', values[title]);
    const parts = splitMovieLensTitle(text(values[title]));
    return read([tmdbId, parts.title, parts.originalTitle, parts.year, splitGenres(values[genres])]);
  };
}

/** Takes a MovieLens title apart and puts articles back in front. */
export function splitMovieLensTitle(text: string): MovieLensTitle {
  const [, named = text, year = null] = /^(.*?)\s*\((\d{4})(?:[-–]\d{0,4})?\)\s*$/.exec(text) ?? [];
  const [, title = named, original = null] = /^(.+?)\s*\((?!a\.k\.a\.)([^()]+)\)$/.exec(named) ?? [];
  return {
    title: articleFirst(title),
    originalTitle: original === null ? null : articleFirst(original),
    year,
  };
}

const TRAILING_ARTICLE =
  /^(.+), (The|An?|Les?|La|L'|Las|Los|El|Der|Die|Das|Il|Lo|Gli|I|Un|Une|Den|Det|De|Het|O|Os|As)$/;

function articleFirst(title: string): string {
  const [, rest, article] = TRAILING_ARTICLE.exec(title.trim()) ?? [];
  if (rest === undefined || article === undefined) return title.trim();
  return article.endsWith("'") ? article + rest : `${article} ${rest}`;
}

function splitGenres(value: unknown): readonly string[] {
  const genres = text(value);
  return genres === '' || genres === '(no genres listed)' ? [] : genres.split('|');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
