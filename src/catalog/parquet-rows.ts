import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { COLUMNS, columnKey } from './columns.ts';
import { InputError } from './errors.ts';
import type { RawRows } from './raw-rows.ts';

/** Rows decoded at a time; a row group may hold a million. */
const WINDOW = 10_000;

/** A Parquet file with its metadata read. */
export interface ParquetFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** Names of the top-level columns. */
  readonly columns: readonly string[];
}

/** Opens a Parquet file; throws InputError when its metadata cannot be read. */
export async function openParquet(path: string): Promise<ParquetFile> {
  const file = await asyncBufferFromFile(path);
  try {
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map((child) => child.element.name);
    return { file, metadata, columns };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The rows of a Parquet file, values in the order of `columns`; those this program does not know are left out. */
export async function* parquetRows(
  path: string,
  parquet: ParquetFile,
  columns: readonly string[],
): AsyncGenerator<RawRows<readonly unknown[]>> {
  const { file, metadata } = parquet;
  const total = Number(metadata.num_rows);
  for (const [start, end] of windows(metadata)) {
    const values = await readWindow(file, metadata, columns, start, end).catch((error: unknown) => {
      throw unreadable(path, error);
    });
    yield {
      rows: values.map((row, at) => ({ line: start + at + 1, values: row })),
      bytesRead: Math.round((file.byteLength * end) / total),
    };
  }
}

/** Columns a Parquet file and this program both know. */
export function knownColumns(parquet: ParquetFile, others: readonly string[]): readonly string[] {
  return parquet.columns.filter((name) => COLUMNS.has(columnKey(name)) || others.includes(columnKey(name)));
}

/** Ranges of rows that end where row groups end, at most WINDOW rows each. */
function windows(metadata: FileMetaData): [number, number][] {
  const ranges: [number, number][] = [];
  let groupStart = 0;
  for (const group of metadata.row_groups) {
    const groupEnd = groupStart + Number(group.num_rows);
    for (let start = groupStart; start < groupEnd; start += WINDOW) {
      ranges.push([start, Math.min(start + WINDOW, groupEnd)]);
    }
    groupStart = groupEnd;
  }
  return ranges;
}

async function readWindow(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly string[],
  rowStart: number,
  rowEnd: number,
): Promise<readonly unknown[][]> {
  let rows: readonly unknown[][] = [];
  await parquetRead({
    file,
    metadata,
    columns: [...columns],
    rowStart,
    rowEnd,
    compressors,
    useOffsetIndex: true,
    onComplete: (data: unknown[][]) => {
      rows = data;
    },
  });
  return rows;
}

function unreadable(path: string, error: unknown): InputError {
  const cause = error instanceof Error ? error.message : String(error);
  return new InputError(`${path} cannot be read as Parquet: ${cause}.`);
}
