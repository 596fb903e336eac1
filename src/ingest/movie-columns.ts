import type { Movie } from '../catalog/movie.ts';
import type { MovieRecord } from '../catalog/movie-record.ts';
import type { TupleWriter } from './tuple-writer.ts';

/** The fields a source can have beside the id. */
export type StagedField = Exclude<keyof Movie, 'id'>;

interface StagedColumn {
  /** Column of `movie` and of the staging table. */
  readonly name: string;
  readonly type: string;
  /** What stands in `movie` when nobody said anything, as SQL; null: NULL. */
  readonly absent: string | null;
  readonly write: (writer: TupleWriter, record: MovieRecord) => void;
}

type FieldOf<Value> = {
  [field in StagedField]: Movie[field] extends Value | null ? field : never;
}[StagedField];

function text(field: FieldOf<string>, name: string): StagedColumn {
  return scalar(field, name, 'text', (writer, value: string) => {
    writer.text(value);
  });
}

function names(field: FieldOf<readonly string[]>, name: string): StagedColumn {
  const column = scalar(field, name, 'text[]', (writer, value: readonly string[]) => {
    writer.textArray(value);
  });
  return { ...column, absent: "'{}'" };
}

function scalar<Value>(
  field: FieldOf<Value>,
  name: string,
  type: string,
  write: (writer: TupleWriter, value: Value) => void,
): StagedColumn {
  return {
    name,
    type,
    absent: null,
    write: (writer, record) => {
      // FieldOf<Value> names only fields of that type.
      const value = record[field] as Value | null | undefined;
      if (value === null || value === undefined) writer.null();
      else write(writer, value);
    },
  };
}

/** Where each field goes. The order is that of the columns in every statement and tuple. */
export const STAGED_COLUMNS: Readonly<Record<StagedField, StagedColumn>> = {
  imdbId: text('imdbId', 'imdb_id'),
  title: text('title', 'title'),
  originalTitle: text('originalTitle', 'original_title'),
  overview: text('overview', 'overview'),
  tagline: text('tagline', 'tagline'),
  releaseDate: scalar('releaseDate', 'release_date', 'date', (writer, value: string) => {
    writer.date(value);
  }),
  runtime: scalar('runtime', 'runtime', 'smallint', (writer, value: number) => {
    writer.int16(value);
  }),
  voteAverage: scalar('voteAverage', 'vote_average', 'real', (writer, value: number) => {
    writer.float32(value);
  }),
  voteCount: {
    ...scalar('voteCount', 'vote_count', 'integer', (writer, value: number) => {
      writer.int32(value);
    }),
    absent: '0',
  },
  popularity: scalar('popularity', 'popularity', 'real', (writer, value: number) => {
    writer.float32(value);
  }),
  status: text('status', 'status'),
  adult: {
    ...scalar('adult', 'adult', 'boolean', (writer, value: boolean) => {
      writer.boolean(value);
    }),
    absent: 'false',
  },
  budget: scalar('budget', 'budget', 'bigint', (writer, value: number) => {
    writer.int64(value);
  }),
  revenue: scalar('revenue', 'revenue', 'bigint', (writer, value: number) => {
    writer.int64(value);
  }),
  homepage: text('homepage', 'homepage'),
  originalLanguage: text('originalLanguage', 'original_language'),
  posterPath: text('posterPath', 'poster_path'),
  backdropPath: text('backdropPath', 'backdrop_path'),
  genres: names('genres', 'genres'),
  companies: names('companies', 'companies'),
  countries: names('countries', 'countries'),
  spokenLanguages: names('spokenLanguages', 'spoken_languages'),
  keywords: names('keywords', 'keywords'),
  directors: names('directors', 'directors'),
  cast: names('cast', 'cast_members'),
};

/** All fields in the order of STAGED_COLUMNS. */
export const STAGED_FIELDS = Object.keys(STAGED_COLUMNS) as readonly StagedField[];
