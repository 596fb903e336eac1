import { fileText, type TextFile } from './bytes/file-text.ts';
import type { StoredFile } from './bytes/stored-file.ts';
import type { CatalogueChunk, LocatedRecord } from './catalogue-chunk.ts';
import type { Purpose } from './columns.ts';
import { EmptyLists } from './empty-lists.ts';
import { InputError } from '../movie/errors.ts';
import type { ReadRecord } from './movie-record.ts';
import { Rejection, type RejectedRow } from './rejection.ts';
import { csvRows } from './rows/csv-rows.ts';
import type { RawRows } from './rows/raw-rows.ts';
import { fitRow, rowShape, shapedRows } from './rows/row-shape.ts';

/** A file that was checked to hold what `purpose` says, ready to be read from its beginning. */
export interface CatalogueSource {
  readonly path: string;
  readonly purpose: Purpose;
  readonly bytes: number;
  /** Whether its fields only fill in what the catalogue does not know, because other sources know better. */
  readonly fillsOnly: boolean;
  /** Reads the whole file, a few hundred kilobytes at a time. */
  readonly chunks: () => AsyncGenerator<CatalogueChunk>;
  /** Notes for a person on how the file was read; complete once it has been read. */
  readonly notes: () => readonly string[];
}

/**
 * Makes a reader of rows from the header and a sample of rows, which may decide how to read a column. Throws InputError
 * if the header is wrong.
 */
export type HeaderReader = (
  header: readonly string[],
  sample: readonly (readonly unknown[])[],
) => ReadRecord<readonly unknown[]>;

/** A column with one value for all rows of a file, taken from its path (`year=2010`). */
export type PathColumn = readonly [name: string, value: string | null];

/** How many rows the sample has. */
export const SAMPLE_ROWS = 2000;

/** Opens a CSV file whose rows are read as its header says. */
export async function openCsv(
  text: TextFile,
  purpose: Purpose,
  readerFor: HeaderReader,
  pathColumns: readonly PathColumn[] = [],
  notesOn: (names: readonly string[]) => readonly string[] = () => [],
): Promise<CatalogueSource> {
  const rows = await firstRows(csvRows(fileText(text)), SAMPLE_ROWS + 1);
  const [header] = rows;
  if (header === undefined) throw new InputError(`${text.file.path} is empty.`);
  const names = header instanceof Rejection ? [header.found] : header;
  const sample = rows.slice(1).filter((row): row is readonly string[] => !(row instanceof Rejection));
  const shape = rowShape(names.length, sample);
  const fitting = sample
    .map((values) => fitRow(values, shape))
    .filter((row): row is readonly string[] => !(row instanceof Rejection));
  const read = readerFor(
    withPathNames(names, pathColumns),
    fitting.map((values) => withPathValues(values, pathColumns)),
  );
  return source(
    text.file,
    purpose,
    (onNotes) =>
      located(shapedRows(csvRows(fileText(text, onNotes)), shape), (values, unreadable) =>
        read(withPathValues(values, pathColumns), unreadable),
      ),
    notesOn(withPathNames(names, pathColumns)),
  );
}

/** A source of a file that has been checked. */
export function source(
  file: StoredFile,
  purpose: Purpose,
  chunks: (onNotes: (notes: readonly string[]) => void) => AsyncGenerator<CatalogueChunk>,
  about: readonly string[] = [],
): CatalogueSource {
  let notes: readonly string[] = [];
  let lists = new EmptyLists();
  return {
    path: file.path,
    purpose,
    bytes: file.bytes,
    fillsOnly: false,
    chunks: () => {
      lists = new EmptyLists();
      return lists.watch(chunks((found) => (notes = found)));
    },
    notes: () => [...about, ...notes, ...lists.notes()],
  };
}

/** Reads raw rows as records. */
export async function* located<Values>(
  raw: AsyncIterable<RawRows<Values>>,
  read: ReadRecord<Values>,
): AsyncGenerator<CatalogueChunk> {
  for await (const { rows, bytesRead } of raw) {
    const records: LocatedRecord[] = [];
    const rejected: RejectedRow[] = [];
    const unreadable: Rejection[] = [];
    for (const { line, values } of rows) {
      const record = values instanceof Rejection ? values : read(values, unreadable);
      if (record instanceof Rejection) rejected.push({ line, rejection: record });
      else records.push({ line, record });
    }
    yield { records, rejected, unreadable, bytesRead };
  }
}

/**
 * The values of the first rows, at most `most`. If the file is damaged after some rows, returns those; reading the whole
 * file reports the damage.
 */
export async function firstRows<Values>(
  raw: AsyncIterable<RawRows<Values>>,
  most: number,
): Promise<(Values | Rejection)[]> {
  const found: (Values | Rejection)[] = [];
  try {
    for await (const { rows } of raw) {
      found.push(...rows.slice(0, most - found.length).map(({ values }) => values));
      if (found.length >= most) break;
    }
  } catch (error) {
    if (!(error instanceof InputError) || found.length === 0) throw error;
  }
  return found;
}

export function withPathNames(
  names: readonly string[],
  pathColumns: readonly PathColumn[],
): readonly string[] {
  return pathColumns.length === 0 ? names : [...names, ...pathColumns.map(([name]) => name)];
}

export function withPathValues(
  values: readonly unknown[],
  pathColumns: readonly PathColumn[],
): readonly unknown[] {
  return pathColumns.length === 0 ? values : [...values, ...pathColumns.map(([, value]) => value)];
}
