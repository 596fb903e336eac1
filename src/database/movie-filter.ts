import type { MovieFilter } from '../movie/filter.ts';
import { bitsColumn, hasLabel, type LabelBits, type LabelList } from './label-bits.ts';
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
  return conditionsOf(filter, values, alias, (relation, list, labels, column) =>
    listCondition(relation, column(list), labels, values),
  );
}

/**
 * The same conditions for the bit table of a model (first-pass-table.ts), where cells are read. Labels that have a bit
 * are looked for there, one by one, and written out for the planner to see which index serves them; the others in the
 * lists.
 */
export function cellFilterConditions(
  filter: MovieFilter,
  values: SqlValues,
  alias: string,
  bits: LabelBits,
): string[] {
  return conditionsOf(filter, values, alias, (relation, list, labels, column) => {
    const each = labels.flatMap((label) => {
      const bit = bits[list].get(label);
      return bit === undefined ? [] : [hasLabel(column(bitsColumn(list)), bit)];
    });
    const others = labels.filter((label) => !bits[list].has(label));
    const parts = relation === 'none' ? each.map((condition) => `NOT ${condition}`) : each;
    if (others.length > 0) parts.push(listCondition(relation, column(list), others, values));
    return parts.length === 1 ? parts.join() : `(${parts.join(relation === 'any' ? ' OR ' : ' AND ')})`;
  });
}

/** Whether a list has any, all or none of some labels. */
type ListRelation = 'any' | 'all' | 'none';

type ListCondition = (
  relation: ListRelation,
  list: LabelList,
  labels: readonly string[],
  column: (name: string) => string,
) => string;

function listCondition(
  relation: ListRelation,
  column: string,
  labels: readonly string[],
  values: SqlValues,
): string {
  const texts = `${values.bind(labels)}::text[]`;
  if (relation === 'all') return `${column} @> ${texts}`;
  return `${relation === 'none' ? 'NOT ' : ''}${column} && ${texts}`;
}

function conditionsOf(
  filter: MovieFilter,
  values: SqlValues,
  alias: string | undefined,
  ofList: ListCondition,
): string[] {
  const column = (name: string) => (alias === undefined ? name : `${alias}.${name}`);
  const conditions: string[] = [];
  const compare = (name: string, operator: '>=' | '<=', bound: number | undefined, type: string) => {
    if (bound === undefined) return;
    // PostgreSQL refuses numbers that are too close to 0 for a real.
    const value = type === 'real' && Math.fround(bound) === 0 ? 0 : bound;
    conditions.push(`${column(name)} ${operator} ${values.bind(value)}::${type}`);
  };
  const list = (relation: ListRelation, name: LabelList, labels: readonly string[] = []) => {
    if (labels.length > 0) conditions.push(ofList(relation, name, labels, column));
  };

  compare('vote_average', '>=', filter.minRating, 'real');
  compare('vote_average', '<=', filter.maxRating, 'real');
  compare('vote_count', '>=', filter.minVotes, 'integer');
  compare('year', '>=', filter.minYear, 'smallint');
  compare('year', '<=', filter.maxYear, 'smallint');
  compare('runtime', '>=', filter.minRuntime, 'smallint');
  compare('runtime', '<=', filter.maxRuntime, 'smallint');
  list('any', 'genres', filter.genres);
  list('all', 'genres', filter.allGenres);
  list('none', 'genres', filter.excludeGenres);
  if (filter.languages !== undefined && filter.languages.length > 0) {
    conditions.push(`${column('original_language')} = ANY (${values.bind(filter.languages)}::text[])`);
  }
  list('any', 'countries', filter.countries);
  if (filter.includeAdult !== true) conditions.push(`NOT ${column('adult')}`);
  return conditions;
}
