import { badCursor, decodeCursor, encodeCursor } from '../catalog/cursor.ts';
import type { MovieFilter } from '../movie/filters.ts';
import { type CatalogueMovie, FIELD_ROWS } from '../movie/movie.ts';
import type { BrowsePage } from './browse.ts';
import type { Database } from './database.ts';
import { movieFilterConditions } from './movie-filter.ts';
import { catalogueMovieColumns } from './movie-rows.ts';
import { movieSetConditions } from './movie-sets.ts';
import { SqlValues } from './sql-values.ts';

/** The lists of a movie in which names can be looked up. Each has a GIN index. */
export type NameList = 'directors' | 'cast' | 'keywords';

export interface NamedMoviesRequest {
  readonly list: NameList;
  readonly filter: MovieFilter;
  /** At least 1. */
  readonly first: number;
  /** Cursor of the movie to continue after. */
  readonly after: string | null;
}

/**
 * For each name, a page of the movies that have it in a list, the best known first. One statement for all names.
 * Throws InputError BAD_CURSOR.
 */
export async function moviesByNames(
  database: Database,
  names: readonly string[],
  { list, filter, first, after }: NamedMoviesRequest,
): Promise<Map<string, BrowsePage>> {
  const values = new SqlValues();
  const matching = selectMatching(names, list, filter, values);
  const position = after === null ? null : readCursor(after, list);
  const beyond =
    position === null
      ? ''
      : `WHERE (-m.vote_count, m.id) > (${values.bind(-position.votes)}::integer, ${values.bind(position.id)}::integer)`;
  const { rows } = await database.pool.query<CatalogueMovie & { of: string }>(
    `SELECT q.name AS of, page.* FROM ${matching.names} CROSS JOIN LATERAL (
       SELECT ${catalogueMovieColumns('m')} FROM (${matching.movies}) AS m ${beyond}
       ORDER BY m.vote_count DESC, m.id LIMIT ${values.bind(first + 1)}) AS page`,
    values.list,
  );
  const found = new Map(names.map((name) => [name, [] as CatalogueMovie[]]));
  for (const { of, ...movie } of rows) found.get(of)?.push(movie);
  return new Map(
    [...found].map(([name, movies]) => [
      name,
      {
        items: movies.slice(0, first).map((movie) => ({
          movie,
          cursor: encodeCursor([list, movie.voteCount, movie.id]),
        })),
        hasNextPage: movies.length > first,
        hasPreviousPage: position !== null,
      },
    ]),
  );
}

/** For each name, how many of the movies that satisfy the filter have it in a list. One statement for all names. */
export async function countByNames(
  database: Database,
  names: readonly string[],
  { list, filter }: Pick<NamedMoviesRequest, 'list' | 'filter'>,
): Promise<Map<string, number>> {
  const values = new SqlValues();
  const matching = selectMatching(names, list, filter, values);
  const { rows } = await database.pool.query<{ of: string; count: number }>(
    `SELECT q.name AS of, (SELECT count(*)::integer FROM (${matching.movies}) AS m) AS count FROM ${matching.names}`,
    values.list,
  );
  return new Map(rows.map(({ of, count }) => [of, count]));
}

/**
 * The names, joined with the movies that have them. OFFSET 0 keeps the planner from going through all movies in the
 * order of their votes until enough have the name. Plan: a bitmap scan of movie_directors_idx or the like.
 */
function selectMatching(
  names: readonly string[],
  list: NameList,
  filter: MovieFilter,
  values: SqlValues,
): { readonly names: string; readonly movies: string } {
  const conditions = [
    `m.${FIELD_ROWS[list].column} @> ARRAY[q.name]`,
    ...movieFilterConditions(filter, values, 'm'),
    ...movieSetConditions(filter, values, 'm.id'),
  ];
  return {
    names: `unnest(${values.bind(names)}::text[]) AS q (name)`,
    movies: `SELECT m.* FROM movie AS m WHERE ${conditions.join(' AND ')} OFFSET 0`,
  };
}

function readCursor(cursor: string, list: NameList): { readonly votes: number; readonly id: number } {
  const [of, votes, id, ...more] = decodeCursor(cursor);
  if (of !== list) throw badCursor('it belongs to another list');
  if (more.length > 0 || !isInteger(votes) || !isInteger(id)) throw badCursor();
  return { votes, id };
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
