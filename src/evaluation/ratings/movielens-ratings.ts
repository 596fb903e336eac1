import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import Papa from 'papaparse';
import { InputError } from '../../movie/errors.ts';
import { RatingTableBuilder, type RatingTable, type ReadRatingsOptions } from './rating-table.ts';
import { missing } from '../missing.ts';

/** Reads MovieLens' `links.csv`: MovieLens id -> TMDB id. Movies without a TMDB id are left out. */
export async function readMovieLensLinks(file: string): Promise<ReadonlyMap<number, number>> {
  const links = new Map<number, number>();
  await readColumns(
    file,
    ['movieId', 'tmdbId'],
    undefined,
    ([movie = missing('column', 0), tmdb = missing('column', 1)]) => {
      if (tmdb > 0) links.set(movie, tmdb);
    },
  );
  return links;
}

/**
 * Reads MovieLens' `ratings.csv` (userId, movieId, rating, timestamp; plain or .gz), with movies under their TMDB ids.
 * Ratings of movies without one are left out.
 */
export async function readMovieLensRatings(
  file: string,
  links: ReadonlyMap<number, number>,
  options: ReadRatingsOptions,
): Promise<RatingTable> {
  const builder = new RatingTableBuilder();
  let read = 0;
  await readColumns(
    file,
    ['userId', 'movieId', 'rating'],
    options.signal,
    ([user = missing('column', 0), movie = missing('column', 1), rating = missing('column', 2)]) => {
      read += 1;
      if (read % 1_000_000 === 0) options.onProgress?.(read, null);
      const tmdb = links.get(movie);
      if (tmdb !== undefined) builder.add(user, tmdb, rating);
    },
  );
  options.onProgress?.(read, read);
  return builder.build();
}

/** Calls `onRow` with the named columns of each row as numbers. Skips rows where one of them is not a number. */
async function readColumns(
  file: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
  onRow: (values: readonly number[]) => void,
): Promise<void> {
  const source: Readable = file.endsWith('.gz')
    ? createReadStream(file).pipe(createGunzip())
    : createReadStream(file);
  await new Promise<void>((resolve, reject) => {
    let positions: readonly number[] | null = null;
    Papa.parse<string[]>(source, {
      skipEmptyLines: true,
      chunk: ({ data }, parser) => {
        try {
          signal?.throwIfAborted();
          for (const row of data) {
            if (positions === null) positions = columnPositions(file, row, names);
            else emit(row, positions, onRow);
          }
        } catch (error) {
          // Must come before the abort, which ends the parser as if it had finished.
          reject(error instanceof Error ? error : new Error(String(error)));
          parser.abort();
          source.destroy();
        }
      },
      complete: () => {
        resolve();
      },
      error: reject,
    });
  });
}

function emit(row: readonly string[], positions: readonly number[], onRow: (values: number[]) => void): void {
  const values = positions.map((position) => {
    const cell = row[position];
    return cell === undefined || cell === '' ? NaN : Number(cell);
  });
  if (!values.some(Number.isNaN)) onRow(values);
}

function columnPositions(file: string, header: readonly string[], names: readonly string[]): number[] {
  return names.map((name) => {
    const position = header.findIndex((cell) => cell.replace(/^\uFEFF/, '') === name);
    if (position < 0) {
      throw new InputError(`"${file}", line 1: no column "${name}"; its columns are ${header.join(', ')}.`);
    }
    return position;
  });
}
