import { vectorTable } from '../database/vector-table.ts';

/** What a column holds; lists are never null. */
export type ColumnType =
  'integer' | 'long' | 'float' | 'double' | 'text' | 'date' | 'boolean' | 'texts' | 'floats';

export interface ExportColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** SQL that gives it, as what `read` takes. */
  readonly sql: string;
}

/** A table that is exported, read in pages by a key that grows. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  /** FROM and what follows, up to ORDER BY; `after` is the parameter of the last key. */
  readonly from: (after: string) => string;
  /** SQL of the key, and its value before the first row. */
  readonly key: { readonly sql: string; readonly first: number | string };
  /** Rows read and written at a time. */
  readonly pageRows: number;
}

function column(name: string, type: ColumnType, sql = name): ExportColumn {
  return { name, type, sql };
}

/** Every movie, under the column names of TMDB's exports: `ingest` reads the file again. */
export const MOVIES: ExportTable = {
  name: 'movies',
  columns: [
    column('id', 'integer'),
    column('title', 'text'),
    column('vote_average', 'float'),
    column('vote_count', 'integer'),
    column('status', 'text'),
    column('release_date', 'date', 'release_date::text'),
    column('revenue', 'long', 'revenue::double precision'),
    column('runtime', 'integer'),
    column('adult', 'boolean'),
    column('backdrop_path', 'text'),
    column('budget', 'long', 'budget::double precision'),
    column('homepage', 'text'),
    column('imdb_id', 'text'),
    column('original_language', 'text'),
    column('original_title', 'text'),
    column('overview', 'text'),
    column('popularity', 'float'),
    column('poster_path', 'text'),
    column('tagline', 'text'),
    column('genres', 'texts'),
    column('production_companies', 'texts', 'companies'),
    column('production_countries', 'texts', 'countries'),
    column('spoken_languages', 'texts'),
    column('keywords', 'texts'),
    column('directors', 'texts'),
    column('cast', 'texts', 'cast_members'),
  ],
  from: (after) => `FROM movie WHERE id > ${after}`,
  key: { sql: 'id', first: 0 },
  pageRows: 5000,
};

/** The unit vectors of a model; movies without a document have none. */
export function vectorsOf(modelId: number): ExportTable {
  return {
    name: 'vectors',
    columns: [column('movie_id', 'integer'), column('vector', 'floats', 'embedding::text')],
    from: (after) =>
      `FROM ${vectorTable(modelId)} WHERE embedding IS NOT NULL AND movie_id > ${after}::integer`,
    key: { sql: 'movie_id', first: 0 },
    pageRows: 2000,
  };
}

/** Every genre and keyword with how many movies have it. */
export const LEXICON: ExportTable = {
  name: 'lexicon',
  columns: [column('kind', 'text'), column('name', 'text'), column('movies', 'integer')],
  from: (after) => `FROM (
      SELECT kind, name, count(*)::integer AS movies, kind || ':' || name AS key
      FROM movie CROSS JOIN LATERAL (
        SELECT 'genre' AS kind, unnest(genres) AS name UNION SELECT 'keyword', unnest(keywords)
      ) AS term
      GROUP BY kind, name
    ) AS lexicon WHERE key COLLATE "C" > ${after}::text`,
  key: { sql: 'key COLLATE "C"', first: '' },
  pageRows: 1_000_000,
};
