import { asyncBufferFromFile, parquetMetadataAsync, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, FileMetaData, RowGroup } from 'hyparquet';
import { assembleAsync, asyncGroupToRows } from 'hyparquet/src/rowgroup.js';
import type { StoredFile } from '../bytes/stored-file.ts';
import { unpacked } from '../bytes/unpacked-file.ts';
import { COLUMNS, fieldKey } from '../columns.ts';
import { InputError } from '../../movie/errors.ts';
import { ParquetColumn } from './parquet-column.ts';
import type { RawRows } from './raw-rows.ts';

/** How many rows are returned at a time. */
const WINDOW = 2000;

/** A Parquet file with its metadata read. */
export interface ParquetFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** Names of the top-level columns. */
  readonly columns: readonly string[];
}

/** Opens a Parquet file; throws InputError when its metadata cannot be read. */
export async function openParquet(stored: StoredFile): Promise<ParquetFile> {
  const { path } = stored;
  const file = stored.location === null ? await unpacked(stored) : await asyncBufferFromFile(stored.location);
  try {
    if (await isEncrypted(file)) {
      throw new InputError(`${path} is an encrypted Parquet file: write it without encryption.`);
    }
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map((child) => child.element.name);
    return { file, metadata, columns };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * The rows of a Parquet file, values in the order of `columns`; other columns are not read. Holds a few pages of each
 * column, however large the row groups are.
 */
export async function* parquetRows(
  path: string,
  { file, metadata }: ParquetFile,
  columns: readonly string[],
): AsyncGenerator<RawRows<readonly unknown[]>> {
  const total = Number(metadata.num_rows);
  let done = 0;
  try {
    for (const group of metadata.row_groups) {
      for await (const values of groupRows(file, metadata, group, columns)) {
        const rows = values.map((row, at) => ({ line: done + at + 1, values: row }));
        done += rows.length;
        yield { rows, bytesRead: Math.round((file.byteLength * done) / total) };
      }
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Columns a Parquet file and this program both know. */
export function knownColumns(parquet: ParquetFile, others: readonly string[]): readonly string[] {
  const known = new Set([...COLUMNS.keys(), ...others.map(fieldKey)]);
  return parquet.columns.filter((name) => known.has(fieldKey(name)));
}

async function* groupRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  group: RowGroup,
  columns: readonly string[],
): AsyncGenerator<readonly unknown[][]> {
  const schema = parquetSchema(metadata);
  const leaves = group.columns.flatMap(({ meta_data: column }) =>
    column !== undefined && columns.includes(column.path_in_schema[0] ?? '')
      ? [new ParquetColumn(file, column, schema)]
      : [],
  );
  const groupRows = Number(group.num_rows);
  for (let start = 0; start < groupRows; start += WINDOW) {
    const count = Math.min(WINDOW, groupRows - start);
    const taken = await Promise.all(leaves.map((leaf) => leaf.take(count)));
    const short = leaves.find((_leaf, at) => taken[at]?.length !== count);
    if (short !== undefined) throw new Error(`column ${short.path.join('.')} has fewer rows than the others`);
    const decoded = {
      groupStart: 0,
      groupRows: count,
      asyncColumns: leaves.map((leaf, at) => ({
        pathInSchema: leaf.path,
        data: Promise.resolve({ data: [taken[at] ?? []], skipped: 0 }),
      })),
    };
    // Lists and structures come in parts, which the library joins.
    yield await asyncGroupToRows(assembleAsync(decoded, schema), 0, count, [...columns], 'array');
  }
}

/** The last bytes of a file whose footer is encrypted. */
async function isEncrypted(file: AsyncBuffer): Promise<boolean> {
  const end = await file.slice(Math.max(0, file.byteLength - 4));
  return Buffer.from(end).toString('latin1') === 'PARE';
}

function unreadable(path: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const cause = error instanceof Error ? error.message : String(error);
  return new InputError(`${path} cannot be read as Parquet: ${cause}.`);
}
