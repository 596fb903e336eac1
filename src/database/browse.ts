import { badCursor, decodeCursor, encodeCursor } from '../catalog/cursor.ts';
import type { ColumnType } from '../movie/field.ts';
import type { MovieFilter } from '../movie/filters.ts';
import { type CatalogueField, type CatalogueMovie, FIELD_ROWS } from '../movie/movie.ts';
import type { Database } from './database.ts';
import { movieFilterConditions } from './movie-filter.ts';
import { movieSetConditions } from './movie-sets.ts';
import { catalogueMovieColumns } from './movie-rows.ts';
import { SqlValues } from './sql-values.ts';

type MovieOrder =
  'QUALITY_DESC' | 'RATING_DESC' | 'VOTES_DESC' | 'POPULARITY_DESC' | 'YEAR_DESC' | 'YEAR_ASC' | 'TITLE_ASC';

export interface BrowseRequest {
  readonly filter: MovieFilter;
  readonly orderBy: MovieOrder;
  /** At least 1. */
  readonly first: number;
  /** Cursor of the movie to continue after. */
  readonly after: string | null;
}

export interface BrowsePage {
  readonly items: readonly { readonly movie: CatalogueMovie; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

interface Order {
  readonly field: Extract<
    CatalogueField,
    'qualityScore' | 'voteAverage' | 'voteCount' | 'popularity' | 'year' | 'title'
  >;
  readonly direction: 'ASC' | 'DESC';
  /** The direction of ids among equal values. Each order is that of an index, read forward or backward. */
  readonly ties: 'ASC' | 'DESC';
}

const ORDERS: Readonly<Record<MovieOrder, Order>> = {
  QUALITY_DESC: { field: 'qualityScore', direction: 'DESC', ties: 'ASC' },
  RATING_DESC: { field: 'voteAverage', direction: 'DESC', ties: 'ASC' },
  VOTES_DESC: { field: 'voteCount', direction: 'DESC', ties: 'ASC' },
  POPULARITY_DESC: { field: 'popularity', direction: 'DESC', ties: 'ASC' },
  YEAR_DESC: { field: 'year', direction: 'DESC', ties: 'ASC' },
  YEAR_ASC: { field: 'year', direction: 'ASC', ties: 'DESC' },
  TITLE_ASC: { field: 'title', direction: 'ASC', ties: 'ASC' },
};

/** Whether the value can be unknown. Movies without a value come last, from a separate query. */
function isNullable({ field }: Order): boolean {
  return FIELD_ROWS[field].unknown === null;
}

interface Position {
  readonly value: string | number | null;
  readonly id: number;
}

/**
 * One page of the movies that satisfy a filter, in a stable order. Ties are broken by id, and movies whose value is
 * unknown come last. Pages start after a value and id, not after a count, so movies added meanwhile neither repeat
 * nor hide others. Throws InputError BAD_CURSOR.
 */
export async function browseMovies(database: Database, request: BrowseRequest): Promise<BrowsePage> {
  const by = ORDERS[request.orderBy];
  const after = request.after === null ? null : readCursor(request.after, request.orderBy);
  const wanted = request.first + 1;

  let movies: CatalogueMovie[] = [];
  if (after?.value !== null) {
    movies = await select(database, request.filter, by, 'known', after, wanted);
  }
  if (isNullable(by) && movies.length < wanted) {
    const afterUnknown = after?.value === null ? after : null;
    const rest = await select(database, request.filter, by, 'unknown', afterUnknown, wanted - movies.length);
    movies.push(...rest);
  }
  return {
    items: movies.slice(0, request.first).map((movie) => ({
      movie,
      cursor: encodeCursor([request.orderBy, movie[by.field], movie.id]),
    })),
    hasNextPage: movies.length > request.first,
    hasPreviousPage: after !== null,
  };
}

/** How many movies satisfy the filter. Exact and slow, since it counts them: call it only if the number is wanted. */
export async function countMovies(database: Database, filter: MovieFilter): Promise<number> {
  const values = new SqlValues();
  const conditions = [
    ...movieFilterConditions(filter, values),
    ...movieSetConditions(filter, values, 'movie.id'),
  ];
  const { rows } = await database.pool.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM movie ${where(conditions)}`,
    values.list,
  );
  return rows[0]?.count ?? 0;
}

/** Plan: a scan of the order's index (movie_quality_idx, ...) from the cursor's value onwards, without a sort. */
async function select(
  database: Database,
  filter: MovieFilter,
  by: Order,
  part: 'known' | 'unknown',
  after: Position | null,
  limit: number,
): Promise<CatalogueMovie[]> {
  const values = new SqlValues();
  const column = `m.${FIELD_ROWS[by.field].column}`;
  const conditions = [
    ...movieFilterConditions(filter, values, 'm'),
    ...movieSetConditions(filter, values, 'm.id'),
  ];
  if (isNullable(by)) conditions.push(`${column} IS ${part === 'known' ? 'NOT NULL' : 'NULL'}`);
  if (after !== null) {
    const afterId = `m.id ${by.ties === 'ASC' ? '>' : '<'} ${values.bind(after.id)}::integer`;
    if (part === 'unknown') conditions.push(afterId);
    else {
      const value = `${values.bind(after.value)}::${FIELD_ROWS[by.field].type}`;
      const beyond = by.direction === 'ASC' ? '>' : '<';
      // The first condition limits the index scan; the second decides among equals.
      conditions.push(`${column} ${beyond}= ${value}`, `(${column} ${beyond} ${value} OR ${afterId})`);
    }
  }
  // NULLS LAST (descending) and NULLS FIRST (ascending) make the order exactly that of the index.
  const nulls = isNullable(by) ? (by.direction === 'DESC' ? ' NULLS LAST' : ' NULLS FIRST') : '';
  const sorted = `${column} ${by.direction}${nulls}, m.id ${by.ties}`;
  const { rows } = await database.pool.query<CatalogueMovie>(
    `SELECT ${catalogueMovieColumns('m')} FROM movie m ${where(conditions)}
     ORDER BY ${sorted} LIMIT ${values.bind(limit)}`,
    values.list,
  );
  return rows;
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

function readCursor(cursor: string, orderBy: MovieOrder): Position {
  const [cursorOrder, value, id, ...more] = decodeCursor(cursor);
  if (cursorOrder !== orderBy) throw badCursor('it belongs to a list in another order');
  const by = ORDERS[orderBy];
  const { type } = FIELD_ROWS[by.field];
  const valid =
    value === null
      ? isNullable(by)
      : typeof value === (type === 'text' ? 'string' : 'number') && fits(value, type);
  if (more.length > 0 || value === undefined || !valid || !isId(id)) throw badCursor();
  // What underflows as real is an error in PostgreSQL; no cursor of ours holds it.
  return { value: type === 'real' && value !== null ? Math.fround(Number(value)) : value, id };
}

function fits(value: string | number | null | undefined, type: ColumnType): boolean {
  if (typeof value === 'string') return !value.includes('\0');
  if (type === 'real') return Number.isFinite(Math.fround(Number(value)));
  return Number.isInteger(value) && Math.abs(Number(value)) <= (type === 'smallint' ? 32_767 : 2 ** 31 - 1);
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
}
