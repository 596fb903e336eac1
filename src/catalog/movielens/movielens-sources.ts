import { fileText, type TextFile } from '../bytes/file-text.ts';
import { firstRows, openCsv, source, type CatalogueSource } from '../catalogue-source.ts';
import { columnKey } from '../columns.ts';
import { InputError } from '../../movie/errors.ts';
import type { DataFile } from '../folder-entries.ts';
import { columnReader } from '../movie-record.ts';
import { Rejection } from '../rejection.ts';
import { csvRows } from '../rows/csv-rows.ts';
import { readId } from '../scalar-values.ts';
import { ratingCounts, tagCounts } from './movielens-counts.ts';
import { movieLensColumns, movieLensReader } from './movielens-movies.ts';
import { otherTitles } from './movielens-titles.ts';

type FindFile = (name: string) => DataFile | null;

/** Throws InputError for MovieLens data sets without TMDB ids. */
export function refuseOldMovieLens(folder: string, find: FindFile): void {
  const old =
    find('movies.dat') !== null
      ? 'MovieLens 1M or 10M (movies.dat)'
      : find('u.item') !== null || find('u.data') !== null
        ? 'MovieLens 100K (u.item)'
        : null;
  if (old === null) return;
  throw new InputError(
    `${folder} is ${old}, which has no links to TMDB. Use a later data set with links.csv: ml-latest-small, ml-25m, ml-32m.`,
  );
}

/**
 * The sources in a MovieLens folder: movies and their links, votes counted from ratings.csv, keywords from tags.csv,
 * and other titles. They never replace what the catalogue already knows. Null if movies.csv is not from MovieLens.
 */
export async function movieLensSources(
  movies: DataFile,
  links: DataFile,
  find: FindFile,
  openText: (file: DataFile) => Promise<TextFile>,
): Promise<readonly CatalogueSource[] | null> {
  const movieText = await openText(movies);
  const [header] = await firstRows(csvRows(fileText(movieText)), 1);
  if (header === undefined || header instanceof Rejection || movieLensColumns(header) === null) return null;
  const linkText = await openText(links);
  const tmdbIds = await readLinks(linkText);
  const { name } = movies.file;
  const sources = [
    await openCsv(movieText, 'movies', (names) => movieLensReader(names, tmdbIds, name)),
    await openCsv(linkText, 'links', (names, sample) =>
      columnReader(names, 'links', links.file.name, sample),
    ),
  ];
  const ratings = find('ratings.csv');
  if (ratings !== null) {
    const text = await openText(ratings);
    sources.push(source(text.file, 'votes', () => ratingCounts(text, tmdbIds)));
  }
  const tags = find('tags.csv');
  if (tags !== null) {
    const text = await openText(tags);
    sources.push(source(text.file, 'keywords', () => tagCounts(text, tmdbIds)));
  }
  sources.push(source(movieText.file, 'titles', () => otherTitles(movieText, tmdbIds)));
  return sources.map((one) => ({ ...one, fillsOnly: true }));
}

/** MovieLens id -> TMDB id. */
async function readLinks(text: TextFile): Promise<ReadonlyMap<number, number>> {
  const ids = new Map<number, number>();
  let columns: { movie: number; tmdb: number } | null = null;
  for await (const { rows } of csvRows(fileText(text))) {
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
