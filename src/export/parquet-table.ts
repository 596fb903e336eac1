import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import type { ColumnType, ExportColumn } from './tables.ts';
import type { ExportRow, TableWriter } from './write-table.ts';

type Leaf = Omit<SchemaElement, 'name'>;

const LEAVES: Readonly<Record<ColumnType, Leaf>> = {
  integer: { type: 'INT32' },
  long: { type: 'INT64' },
  float: { type: 'FLOAT' },
  double: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  boolean: { type: 'BOOLEAN' },
  texts: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  floats: { type: 'FLOAT' },
};

/** Writes a table as Parquet, a row group for every call of `write`; lists have the three levels of the standard. */
export function parquetTable(path: string, columns: readonly ExportColumn[]): TableWriter {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, type }) => schemaOf(name, type)),
  ];
  const file = fileWriter(path);
  const writer = new ParquetWriter({ writer: file, schema, createdBy: 'reelgraph' });
  return {
    path,
    write: async (rows) => {
      const columnData = columns.map(({ name, type }, at) => ({
        name,
        data: rows.map((row) => valueOf(row, at, type)),
      }));
      await writer.write({ columnData, rowGroupSize: Math.max(1, rows.length) });
    },
    end: async () => {
      await writer.finish();
    },
  };
}

function schemaOf(name: string, type: ColumnType): SchemaElement[] {
  if (type !== 'texts' && type !== 'floats') return [{ name, ...LEAVES[type], repetition_type: 'OPTIONAL' }];
  return [
    {
      name,
      repetition_type: 'REQUIRED',
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...LEAVES[type], repetition_type: 'REQUIRED' },
  ];
}

function valueOf(row: ExportRow, at: number, type: ColumnType): unknown {
  const value = row[at];
  if (value === null || value === undefined) return null;
  if (type === 'long') return BigInt(value as number);
  if (type === 'date') return new Date(`${value as string}T00:00:00Z`);
  return type === 'floats' ? (JSON.parse(value as string) as number[]) : value;
}
