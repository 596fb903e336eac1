import { escapeLiteral } from 'pg';
import type { ColumnType } from '../movie/field.ts';
import { BESIDE_FIELDS, type BesideField, FIELD_ROWS } from '../movie/movie.ts';
import type { Database } from './database.ts';
import {
  bitsColumn,
  hasLabel,
  isLabelList,
  LABEL_LISTS,
  type LabelBits,
  type LabelList,
} from './label-bits.ts';
import { columnDefinition } from './movie-columns.ts';

/**
 * The table of the first pass over many movies. It is narrow: a vector of 500 dimensions takes 63 bytes instead of
 * 2,000. Its bits are the signs of the rotated vector, so the share of bits in which two movies differ estimates the
 * angle between them (Charikar 2002). The best movies are then ranked again by their full vectors.
 */
export function bitTable(modelId: number): string {
  return `model_bits_${modelId}`;
}

/**
 * The table of centroids of the inverted lists, which divide the movies (Jegou et al. 2011). The bit table is ordered
 * by list. The database calls a list `cell` and its centroid `centre`, as the first edition did, so that models made
 * then still work.
 */
export function centroidTable(modelId: number): string {
  return `model_cell_${modelId}`;
}

export function createCentroidTable(table: string, dimensions: number): readonly string[] {
  return [
    `CREATE TABLE ${table} (cell smallint PRIMARY KEY, centre vector(${Math.trunc(dimensions)}) NOT NULL)`,
    `ALTER TABLE ${table} ALTER centre SET STORAGE PLAIN`,
  ];
}

const columnName = (field: BesideField) => FIELD_ROWS[field].column;

/** Width of each type in bytes; 0 if it varies. Wide columns come first, so that no bytes are lost to alignment. */
const WIDTHS: Readonly<Record<ColumnType, number>> = {
  bigint: 8,
  integer: 4,
  real: 4,
  date: 4,
  smallint: 2,
  boolean: 1,
  text: 0,
  'text[]': 0,
};

/** Definitions of the filter columns that have a wanted width. */
const definitions = (isWanted: (bytes: number) => boolean): readonly string[] =>
  BESIDE_FIELDS.filter((field) => isWanted(WIDTHS[FIELD_ROWS[field].type]))
    .toSorted((a, b) => WIDTHS[FIELD_ROWS[b].type] - WIDTHS[FIELD_ROWS[a].type])
    .map(columnDefinition);

/**
 * Statements that create an empty bit table. Columns of fixed width come first, since PostgreSQL reaches them without
 * reading the others. Common genres and countries have bits, which answer conditions without unpacking the lists
 * (label_bits). PLAIN keeps the sign bits aligned, so that they can be compared without being copied first.
 */
export function createBitTable(table: string, dimensions: number, labels: LabelBits): readonly string[] {
  const labelBits = (list: LabelList) => {
    const texts = [...labels[list].keys()].map((label) => escapeLiteral(label)).join(', ');
    return `${bitsColumn(list)} integer NOT NULL GENERATED ALWAYS AS (label_bits(${list}, ARRAY[${texts}]::text[])) STORED`;
  };
  const columns = [
    'movie_id integer NOT NULL',
    ...LABEL_LISTS.map(labelBits),
    ...definitions((bytes) => bytes > 1),
    'cell smallint NOT NULL',
    ...definitions((bytes) => bytes === 1),
    `bits bit(${Math.trunc(dimensions)}) NOT NULL`,
    ...definitions((bytes) => bytes === 0),
  ];
  return [
    `CREATE TABLE ${table} (${columns.join(', ')})`,
    `ALTER TABLE ${table} ALTER bits SET STORAGE PLAIN`,
  ];
}

export const BIT_COLUMNS = ['movie_id', ...BESIDE_FIELDS.map(columnName)];

/** The columns that comparing bits needs, and those that filters read. Bits stand in for the lists. */
const COVERED = [
  'movie_id',
  'bits',
  ...BESIDE_FIELDS.filter((field) => !isLabelList(field)).map(columnName),
  ...LABEL_LISTS.map(bitsColumn),
].join(', ');

/**
 * Statements that index a bit table. Filters that few movies pass have their own indexes. The inverted lists serve all
 * others; within a list, movies are ordered by the filter's column. A label that many movies have has its own inverted
 * lists. Lists are read from their index alone, which takes half the time of fetching each row from the table.
 */
export function bitTableIndexes(table: string, labels: LabelBits): readonly string[] {
  const index = (name: string, columns: string) => `CREATE INDEX ${table}_${name}_idx ON ${table} ${columns}`;
  const invertedLists = (name: string, columns: string, where = '') =>
    index(name, `(${columns}) INCLUDE (${COVERED})${where}`);
  const labelIndexes = (list: LabelList) =>
    Array.from(labels[list].values(), (bit) =>
      invertedLists(`cell_${list}_${bit}`, 'cell', ` WHERE ${hasLabel(bitsColumn(list), bit)}`),
    );
  return [
    `ALTER TABLE ${table} ADD PRIMARY KEY (movie_id)`,
    invertedLists('cell', 'cell'),
    ...BESIDE_FIELDS.flatMap((field) => {
      const { column, type, beside } = FIELD_ROWS[field];
      return INDEXES[type]({ name: beside ?? column, column, index, invertedLists });
    }),
    ...LABEL_LISTS.flatMap(labelIndexes),
  ];
}

interface IndexParts {
  readonly name: string;
  readonly column: string;
  readonly index: (name: string, columns: string) => string;
  readonly invertedLists: (name: string, columns: string) => string;
}

const range = ({ name, column, index, invertedLists }: IndexParts) => [
  invertedLists(`cell_${name}`, `cell, ${column}`),
  index(name, `(${column})`),
];
const list = ({ name, column, index }: IndexParts) => [
  index(name, `USING gin (${column}) WITH (fastupdate = off)`),
];

/** How a filter column is indexed, by its type. */
const INDEXES: Readonly<Record<ColumnType, (parts: IndexParts) => readonly string[]>> = {
  smallint: range,
  integer: range,
  bigint: range,
  real: range,
  date: range,
  boolean: () => [],
  text: ({ name, column, invertedLists }) => [invertedLists(`cell_${name}`, `${column}, cell`)],
  'text[]': list,
};

/** A trigger that updates the bit table in any transaction that changes a vector or a filter column. */
export function keepBitTable(modelId: number): string {
  return `CREATE TRIGGER keep_bits AFTER INSERT OR UPDATE OR DELETE ON model_vector_${modelId}
    FOR EACH ROW EXECUTE FUNCTION keep_model_bits('${bitTable(modelId)}', '${centroidTable(modelId)}')`;
}

/**
 * SQL: whether a model has a first pass that this version can read. Tables made by an earlier version may lack columns.
 * Without a first pass, answers are exact but slow. `id` is an SQL expression for the model's id.
 */
export function firstPassIsThere(id: string): string {
  const columns = ['cell', 'bits', ...BIT_COLUMNS, ...LABEL_LISTS.map(bitsColumn)];
  return `(to_regclass('model_cell_' || ${id}) IS NOT NULL AND ${columns.length} = (SELECT count(*) FROM pg_attribute
        WHERE attrelid = to_regclass('model_bits_' || ${id}) AND NOT attisdropped
          AND attname IN (${columns.map((name) => `'${name}'`).join(', ')})))`;
}

export async function hasFirstPass(database: Database, modelId: number): Promise<boolean> {
  const { rows } = await database.pool.query<{ present: boolean }>(
    `SELECT ${firstPassIsThere('$1::integer')} AS present`,
    [modelId],
  );
  return rows[0]?.present === true;
}
