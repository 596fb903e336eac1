import type { ColumnType } from '../movie/field.ts';
import { type CatalogueField, type CatalogueMovie, FIELD_ROWS } from '../movie/movie.ts';
import { column, type CopyColumn } from './binary-copy.ts';

/** How values of each type are copied. `never` fits whatever value a type expects. */
const COPIES: Readonly<
  Record<ColumnType, <Row>(name: string, valueOf: (row: Row) => never) => CopyColumn<Row>>
> = {
  smallint: column.int2,
  integer: column.int4,
  bigint: column.int8,
  real: column.float4,
  boolean: column.bool,
  date: column.date,
  text: column.text,
  'text[]': column.textArray,
};

/** The column of a field, copied from rows that may have it. FIELD_ROWS gives its type. */
export function copyColumn<Field extends CatalogueField>(
  field: Field,
): CopyColumn<{ readonly [Key in Field]?: CatalogueMovie[Key] }> {
  const { column: name, type } = FIELD_ROWS[field];
  return COPIES[type](name, (row) => row[field] as never);
}

/** Casts for types that a driver would return in another form than `CatalogueMovie` has. */
const SELECTED_AS: Partial<Record<ColumnType, string>> = { date: '::text', bigint: '::double precision' };

/** An item of a select list: a field of table `alias` under the field's name. */
export function selectField(field: CatalogueField, alias: string): string {
  const { column: name, type } = FIELD_ROWS[field];
  return `${alias}.${name}${SELECTED_AS[type] ?? ''} AS "${field}"`;
}

/** The definition of a field's column for CREATE TABLE: name, type, and whether it may be NULL. */
export function columnDefinition(field: CatalogueField): string {
  const { column: name, type, unknown } = FIELD_ROWS[field];
  return `${name} ${type}${unknown === null ? '' : ' NOT NULL'}`;
}
