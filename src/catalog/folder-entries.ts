import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { diskFile } from './bytes/stored-file.ts';
import type { FolderEntry } from './bytes/zip-archive.ts';
import type { PathColumn } from './catalogue-source.ts';
import { InputError } from '../movie/errors.ts';

export type { FolderEntry };

/** A file of a folder that may hold rows, and the columns that its path adds. */
export interface DataFile extends FolderEntry {
  readonly columns: readonly PathColumn[];
}

/** More than any data set has. A folder with more is probably somebody's disk. */
const MAX_FILES = 10_000;

/** Names of files with rows. Files of Spark and Hive may have no extension. */
const DATA_NAME =
  /\.(csv|tsv|tab|psv|json|jsonl|ndjson|geojson|parquet|pq|parq|dat|data|item)(\.(gz|gzip|zst|snappy|parquet))?$|^(part|data)[-_.]?[\w-]*$|^\d{6}_0$/i;
/** Files that lie beside data but hold none. */
const NO_DATA =
  /(^|\/)(readme|license|licence|changelog|requirements|schema|dataset-metadata|datapackage)[^/]*$/i;

/** Tables whose folder may also hold files that no longer belong to them. */
const TABLE_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)_delta_log\//, 'a Delta Lake table'],
  [/(^|\/)metadata\/[^/]+\.metadata\.json$/, 'an Iceberg table'],
  [/(^|\/)\.hoodie\//, 'a Hudi table'],
];

/** All files under a folder. Throws InputError if there are too many. */
export async function folderEntries(folder: string): Promise<readonly FolderEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() || entry.isSymbolicLink());
  if (files.length > MAX_FILES) {
    throw new InputError(
      `${folder} holds more than ${MAX_FILES} files: name the files, or a smaller folder.`,
    );
  }
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      file: await diskFile(path),
    })),
  );
}

/**
 * The files of a folder or archive that may hold rows, with the columns of their Hive partitions (`year=2010/`). Skips
 * hidden files and markers (`_SUCCESS`, `.crc`). Throws InputError if there are no files, or if the folder is a table that
 * also holds old files.
 */
export function dataFiles(folder: string, entries: readonly FolderEntry[]): readonly DataFile[] {
  for (const [pattern, name] of TABLE_FORMATS) {
    if (entries.some(({ path }) => pattern.test(path))) {
      throw new InputError(
        `${folder} is ${name}, whose folder still holds deleted rows: write the table as Parquet and load that.`,
      );
    }
  }
  const visible = entries.filter(({ path }) => !/(^|\/)[._]/.test(path));
  const files = visible.filter(
    ({ path, file }) => DATA_NAME.test(file.name) && !NO_DATA.test(path) && file.bytes > 0,
  );
  if (files.length === 0) {
    const names = visible.slice(0, 20).map(({ path }) => path);
    throw new InputError(
      `${folder} has no file with rows, neither movies_metadata.csv (The Movies Dataset) nor movies.csv with links.csv ` +
        `(MovieLens), nor other CSV, JSON or Parquet. It has ${names.length === 0 ? 'nothing' : names.join(', ')}.`,
    );
  }
  return files.map((entry) => ({ ...entry, columns: partitionColumns(entry.path) }));
}

function partitionColumns(path: string): readonly PathColumn[] {
  return path
    .split('/')
    .slice(0, -1)
    .flatMap((part): PathColumn[] => {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(part) ?? [];
      if (name === undefined || value === undefined) return [];
      return [[name, value === '__HIVE_DEFAULT_PARTITION__' ? null : unescaped(value)]];
    });
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
