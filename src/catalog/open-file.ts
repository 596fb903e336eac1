import type { TextFile } from './bytes/file-text.ts';
import { fileText } from './bytes/file-text.ts';
import { readHead, type StoredFile } from './bytes/stored-file.ts';
import { decompressHead } from './bytes/compression.ts';
import { detectFormat } from './bytes/source-format.ts';
import {
  firstRows,
  located,
  openCsv,
  SAMPLE_ROWS,
  source,
  withPathNames,
  withPathValues,
  type CatalogueSource,
  type HeaderReader,
  type PathColumn,
} from './catalogue-source.ts';
import { PURPOSES, type Purpose } from './columns.ts';
import { InputError } from '../movie/errors.ts';
import { checkColumns, columnReader, objectReader, columnNotes } from './movie-record.ts';
import type { ReadHints } from './read-value.ts';
import { withTmdbColumns } from './library-objects.ts';
import { hasNestedTitles, nestedTitles } from './nested-titles.ts';
import { Rejection } from './rejection.ts';
import type { JsonObject } from './rows/json-document.ts';
import { jsonRows } from './rows/json-rows.ts';
import { jsonShape } from './rows/json-shape.ts';
import { knownColumns, openParquet, parquetRows } from './rows/parquet-rows.ts';

/** What a caller may say about the files. */
export interface OpenOptions extends ReadHints {
  /** The encoding of text, a label of the WHATWG Encoding Standard; null: find out. */
  readonly encoding: string | null;
}

/** How a file is opened. */
export interface OpenFileOptions extends OpenOptions {
  /** Columns that the file's path gives. */
  readonly pathColumns: readonly PathColumn[];
}

/** How many bytes decide how objects lie in a JSON file. */
const JSON_HEAD_BYTES = 1024 * 1024;

/**
 * Opens a file other than an archive: one source, and a second one for JSON with alternative titles. Throws InputError if
 * it is not what `purpose` says, and names the missing columns and those found.
 */
export async function openFile(
  file: StoredFile,
  purpose: Purpose,
  options: OpenFileOptions,
): Promise<readonly CatalogueSource[]> {
  const format = await detectFormat(file, options.encoding);
  switch (format.kind) {
    case 'zip':
      throw new InputError(
        `${file.path} is a zip archive inside another one: unpack it and load the files in it.`,
      );
    case 'parquet':
      return [await openParquetSource(file, purpose, options)];
    case 'csv': {
      const readerFor: HeaderReader = (header, sample) =>
        columnReader(header, purpose, file.name, sample, options);
      const notesOn = (names: readonly string[]) => columnNotes(names, purpose);
      return [await openCsv({ file, ...format }, purpose, readerFor, options.pathColumns, notesOn)];
    }
    case 'json':
      return openJson({ file, ...format }, purpose, options);
  }
}

async function openJson(
  text: TextFile,
  purpose: Purpose,
  options: OpenFileOptions,
): Promise<readonly CatalogueSource[]> {
  const { file, compression, encoding } = text;
  const { pathColumns } = options;
  const shape = jsonShape(
    encoding.sample(decompressHead(file.path, await readHead(file, JSON_HEAD_BYTES), compression)),
  );
  const rows = await firstRows(jsonRows(fileText(text), shape, file.path), SAMPLE_ROWS);
  const sample = rows.filter((row): row is JsonObject => !(row instanceof Rejection)).map(withTmdbColumns);
  if (sample.length === 0) {
    throw new InputError(`${file.path} holds no complete JSON object with a title and an id.`);
  }
  const names = new Set(sample.flatMap(namesIn));
  checkColumns(withPathNames([...names], pathColumns), purpose, file.name);
  const read = objectReader(purpose, sample, options);
  const fromPath = Object.fromEntries(pathColumns);
  const movies = source(
    file,
    purpose,
    (onNotes) =>
      located(
        jsonRows(fileText(text, onNotes), shape, file.path),
        pathColumns.length === 0
          ? (object, unreadable) => read(withTmdbColumns(object), unreadable)
          : (object, unreadable) => read({ ...withTmdbColumns(object), ...fromPath }, unreadable),
      ),
    columnNotes(withPathNames([...names], pathColumns), purpose),
  );
  return purpose === 'movies' && hasNestedTitles(sample) ? [movies, nestedTitles(text, shape)] : [movies];
}

function namesIn(object: JsonObject): readonly string[] {
  const credits = object.credits;
  const nested = typeof credits === 'object' && credits !== null ? Object.keys(credits) : [];
  return [...Object.keys(object), ...nested];
}

async function openParquetSource(
  file: StoredFile,
  purpose: Purpose,
  options: OpenFileOptions,
): Promise<CatalogueSource> {
  const { pathColumns } = options;
  const parquet = await openParquet(file);
  checkColumns(withPathNames(parquet.columns, pathColumns), purpose, file.name);
  const columns = knownColumns(parquet, PURPOSES[purpose].id);
  const rows = () => parquetRows(file.path, parquet, columns);
  const sample = (await firstRows(rows(), SAMPLE_ROWS)).filter(
    (row): row is readonly unknown[] => !(row instanceof Rejection),
  );
  const read = columnReader(
    withPathNames(columns, pathColumns),
    purpose,
    file.name,
    sample.map((values) => withPathValues(values, pathColumns)),
    options,
  );
  return source(
    file,
    purpose,
    () => located(rows(), (values, unreadable) => read(withPathValues(values, pathColumns), unreadable)),
    columnNotes(withPathNames(parquet.columns, pathColumns), purpose),
  );
}
