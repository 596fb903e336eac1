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
 * The first pass over many movies: a narrow table beside the vectors of a model, with 63 bytes instead of 2,000 for
 * a vector of 500 dimensions. Bits are the signs of the rotated vector, so that the share of bits in which two
 * movies differ estimates their angle (Charikar 2002); the best are ranked again by the full vectors.
 */
export function bitTable(modelId: number): string {
  return `model_bits_${modelId}`;
}

/**
 * Centroids of the inverted lists that the movies are divided into (Jegou et al. 2011). The bit table is ordered by list.
 * In the database a list is a `cell` and its centroid a `centre`, as the first edition called them: so its models serve on.
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

/** Bytes of each type in a row; of any width: 0. Wide ones first, so that no bytes are lost between columns. */
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

/** Definitions of the columns beside the vectors that take so many bytes. */
const definitions = (isWanted: (bytes: number) => boolean): readonly string[] =>
  BESIDE_FIELDS.filter((field) => isWanted(WIDTHS[FIELD_ROWS[field].type]))
    .toSorted((a, b) => WIDTHS[FIELD_ROWS[b].type] - WIDTHS[FIELD_ROWS[a].type])
    .map(columnDefinition);

/**
 * Columns of fixed width come first: they are read without walking over the others. The bits of common genres and
 * countries answer conditions on them without unpacking the lists (label_bits). PLAIN keeps the signs aligned, so
 * that they are compared where they are instead of being copied first.
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

/** What comparing bits takes, and all columns that filters look at but the lists, which have their bits. */
const COVERED = [
  'movie_id',
  'bits',
  ...BESIDE_FIELDS.filter((field) => !isLabelList(field)).map(columnName),
  ...LABEL_LISTS.map(bitsColumn),
].join(', ');

/**
 * A filter that few movies pass has an index of its own. All others are served by the inverted lists, which are ordered
 * by the filter's column within. A label that many movies have has inverted lists of its own. Lists are read from their
 * index alone, in half the time that fetching each row of the table takes.
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

/** How a column beside the vectors is indexed, by its type. */
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

/** Whatever changes a vector or the columns beside it changes the bit table in the same transaction. */
export function keepBitTable(modelId: number): string {
  return `CREATE TRIGGER keep_bits AFTER INSERT OR UPDATE OR DELETE ON model_vector_${modelId}
    FOR EACH ROW EXECUTE FUNCTION keep_model_bits('${bitTable(modelId)}', '${centroidTable(modelId)}')`;
}

/**
 * SQL: whether a model has its first pass as this version reads it; `id` is an expression for the model. Tables that an
 * earlier version made may lack columns. Without, questions are answered exactly, and slowly.
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
