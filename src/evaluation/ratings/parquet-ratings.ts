import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { InputError } from '../../movie/errors.ts';
import type { RatingTable, ReadRatingsOptions } from './rating-table.ts';
import { missing } from '../missing.ts';

/** Names of the three columns in files, in lower case, the usual one first. */
const COLUMN_NAMES = {
  users: ['user_id', 'userid', 'user'],
  movies: ['movie_id', 'movieid', 'tmdb_id', 'tmdbid', 'movie'],
  values: ['rating', 'score', 'stars'],
} as const;

/**
 * Reads one row group at a time, so that only the three compact columns (12 bytes per rating) and one group are in
 * memory. Rows with an empty cell are left out.
 */
export async function readParquetRatings(file: string, options: ReadRatingsOptions): Promise<RatingTable> {
  const buffer = await asyncBufferFromFile(file);
  const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => {
    throw new InputError(
      `"${file}" is not Parquet: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
  const present = metadata.schema.slice(1).map((column) => column.name);
  const name = {
    users: findColumn(file, present, COLUMN_NAMES.users),
    movies: findColumn(file, present, COLUMN_NAMES.movies),
    values: findColumn(file, present, COLUMN_NAMES.values),
  };

  const total = Number(metadata.num_rows);
  const columns = {
    [name.users]: new Float64Array(total),
    [name.movies]: new Float64Array(total),
    [name.values]: new Float64Array(total),
  };
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    options.signal?.throwIfAborted();
    const rowEnd = rowStart + Number(group.num_rows);
    await parquetRead({
      file: buffer,
      metadata,
      compressors,
      columns: Object.keys(columns),
      rowStart,
      rowEnd,
      onChunk: (chunk) => {
        const column = columns[chunk.columnName];
        if (column !== undefined) copyNumbers(chunk.columnData, column, chunk.rowStart);
      },
    });
    rowStart = rowEnd;
    options.onProgress?.(rowEnd, total);
  }
  return compact(columns[name.users], columns[name.movies], columns[name.values]);
}

function findColumn(file: string, present: readonly string[], accepted: readonly string[]): string {
  const found = present.find((column) => accepted.includes(column.toLowerCase()));
  if (found === undefined) {
    throw new InputError(
      `"${file}" has the columns ${present.join(', ')}, but none called ${accepted.join(' or ')}.`,
    );
  }
  return found;
}

function copyNumbers(from: ArrayLike<unknown>, to: Float64Array, start: number): void {
  for (let i = 0; i < from.length; i += 1) {
    const value = from[i];
    to[start + i] = value === null || value === undefined ? NaN : Number(value);
  }
}

function compact(
  users: Float64Array = missing('column', 'user'),
  movies: Float64Array = missing('column', 'movie'),
  values: Float64Array = missing('column', 'rating'),
): RatingTable {
  const total = users.length;
  const kept = {
    users: new Int32Array(total),
    movies: new Int32Array(total),
    values: new Float32Array(total),
  };
  let count = 0;
  for (let row = 0; row < total; row += 1) {
    const user = users[row] ?? missing('row', row);
    const movie = movies[row] ?? missing('row', row);
    const value = values[row] ?? missing('row', row);
    if (Number.isNaN(user + movie + value)) continue;
    kept.users[count] = user;
    kept.movies[count] = movie;
    kept.values[count] = value;
    count += 1;
  }
  return {
    users: kept.users.subarray(0, count),
    movies: kept.movies.subarray(0, count),
    values: kept.values.subarray(0, count),
  };
}
