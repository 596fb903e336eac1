import { InputError } from '../movie/errors.ts';
import type { MovieRecord } from '../catalog/movie-record.ts';
import type { Database } from '../database/database.ts';
import { TupleWriter } from '../database/tuple-writer.ts';
import type { ActiveModelProjector } from '../model/fold-in-movies.ts';
import { movieBatch } from './movie-batch.ts';
import { SeenIds } from './seen-ids.ts';
import { writeMovies } from './write-movies.ts';

/** What became of movies that were given one by one. */
export interface UpsertedMovies {
  readonly created: number;
  readonly updated: number;
  /** How many changed the model that serves. */
  readonly placed: number;
}

/**
 * Adds and changes movies, all in one transaction: in the catalogue, in title search and in the model that serves, where
 * they are put whatever their votes, as whoever names a movie wants it. Throws InputError when one is given twice.
 */
export async function upsertMovies(
  database: Database,
  projector: ActiveModelProjector,
  movies: readonly MovieRecord[],
): Promise<UpsertedMovies> {
  const records = movies.map((record, i) => ({ line: i + 1, record }));
  const batch = movieBatch(records, new SeenIds(), new TupleWriter());
  if (batch.duplicates > 0) {
    const twice = movies.find(({ id }, i) => movies.findIndex((other) => other.id === id) < i);
    throw new InputError(`movie ${String(twice?.id)} is given twice; each movie once is accepted.`);
  }
  const { inserted, updated, foldedIn } = await writeMovies(database, batch, {
    mayInsert: true,
    projector,
    foldInAll: true,
  });
  return { created: inserted.length, updated: updated.length, placed: foldedIn };
}
