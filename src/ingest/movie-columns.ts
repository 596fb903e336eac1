import type { Movie } from '../movie/movie.ts';
import type { MovieRecord } from '../catalog/movie-record.ts';
import { column, type CopyColumn } from '../database/binary-copy.ts';

/** The fields a source can have beside the id. */
export type StagedField = Exclude<keyof Movie, 'id'>;

interface StagedColumn {
  /** Writes the field; named like the column of `movie` and of the staging table. */
  readonly copy: CopyColumn<MovieRecord>;
  readonly type: string;
  /** What stands in `movie` when nobody said anything, as SQL; null: NULL. */
  readonly absent: string | null;
}

function staged(copy: CopyColumn<MovieRecord>, type: string, absent: string | null = null): StagedColumn {
  return { copy, type, absent };
}

function text(name: string, field: TextField): StagedColumn {
  return staged(
    column.text(name, (movie) => movie[field]),
    'text',
  );
}

function names(name: string, field: ListField): StagedColumn {
  return staged(
    column.textArray(name, (movie) => movie[field]),
    'text[]',
    "'{}'",
  );
}

type FieldOf<Value> = {
  [field in StagedField]: Movie[field] extends Value ? field : never;
}[StagedField];
type TextField = FieldOf<string | null>;
type ListField = FieldOf<readonly string[]>;

/** Where each field goes. The order is that of the columns in every statement and tuple. */
export const STAGED_COLUMNS: Readonly<Record<StagedField, StagedColumn>> = {
  imdbId: text('imdb_id', 'imdbId'),
  title: text('title', 'title'),
  originalTitle: text('original_title', 'originalTitle'),
  overview: text('overview', 'overview'),
  tagline: text('tagline', 'tagline'),
  releaseDate: staged(
    column.date('release_date', (movie) => movie.releaseDate),
    'date',
  ),
  runtime: staged(
    column.int2('runtime', (movie) => movie.runtime),
    'smallint',
  ),
  voteAverage: staged(
    column.float4('vote_average', (movie) => movie.voteAverage),
    'real',
  ),
  voteCount: staged(
    column.int4('vote_count', (movie) => movie.voteCount),
    'integer',
    '0',
  ),
  popularity: staged(
    column.float4('popularity', (movie) => movie.popularity),
    'real',
  ),
  status: text('status', 'status'),
  adult: staged(
    column.bool('adult', (movie) => movie.adult),
    'boolean',
    'false',
  ),
  budget: staged(
    column.int8('budget', (movie) => movie.budget),
    'bigint',
  ),
  revenue: staged(
    column.int8('revenue', (movie) => movie.revenue),
    'bigint',
  ),
  homepage: text('homepage', 'homepage'),
  originalLanguage: text('original_language', 'originalLanguage'),
  posterPath: text('poster_path', 'posterPath'),
  backdropPath: text('backdrop_path', 'backdropPath'),
  genres: names('genres', 'genres'),
  companies: names('companies', 'companies'),
  countries: names('countries', 'countries'),
  spokenLanguages: names('spoken_languages', 'spokenLanguages'),
  keywords: names('keywords', 'keywords'),
  directors: names('directors', 'directors'),
  cast: names('cast_members', 'cast'),
};

/** All fields in the order of STAGED_COLUMNS. */
export const STAGED_FIELDS = Object.keys(STAGED_COLUMNS) as readonly StagedField[];
