import { stat } from 'node:fs/promises';
import { glob, isDynamicPattern } from 'tinyglobby';
import { detectFormat } from './bytes/source-format.ts';
import { refuseWorkbook } from './bytes/foreign-formats.ts';
import { diskFile } from './bytes/stored-file.ts';
import { zipEntries } from './bytes/zip-archive.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import { PURPOSES, type Purpose } from './columns.ts';
import { InputError } from '../movie/errors.ts';
import { dataFiles, folderEntries, type FolderEntry } from './folder-entries.ts';
import { folderSources } from './folder-sources.ts';
import { openFile, type OpenOptions } from './open-file.ts';

/**
 * Opens a file, the files that match a pattern, or those of a folder or zip archive, in reading order. Throws InputError if
 * one is not a catalogue, and names the missing columns and those found.
 */
export async function openCatalogue(
  path: string,
  purpose: Purpose,
  options: OpenOptions = { encoding: null, dateOrder: null },
): Promise<readonly CatalogueSource[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) {
    const paths = await matching(path);
    const opened: CatalogueSource[] = [];
    for (const one of paths) opened.push(...(await openCatalogue(one, purpose, options)));
    return opened;
  }
  if (found.isDirectory()) return openFolder(path, await folderEntries(path), purpose, options);
  if (!found.isFile()) throw new InputError(`${path} is neither a file nor a folder.`);
  const file = await diskFile(path);
  const format = await detectFormat(file, options.encoding);
  if (format.kind !== 'zip') return openFile(file, purpose, { ...options, pathColumns: [] });
  const entries = await zipEntries(path);
  refuseWorkbook(
    path,
    entries.map((entry) => entry.path),
  );
  return openFolder(path, entries, purpose, options);
}

/** A zip archive or folder with one file counts as that file; several files are read together. */
async function openFolder(
  path: string,
  entries: readonly FolderEntry[],
  purpose: Purpose,
  options: OpenOptions,
): Promise<readonly CatalogueSource[]> {
  const files = dataFiles(path, entries);
  const [only] = files;
  if (only !== undefined && files.length === 1) {
    return openFile(only.file, purpose, { ...options, pathColumns: only.columns });
  }
  if (purpose === 'movies') return folderSources(path, files, options);
  throw new InputError(
    `${path} holds ${files.length} files with rows; ${PURPOSES[purpose].description} is one file.`,
  );
}

async function matching(pattern: string): Promise<readonly string[]> {
  if (!isDynamicPattern(pattern)) throw new InputError(`${pattern} does not exist.`);
  const paths = await glob(pattern.replaceAll('\\', '/'), { absolute: false, onlyFiles: true });
  if (paths.length === 0) throw new InputError(`No file matches ${pattern}.`);
  return [...paths].sort();
}
