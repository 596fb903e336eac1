import { basename } from 'node:path';
import { located, openCsv, source, type CatalogueSource } from './catalogue-source.ts';
import { PURPOSES, type Purpose } from './columns.ts';
import { InputError } from '../movie/errors.ts';
import { fileText } from './file-text.ts';
import { folderSources } from './folder-sources.ts';
import { jsonRows } from './json-rows.ts';
import { checkColumns, columnReader, objectReader } from './movie-record.ts';
import { knownColumns, openParquet, parquetRows } from './parquet-rows.ts';
import { Rejection } from './rejection.ts';
import { detectFormat } from './source-format.ts';

/** Lines of a JSON file that are looked at to learn which columns it has. */
const JSON_LINES_CHECKED = 100;

/**
 * Opens a file, or the files of a folder in the order in which they have to be read. Throws InputError when something
 * is no catalogue, naming the columns that are missing and those found.
 */
export async function openCatalogue(path: string, purpose: Purpose): Promise<readonly CatalogueSource[]> {
  const format = await detectFormat(path);
  switch (format.kind) {
    case 'folder':
      if (purpose === 'movies') return folderSources(path);
      throw new InputError(`${path} is a folder; ${PURPOSES[purpose].description} is a file.`);
    case 'csv':
      return [
        await openCsv(path, format.gzip, purpose, (header) => columnReader(header, purpose, basename(path))),
      ];
    case 'json':
      return [await openJson(path, format.gzip, purpose)];
    case 'parquet':
      return [await openParquetSource(path, purpose)];
  }
}

async function openJson(path: string, gzip: boolean, purpose: Purpose): Promise<CatalogueSource> {
  const names = new Set<string>();
  let lines = 0;
  for await (const { rows } of jsonRows(fileText(path, gzip))) {
    for (const { values } of rows.slice(0, JSON_LINES_CHECKED - lines)) {
      if (!(values instanceof Rejection)) namesIn(values).forEach((name) => names.add(name));
    }
    lines += rows.length;
    if (lines >= JSON_LINES_CHECKED) break;
  }
  if (names.size === 0) {
    throw new InputError(`${path} is not JSON lines: none of its first lines is a whole JSON object.`);
  }
  checkColumns([...names], purpose, basename(path));
  const read = objectReader(purpose);
  return source(path, purpose, () => located(jsonRows(fileText(path, gzip)), read));
}

function namesIn(object: Readonly<Record<string, unknown>>): readonly string[] {
  const credits = object.credits;
  const nested = typeof credits === 'object' && credits !== null ? Object.keys(credits) : [];
  return [...Object.keys(object), ...nested];
}

async function openParquetSource(path: string, purpose: Purpose): Promise<CatalogueSource> {
  const parquet = await openParquet(path);
  checkColumns(parquet.columns, purpose, basename(path));
  const columns = knownColumns(parquet, PURPOSES[purpose].id);
  const read = columnReader(columns, purpose, basename(path));
  return source(path, purpose, () => located(parquetRows(path, parquet, columns), read));
}
