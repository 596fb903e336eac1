import { CATALOGUE_FIELDS, type CatalogueMovie, type MovieId } from '../movie/movie.ts';
import type { Database } from './database.ts';
import { selectField } from './movie-columns.ts';

/** A select list that returns rows of table `movie`, named `alias`, as CatalogueMovie. */
export function catalogueMovieColumns(alias: string): string {
  return CATALOGUE_FIELDS.map((field) => selectField(field, alias)).join(', ');
}

/** The movies with these ids that exist, by id. One statement. */
export async function moviesByIds(
  database: Database,
  ids: readonly MovieId[],
): Promise<Map<MovieId, CatalogueMovie>> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.pool.query<CatalogueMovie>({
    name: 'movies_by_ids',
    text: `SELECT ${catalogueMovieColumns('m')} FROM movie m WHERE m.id = ANY ($1::integer[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ids of the movies with these IMDb ids (`tt0137523`), by IMDb id. If several share one, the best known of them. */
export async function movieIdsByImdbIds(
  database: Database,
  imdbIds: readonly string[],
): Promise<Map<string, MovieId>> {
  if (imdbIds.length === 0) return new Map();
  const { rows } = await database.pool.query<{ imdb_id: string; id: MovieId }>({
    name: 'movie_ids_by_imdb_ids',
    text: `SELECT imdb_id, id FROM movie WHERE imdb_id = ANY ($1::text[]) ORDER BY vote_count, id DESC`,
    values: [imdbIds],
  });
  return new Map(rows.map((row) => [row.imdb_id, row.id]));
}

/** Those of `ids` that the catalogue has. */
export async function knownMovieIds(database: Database, ids: readonly MovieId[]): Promise<Set<MovieId>> {
  if (ids.length === 0) return new Set();
  const { rows } = await database.pool.query<{ id: MovieId }>({
    name: 'known_movie_ids',
    text: `SELECT id FROM movie WHERE id = ANY ($1::integer[])`,
    values: [ids],
  });
  return new Set(rows.map(({ id }) => id));
}
