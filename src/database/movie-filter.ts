import type { MovieFilter } from '../catalog/filter.ts';
import type { SqlValues } from './sql-values.ts';

/**
 * The SQL conditions of a filter, to be joined with AND; none when the filter lets everything through.
 * They name columns that `movie` and `model_vector_N` have in common, so they fit both; `alias` is the
 * table's name in the statement. Values are bound, never written into the text.
 *
 * A movie whose rating, year, runtime or language is unknown satisfies no bound on it. Bounds on ratings are
 * cast to `real`, the column's type: 8.4 as double precision is above 8.4 as real, and would miss equals.
 */
export function movieFilterConditions(filter: MovieFilter, values: SqlValues, alias?: string): string[] {
  return conditionsOf(filter, values, alias, listCondition);
}

/**
 * The same conditions for the bit table of a model (first-pass-table.ts) where no index serves them: lists are
 * unpacked only where their signatures do not answer already.
 */
export function signedFilterConditions(filter: MovieFilter, values: SqlValues, alias: string): string[] {
  return conditionsOf(filter, values, alias, (relation, list, texts) => {
    const signature = `${list.replace(/genres$/, 'genre').replace(/countries$/, 'country')}_signature`;
    const shared = `${signature} & list_signature(${texts})`;
    const undecided = relation === 'all' ? `${shared} = list_signature(${texts})` : `${shared} <> 0`;
    return `CASE WHEN ${undecided} THEN ${listCondition(relation, list, texts)} ELSE ${relation === 'none'} END`;
  });
}

/** Whether a list has any, all or none of some texts. */
type ListRelation = 'any' | 'all' | 'none';

function listCondition(relation: ListRelation, list: string, texts: string): string {
  if (relation === 'all') return `${list} @> ${texts}`;
  return `${relation === 'none' ? 'NOT ' : ''}${list} && ${texts}`;
}

function conditionsOf(
  filter: MovieFilter,
  values: SqlValues,
  alias: string | undefined,
  ofList: typeof listCondition,
): string[] {
  const column = (name: string) => (alias === undefined ? name : `${alias}.${name}`);
  const conditions: string[] = [];
  const compare = (name: string, operator: '>=' | '<=', bound: number | undefined, type: string) => {
    if (bound === undefined) return;
    // PostgreSQL refuses numbers that are too close to 0 for a real.
    const value = type === 'real' && Math.fround(bound) === 0 ? 0 : bound;
    conditions.push(`${column(name)} ${operator} ${values.bind(value)}::${type}`);
  };
  const given = (texts: readonly string[] | undefined, condition: (texts: string) => string) => {
    if (texts !== undefined && texts.length > 0) conditions.push(condition(`${values.bind(texts)}::text[]`));
  };

  compare('vote_average', '>=', filter.minRating, 'real');
  compare('vote_average', '<=', filter.maxRating, 'real');
  compare('vote_count', '>=', filter.minVotes, 'integer');
  compare('year', '>=', filter.minYear, 'smallint');
  compare('year', '<=', filter.maxYear, 'smallint');
  compare('runtime', '>=', filter.minRuntime, 'smallint');
  compare('runtime', '<=', filter.maxRuntime, 'smallint');
  given(filter.genres, (names) => ofList('any', column('genres'), names));
  given(filter.allGenres, (names) => ofList('all', column('genres'), names));
  given(filter.excludeGenres, (names) => ofList('none', column('genres'), names));
  given(filter.languages, (codes) => `${column('original_language')} = ANY (${codes})`);
  given(filter.countries, (names) => ofList('any', column('countries'), names));
  if (filter.includeAdult !== true) conditions.push(`NOT ${column('adult')}`);
  return conditions;
}
