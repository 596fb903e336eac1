import type { PoolClient } from 'pg';
import type { CopyTarget, Database } from './database.ts';
import { TupleWriter } from './tuple-writer.ts';

/** A column of a table, and how a row's value is written to it. Null and undefined become SQL's NULL. */
export interface CopyColumn<Row> {
  readonly name: string;
  write(writer: TupleWriter, row: Row): void;
}

type Writes<Value> = (writer: TupleWriter, value: Value) => void;

const columnOf =
  <Value>(write: Writes<Value>) =>
  <Row>(name: string, valueOf: (row: Row) => Value | null | undefined): CopyColumn<Row> => ({
    name,
    write(writer, row) {
      const value = valueOf(row);
      if (value === null || value === undefined) writer.null();
      else write(writer, value);
    },
  });

/** Columns by PostgreSQL type: `column.int4('movie_id', (row) => row.movieId)`. */
export const column = {
  int2: columnOf<number>((writer, value) => {
    writer.int16(value);
  }),
  int4: columnOf<number>((writer, value) => {
    writer.int32(value);
  }),
  int8: columnOf<number | bigint>((writer, value) => {
    writer.int64(value);
  }),
  float4: columnOf<number>((writer, value) => {
    writer.float32(value);
  }),
  float8: columnOf<number>((writer, value) => {
    writer.float64(value);
  }),
  bool: columnOf<boolean>((writer, value) => {
    writer.boolean(value);
  }),
  text: columnOf<string>((writer, value) => {
    writer.text(value);
  }),
  /** YYYY-MM-DD. */
  date: columnOf<string>((writer, value) => {
    writer.date(value);
  }),
  timestamptz: columnOf<Date>((writer, value) => {
    writer.timestamp(value);
  }),
  bytea: columnOf<Uint8Array>((writer, value) => {
    writer.bytes(value);
  }),
  jsonb: columnOf<unknown>((writer, value) => {
    writer.json(value);
  }),
  textArray: columnOf<readonly string[]>((writer, value) => {
    writer.textArray(value);
  }),
  int2Array: columnOf<ArrayLike<number>>((writer, value) => {
    writer.int16Array(value);
  }),
  int4Array: columnOf<ArrayLike<number>>((writer, value) => {
    writer.int32Array(value);
  }),
  vector: columnOf<Float32Array>((writer, value) => {
    writer.vector(value);
  }),
  halfvec: columnOf<Float32Array>((writer, value) => {
    writer.halfvec(value);
  }),
};

type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** Rows as chunks for `Database.copy`, made on demand. */
export async function* encodeRows<Row>(
  columns: readonly CopyColumn<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<Uint8Array> {
  const writer = new TupleWriter();
  for await (const row of rows) {
    writer.tuple(columns.length);
    for (const field of columns) writeField(field, writer, row);
    yield* writer.takeFull();
  }
  yield* writer.take();
}

/** Copies rows into a table on `client`, in its transaction; returns their number. */
export function copyRows<Row>(
  database: Database,
  client: PoolClient,
  table: string,
  columns: readonly CopyColumn<Row>[],
  rows: Rows<Row>,
  options: Pick<CopyTarget, 'freeze'> = {},
): Promise<number> {
  const target = { table, columns: columns.map(({ name }) => name), ...options };
  return database.copy(client, target, encodeRows(columns, rows));
}

function writeField<Row>(field: CopyColumn<Row>, writer: TupleWriter, row: Row): void {
  try {
    field.write(writer, row);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`column ${field.name}: ${error.message}`, { cause: error });
  }
}
