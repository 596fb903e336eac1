import { detectFormat } from './bytes/source-format.ts';
import type { TextFile } from './bytes/file-text.ts';
import type { CatalogueSource } from './catalogue-source.ts';
import type { Purpose } from './columns.ts';
import { InputError } from '../movie/errors.ts';
import type { DataFile } from './folder-entries.ts';
import { movieLensSources, refuseOldMovieLens } from './movielens/movielens-sources.ts';
import { WrongColumns } from './movie-record.ts';
import { openFile, type OpenOptions } from './open-file.ts';

/** The other files of The Movies Dataset, in reading order. */
const MOVIES_DATASET: readonly (readonly [string, Purpose])[] = [
  ['credits.csv', 'credits'],
  ['keywords.csv', 'keywords'],
  ['links.csv', 'links'],
];

/** What the files of any other folder may hold. */
const PURPOSES_TRIED: readonly Purpose[] = ['movies', 'credits', 'keywords'];
/** The reading order: movies first, then what adds to them. */
const PURPOSE_ORDER: readonly Purpose[] = [...PURPOSES_TRIED, 'titles'];

/** Finds a file by its name, plain or compressed. */
type FindFile = (name: string) => DataFile | null;

/**
 * The sources in a folder or archive: The Movies Dataset (movies_metadata.csv and, where there, credits.csv, keywords.csv,
 * links.csv), MovieLens (movies.csv and links.csv, which leads to TMDB's ids), or files of any name that are movies,
 * credits or keywords by their columns, such as the parts of one table. They are joined in the database, a file at a
 * time, so that no file need fit in memory.
 */
export async function folderSources(
  folder: string,
  files: readonly DataFile[],
  options: OpenOptions,
): Promise<readonly CatalogueSource[]> {
  const find: FindFile = (name) =>
    files.find(({ file }) => [name, `${name}.gz`, `${name}.zst`].includes(file.name)) ?? null;
  const metadata = find('movies_metadata.csv');
  if (metadata !== null) {
    const sources = [...(await openData(metadata, 'movies', options))];
    for (const [name, purpose] of MOVIES_DATASET) {
      const file = find(name);
      if (file !== null) sources.push(...(await openData(file, purpose, options)));
    }
    return sources;
  }
  refuseOldMovieLens(folder, find);
  const movies = find('movies.csv');
  const links = find('links.csv');
  if (movies !== null && links !== null) {
    const opened = await movieLensSources(movies, links, find, (file) => openText(file, options));
    if (opened !== null) return opened;
  }
  return openByColumns(folder, files, options);
}

/** Opens files according to their columns. Sources of movies come first; their notes name the skipped files. */
async function openByColumns(
  folder: string,
  files: readonly DataFile[],
  options: OpenOptions,
): Promise<readonly CatalogueSource[]> {
  const opened: CatalogueSource[] = [];
  const leftOut: string[] = [];
  const refusals: string[] = [];
  for (const file of files) {
    const { sources, refusal } = await openAsAny(file, options);
    opened.push(...sources);
    if (refusal !== null) {
      leftOut.push(file.path);
      refusals.push(refusal);
    }
  }
  const ordered = PURPOSE_ORDER.flatMap((purpose) => opened.filter((one) => one.purpose === purpose));
  const [first, ...others] = ordered;
  if (first?.purpose !== 'movies') throw new InputError(refusals[0] ?? `No file in ${folder} holds movies.`);
  if (leftOut.length === 0) return ordered;
  const note = `skipped in ${folder}: ${leftOut.slice(0, 20).join(', ')} (neither movies nor credits nor keywords)`;
  return [{ ...first, notes: () => [...first.notes(), note] }, ...others];
}

/** The sources in a file, by the first purpose that its columns fit; otherwise why it holds no movies. */
async function openAsAny(
  file: DataFile,
  options: OpenOptions,
): Promise<{ sources: readonly CatalogueSource[]; refusal: string | null }> {
  let refusal: string | null = null;
  for (const purpose of PURPOSES_TRIED) {
    try {
      return { sources: await openData(file, purpose, options), refusal: null };
    } catch (error) {
      if (!(error instanceof WrongColumns)) throw error;
      if (purpose === 'movies') refusal = error.message;
    }
  }
  return { sources: [], refusal };
}

async function openData(
  { file, columns }: DataFile,
  purpose: Purpose,
  options: OpenOptions,
): Promise<readonly CatalogueSource[]> {
  return openFile(file, purpose, { ...options, pathColumns: columns });
}

async function openText({ file }: DataFile, options: OpenOptions): Promise<TextFile> {
  const format = await detectFormat(file, options.encoding);
  if (format.kind !== 'csv') throw new InputError(`${file.path} is not CSV.`);
  return { file, ...format };
}
