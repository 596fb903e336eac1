import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openCsv, type CatalogueSource, type HeaderReader } from './catalogue-source.ts';
import { columnKey, type Purpose } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { InputError } from '../movie/errors.ts';
import { fileText } from './file-text.ts';
import { columnReader } from './movie-record.ts';
import { movieLensReader } from './movielens.ts';
import { Rejection } from './rejection.ts';
import { readId } from './scalar-values.ts';
import { detectFormat } from './source-format.ts';

/** The files of The Movies Dataset beside movies_metadata.csv, in the order in which they are read. */
const MOVIES_DATASET: readonly [string, Purpose][] = [
  ['credits.csv', 'credits'],
  ['keywords.csv', 'keywords'],
  ['links.csv', 'links'],
];

/**
 * The sources in a folder of The Movies Dataset (movies_metadata.csv and, where there, credits.csv, keywords.csv,
 * links.csv) or of MovieLens (movies.csv and links.csv, which leads to TMDB's ids). Each may be gzipped. They are
 * joined in the database, a file at a time, so that no file need fit in memory.
 */
export async function folderSources(folder: string): Promise<readonly CatalogueSource[]> {
  const names = await readdir(folder);
  const find = (name: string): string | null => {
    const found =
      names.find((candidate) => candidate === name) ?? names.find((candidate) => candidate === `${name}.gz`);
    return found === undefined ? null : join(folder, found);
  };
  const metadata = find('movies_metadata.csv');
  const movies = find('movies.csv');
  const links = find('links.csv');
  if (metadata !== null) {
    const sources = [await openTable(metadata, 'movies')];
    for (const [name, purpose] of MOVIES_DATASET) {
      const path = find(name);
      if (path !== null) sources.push(await openTable(path, purpose));
    }
    return sources;
  }
  if (movies !== null && links !== null) {
    const tmdbIds = await readLinks(links);
    return [
      await openTable(movies, 'movies', (header) => movieLensReader(header, tmdbIds, basename(movies))),
      await openTable(links, 'links'),
    ];
  }
  throw new InputError(
    `${folder} has neither movies_metadata.csv (The Movies Dataset) nor movies.csv with links.csv (MovieLens). ` +
      `It has ${names.length === 0 ? 'nothing' : names.slice(0, 20).join(', ')}.`,
  );
}

async function openTable(path: string, purpose: Purpose, reader?: HeaderReader): Promise<CatalogueSource> {
  const gzip = await isGzip(path);
  return openCsv(path, gzip, purpose, reader ?? ((header) => columnReader(header, purpose, basename(path))));
}

async function isGzip(path: string): Promise<boolean> {
  const format = await detectFormat(path);
  if (format.kind !== 'csv') throw new InputError(`${path} is not CSV.`);
  return format.gzip;
}

/** MovieLens id -> TMDB id. */
async function readLinks(path: string): Promise<ReadonlyMap<number, number>> {
  const ids = new Map<number, number>();
  let columns: { movie: number; tmdb: number } | null = null;
  for await (const { rows } of csvRows(fileText(path, await isGzip(path)))) {
    for (const { values } of rows) {
      if (values instanceof Rejection) continue;
      if (columns === null) {
        const keys = values.map(columnKey);
        columns = { movie: keys.indexOf('movieid'), tmdb: keys.indexOf('tmdbid') };
        continue;
      }
      const movie = readId(values[columns.movie]);
      const tmdb = readId(values[columns.tmdb]);
      if (typeof movie === 'number' && typeof tmdb === 'number') ids.set(movie, tmdb);
    }
  }
  return ids;
}
