import { FIELD_ROWS, MOVIE_FIELDS, type MovieField } from '../movie/movie.ts';
import { fieldReader } from './field-reader.ts';
import type { FieldReader } from './read-value.ts';
import { crewDirectorsReader } from './lists/list-values.ts';

/** How one column of a source becomes one field of a movie. */
export interface Column extends FieldReader {
  readonly field: MovieField;
}

/** The column that identifies a movie, whatever its name: see PURPOSES. */
export const ID_COLUMN = columnOf('id');

/** The columns of TMDB's exports and of The Movies Dataset, by their names as `fieldKey` gives them. */
export const COLUMNS: ReadonlyMap<string, Column> = new Map(
  MOVIE_FIELDS.filter((field) => field !== 'id').flatMap((field) => {
    const { files, crew = [] } = FIELD_ROWS[field];
    const column = columnOf(field);
    return [
      ...files.map((name): [string, Column] => [fieldKey(name), column]),
      ...crew.map((name): [string, Column] => [fieldKey(name), { field, ...crewDirectorsReader() }]),
    ];
  }),
);

/** How a field is read, whether from a file or from a client. */
export function columnOf(field: MovieField): Column {
  return { field, ...fieldReader(FIELD_ROWS[field]) };
}

/** What a source is for: movies, or more about movies that the catalogue has. */
export type Purpose = 'movies' | 'credits' | 'keywords' | 'links' | 'votes' | 'titles';

interface PurposeColumns {
  /** Names of the column that identifies the movie, best first. */
  readonly id: readonly string[];
  /** Columns that the file must have. */
  readonly required: readonly string[];
  /** Columns of which the file must have at least one; null for none. */
  readonly oneOf: readonly string[] | null;
  /** Other columns to read; null for all that are known. */
  readonly optional: readonly string[] | null;
  /** The name of such a file in messages. */
  readonly description: string;
}

/** A column that says it holds TMDB's ids wins over an id of the file's own. */
const IDS = FIELD_ROWS.id.files;

export const PURPOSES: Readonly<Record<Purpose, PurposeColumns>> = {
  movies: {
    id: IDS,
    required: ['title'],
    oneOf: ['overview', 'genres', 'keywords', 'release_date', 'vote_count'],
    optional: null,
    description: 'a movie catalogue',
  },
  credits: {
    id: IDS,
    required: [],
    oneOf: ['director', 'directors', 'crew', 'cast'],
    optional: [],
    description: 'a list of credits',
  },
  keywords: {
    id: IDS,
    required: ['keywords'],
    oneOf: null,
    optional: [],
    description: 'a list of keywords',
  },
  links: {
    id: ['tmdb_id'],
    required: ['imdb_id'],
    oneOf: null,
    optional: [],
    description: "MovieLens' links",
  },
  votes: {
    id: ['movie_id'],
    required: ['rating'],
    oneOf: null,
    optional: [],
    description: "MovieLens' ratings",
  },
  titles: {
    id: IDS,
    required: ['title'],
    oneOf: null,
    optional: [],
    description: 'a list of alternative titles',
  },
};

/** A column's name as this program compares it. */
export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

/**
 * A column's name without differences in spelling: `vote_count`, `voteCount`, `Vote Count` and `VOTE-COUNT` are the same.
 * An underscore in front marks an internal column of a database: MongoDB's `_id` is not `id`.
 */
export function fieldKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/(?!^)[\s_.-]+/g, '');
}
