import { InputError } from '../movie/errors.ts';
import type { MovieRecord } from '../catalog/movie-record.ts';
import type { Database } from '../database/database.ts';
import { TupleWriter } from '../database/tuple-writer.ts';
import type { ActiveModelProjector } from '../model/fold-in-movies.ts';
import { movieBatch } from './movie-batch.ts';
import { SeenIds } from './seen-ids.ts';
import { writeMovies } from './write-movies.ts';

/** The outcome of upserting movies. */
export interface UpsertedMovies {
  readonly created: number;
  readonly updated: number;
  /** How many changed the active model. */
  readonly placed: number;
}

/**
 * Adds and changes movies in one transaction: in the catalogue, in title search and in the active model, however few votes
 * they have, because whoever names a movie wants to find it. Throws InputError if a movie occurs twice.
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
