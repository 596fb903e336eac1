import type { MovieFilter } from '../movie/filters.ts';
import type { MovieSet } from '../movie/movie-set.ts';
import type { SqlValues } from './sql-values.ts';

/**
 * The SQL conditions of a filter that restrict `movieId`, a column of a statement, to sets of movies, to be joined with
 * AND. They are EXISTS and NOT EXISTS, which become semi joins and anti joins. For each, the planner either hashes the
 * set or looks each movie up by primary key, whichever costs less.
 */
export function movieSetConditions(filter: MovieFilter, values: SqlValues, movieId: string): string[] {
  const { among, inOneOf, inNoneOf = [] } = filter;
  const conditions = inNoneOf.map((set) => `NOT ${contains(set, values, movieId)}`);
  if (among !== undefined) conditions.push(`${movieId} = ANY (${values.bind(among)}::integer[])`);
  if (inOneOf !== undefined) {
    const [only, ...more] = inOneOf;
    if (only === undefined) return ['false'];
    conditions.push(
      more.length === 0
        ? contains(only, values, movieId)
        : `EXISTS (SELECT FROM (${inOneOf.map((set) => selectSet(set, values)).join(' UNION ALL ')}) AS s WHERE s.movie_id = ${movieId})`,
    );
  }
  return conditions;
}

/** SQL that selects movie_id of every movie of a set. */
export function selectSet(set: MovieSet, values: SqlValues): string {
  switch (set.kind) {
    case 'shelf':
      return `SELECT s.movie_id FROM shelf_movie AS s
        WHERE s.profile_id = ${values.bind(set.owner)} AND s.shelf = ${values.bind(set.name)}`;
    case 'history':
      return `SELECT s.movie_id FROM interaction AS s
        WHERE s.profile_id = ${values.bind(set.profileId)} AND ${ofHistory(set)}`;
    case 'movies':
      return `SELECT unnest(${values.bind(set.ids)}::integer[]) AS movie_id`;
  }
}

function contains(set: MovieSet, values: SqlValues, movieId: string): string {
  if (set.kind === 'movies') return `(${movieId} = ANY (${values.bind(set.ids)}::integer[]))`;
  return `EXISTS (${selectSet(set, values)} AND s.movie_id = ${movieId})`;
}

/** A movie that a person liked, disliked or rated counts as seen. */
const SEEN = '(s.plays > 0 OR s.watched_on IS NOT NULL OR s.rating IS NOT NULL OR s.liked IS NOT NULL)';

function ofHistory({ seen, hidden }: MovieSet & { kind: 'history' }): string {
  const parts = [...(seen ? [SEEN] : []), ...(hidden ? ['s.hidden'] : [])];
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}
