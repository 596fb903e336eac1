import { stat } from 'node:fs/promises';
import type { Purpose } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { InputError } from '../movie/errors.ts';
import { fileText } from './file-text.ts';
import type { MovieRecord, ReadRecord } from './movie-record.ts';
import type { RawRows } from './raw-rows.ts';
import { Rejection, type RejectedRow } from './rejection.ts';

/** A record and the line (Parquet: the row) it stands on. */
export interface LocatedRecord {
  readonly line: number;
  readonly record: MovieRecord;
}

/** Some of a source's rows, in order: every row read is in one of the two lists. */
export interface CatalogueChunk {
  readonly records: readonly LocatedRecord[];
  readonly rejected: readonly RejectedRow[];
  /** Bytes of the file behind us, of `CatalogueSource.bytes`. */
  readonly bytesRead: number;
}

/** A file that has proved to hold what `purpose` says, ready to be read from its beginning. */
export interface CatalogueSource {
  readonly path: string;
  readonly purpose: Purpose;
  readonly bytes: number;
  /** Reads the file once through, a few hundred kilobytes at a time. */
  readonly chunks: () => AsyncGenerator<CatalogueChunk>;
}

/** Makes a reader of CSV rows from the header; throws InputError when the header is not what is wanted. */
export type HeaderReader = (header: readonly string[]) => ReadRecord<readonly unknown[]>;

/** Opens a CSV file whose rows are read as its header says. */
export async function openCsv(
  path: string,
  gzip: boolean,
  purpose: Purpose,
  readerFor: HeaderReader,
): Promise<CatalogueSource> {
  for await (const { rows } of csvRows(fileText(path, gzip))) {
    const header = rows[0]?.values;
    if (header === undefined) continue;
    const names = header instanceof Rejection ? [header.found] : header;
    const read = readerFor(names);
    return source(path, purpose, () => located(withoutHeader(csvRows(fileText(path, gzip))), read));
  }
  throw new InputError(`${path} is empty.`);
}

/** A source of a file that has been checked. */
export async function source(
  path: string,
  purpose: Purpose,
  chunks: () => AsyncGenerator<CatalogueChunk>,
): Promise<CatalogueSource> {
  return { path, purpose, bytes: (await stat(path)).size, chunks };
}

/** Reads raw rows as records. */
export async function* located<Values>(
  raw: AsyncIterable<RawRows<Values>>,
  read: ReadRecord<Values>,
): AsyncGenerator<CatalogueChunk> {
  for await (const { rows, bytesRead } of raw) {
    const records: LocatedRecord[] = [];
    const rejected: RejectedRow[] = [];
    for (const { line, values } of rows) {
      const record = values instanceof Rejection ? values : read(values);
      if (record instanceof Rejection) rejected.push({ line, rejection: record });
      else records.push({ line, record });
    }
    yield { records, rejected, bytesRead };
  }
}

async function* withoutHeader<Values>(raw: AsyncIterable<RawRows<Values>>): AsyncGenerator<RawRows<Values>> {
  let header = true;
  for await (const { rows, bytesRead } of raw) {
    yield { rows: header ? rows.slice(1) : rows, bytesRead };
    if (rows.length > 0) header = false;
  }
}
