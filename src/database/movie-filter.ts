import {
  type Bound,
  type Condition,
  conditionsOf,
  fieldsOf,
  type FilterField,
  type MovieFilter,
} from '../movie/filters.ts';
import { FIELD_ROWS } from '../movie/movie.ts';
import { bitsColumn, hasLabel, isLabelList, type LabelBits } from './label-bits.ts';
import type { SqlValues } from './sql-values.ts';

/**
 * The SQL conditions of a filter on rows of `movie`, to be joined with AND; none if every movie satisfies the filter.
 * `alias` is the table's name in the statement. Values are bound, never written into the text.
 *
 * A movie with an unknown rating, year, runtime or language satisfies no condition on it, unless the filter includes
 * unknown values. Bounds on ratings are cast to `real`, the column's type: 8.4 in double precision is greater than 8.4
 * as real, and would miss equal ratings.
 */
export function movieFilterConditions(filter: MovieFilter, values: SqlValues, alias?: string): string[] {
  const column = (field: FilterField) =>
    alias === undefined ? FIELD_ROWS[field].column : `${alias}.${FIELD_ROWS[field].column}`;
  return conditionsOf(filter).flatMap((condition) => sqlOf(condition, column, values));
}

/**
 * How a condition on fields that only `movie` has reads that table. `join` lets the planner arrange a join: for
 * statements that read every movie that satisfies a filter. `row by row` is for statements that go through the movies
 * in a given order.
 */
export type Lookup = 'join' | 'row by row';

/** The same conditions on rows of `model_vector_N` or `model_bits_N`. */
export function modelFilterConditions(
  filter: MovieFilter,
  values: SqlValues,
  alias: string,
  lookup: Lookup,
): string[] {
  return besideConditions(filter, values, alias, lookup, (condition, column) =>
    sqlOf(condition, column, values),
  );
}

/**
 * The same conditions for reading the inverted lists of a model's bit table (first-pass-table.ts). Each label that has
 * a bit becomes a condition on that bit, written as text so that the planner sees which index serves it. Other labels
 * are conditions on the lists.
 */
export function invertedListConditions(
  filter: MovieFilter,
  values: SqlValues,
  alias: string,
  bits: LabelBits,
): string[] {
  return besideConditions(filter, values, alias, 'row by row', (condition, column) => {
    const list = 'fields' in condition && condition.fields.length === 1 ? condition.fields[0] : undefined;
    if (!('fields' in condition) || list === undefined || !isLabelList(list)) {
      return sqlOf(condition, column, values);
    }
    const others = condition.value.filter((label) => !bits[list].has(label));
    const parts = condition.value.flatMap((label) => {
      const bit = bits[list].get(label);
      if (bit === undefined) return [];
      const has = hasLabel(`${alias}.${bitsColumn(list)}`, bit);
      return [condition.kind === 'noneOf' ? `NOT ${has}` : has];
    });
    if (others.length > 0) parts.push(...sqlOf({ ...condition, value: others }, column, values));
    return [
      parts.length === 1 ? parts.join() : `(${parts.join(condition.kind === 'anyOf' ? ' OR ' : ' AND ')})`,
    ];
  });
}

type ColumnOf = (field: FilterField) => string;

/** Conditions on the columns of the model's table, made by `sqlFor`, and one condition on `movie` for all others. */
function besideConditions(
  filter: MovieFilter,
  values: SqlValues,
  alias: string,
  lookup: Lookup,
  sqlFor: (condition: Condition, column: ColumnOf) => string[],
): string[] {
  const conditions = conditionsOf(filter);
  const isBeside = (condition: Condition) =>
    fieldsOf(condition).every((field) => FIELD_ROWS[field].beside !== null);
  const beside = conditions
    .filter(isBeside)
    .flatMap((condition) => sqlFor(condition, (field) => `${alias}.${FIELD_ROWS[field].column}`));
  const others = conditions
    .filter((condition) => !isBeside(condition))
    .flatMap((condition) => sqlOf(condition, (field) => `f.${FIELD_ROWS[field].column}`, values));
  if (others.length === 0) return beside;
  // OFFSET 0 keeps the planner from making it a join with all movies that satisfy the conditions.
  const apart = lookup === 'row by row' ? ' OFFSET 0' : '';
  return [
    ...beside,
    `EXISTS (SELECT FROM movie AS f WHERE f.id = ${alias}.movie_id AND ${others.join(' AND ')}${apart})`,
  ];
}

function sqlOf(condition: Condition, column: ColumnOf, values: SqlValues): string[] {
  switch (condition.kind) {
    case 'atLeast':
    case 'notBefore':
      return [bounded(condition, column, '>=', values)];
    case 'atMost':
    case 'notAfter':
      return [bounded(condition, column, '<=', values)];
    case 'anyOf':
      return [anyField(condition, (field, texts) => holdsAny(column(field), field, texts), values)];
    case 'allOf':
      return [anyField(condition, (field, texts) => `${column(field)} @> ${texts}`, values)];
    case 'noneOf':
      return [`NOT ${anyField(condition, (field, texts) => holdsAny(column(field), field, texts), values)}`];
    case 'allow':
      return condition.value ? [] : [`NOT ${column(condition.field)}`];
  }
}

function bounded(
  { field, value, orUnknown }: Bound,
  column: ColumnOf,
  operator: '>=' | '<=',
  values: SqlValues,
): string {
  const { type, unknown } = FIELD_ROWS[field];
  // PostgreSQL rejects numbers that are too close to 0 for a real.
  const bound = type === 'real' && Math.fround(Number(value)) === 0 ? 0 : value;
  const text = `${column(field)} ${operator} ${values.bind(bound)}::${type}`;
  return orUnknown && unknown === null ? `(${text} OR ${column(field)} IS NULL)` : text;
}

function anyField(
  { fields, value }: Extract<Condition, { readonly kind: 'anyOf' | 'allOf' | 'noneOf' }>,
  sql: (field: FilterField, texts: string) => string,
  values: SqlValues,
): string {
  const texts = `${values.bind(value)}::text[]`;
  const parts = fields.map((field) => sql(field, texts));
  return parts.length === 1 ? parts.join() : `(${parts.join(' OR ')})`;
}

function holdsAny(column: string, field: FilterField, texts: string): string {
  return FIELD_ROWS[field].type === 'text[]' ? `${column} && ${texts}` : `${column} = ANY (${texts})`;
}
