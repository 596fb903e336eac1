import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../../movie/errors.ts';
import { readMovieLensLinks, readMovieLensRatings } from './movielens-ratings.ts';
import { readParquetRatings } from './parquet-ratings.ts';
import type { RatingTable, ReadRatingsOptions } from './rating-table.ts';

const MOVIELENS_FILES = ['ratings.csv', 'ratings.csv.gz'];

/**
 * Reads ratings of movies: Parquet with the columns user_id, movie_id (TMDB) and rating; MovieLens `ratings.csv` (plain
 * or .gz) with its `links.csv`, which has the TMDB ids; or the MovieLens folder of both (ml-20m, ml-25m, ml-latest).
 * @throws {InputError} if the file is none of these, does not exist, or has no ratings.
 */
export async function readRatings(file: string, options: ReadRatingsOptions = {}): Promise<RatingTable> {
  if (!existsSync(file)) throw new InputError(`There is no ratings file at "${file}".`);
  const ratings = await readByFormat(statSync(file).isDirectory() ? fileInFolder(file) : file, options);
  if (ratings.values.length === 0) {
    throw new InputError(`"${file}" holds no rating of a movie with a TMDB id.`);
  }
  return ratings;
}

function fileInFolder(folder: string): string {
  const found = MOVIELENS_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  const others = existsSync(join(folder, 'ratings.dat'))
    ? ' The .dat files of ml-1m and ml-10m are not read.'
    : '';
  throw new InputError(
    `The folder "${folder}" has no ${MOVIELENS_FILES.join(' and no ')}: it is no MovieLens folder such as ml-25m.${others}`,
  );
}

async function readByFormat(file: string, options: ReadRatingsOptions): Promise<RatingTable> {
  if (file.endsWith('.parquet')) return await readParquetRatings(file, options);
  if (/\.csv(\.gz)?$/.test(file)) {
    const links = options.links ?? join(dirname(file), 'links.csv');
    if (!existsSync(links)) {
      throw new InputError(
        `"${file}" needs MovieLens' links.csv, which says which TMDB movie a MovieLens id means; there is none at "${links}". Name it with --links.`,
      );
    }
    return await readMovieLensRatings(file, await readMovieLensLinks(links), options);
  }
  throw new InputError(
    `"${file}" is no ratings file: accepted are .parquet (user_id, movie_id, rating), MovieLens' ratings.csv or ratings.csv.gz, and a MovieLens folder.`,
  );
}
