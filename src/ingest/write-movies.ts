import type { PoolClient } from 'pg';
import type { MovieId } from '../catalog/movie.ts';
import type { Database } from '../database/database.ts';
import { holdActiveModel, syncFilterColumns } from '../database/filter-columns.ts';
import { LOCKS } from '../database/locks.ts';
import {
  CREATE_STAGING,
  stagedColumns,
  STAGING_TABLE,
  updateStatement,
  upsertStatement,
} from './merge-statement.ts';
import type { MovieBatch } from './movie-batch.ts';
import type { StagedField } from './movie-columns.ts';

/** What became of a batch. */
export interface WrittenMovies {
  readonly inserted: readonly MovieId[];
  readonly updated: readonly MovieId[];
  /** Of an update: ids the catalogue has no movie for. */
  readonly unknown: readonly MovieId[];
}

interface MergedRow {
  readonly inserted?: readonly MovieId[] | null;
  readonly updated: readonly MovieId[] | null;
  readonly unknown?: readonly MovieId[] | null;
}

/** Fields by which movies are filtered and ranked; the active model has them beside its vectors. */
const FILTER_FIELDS: ReadonlySet<StagedField> = new Set([
  'voteAverage',
  'voteCount',
  'releaseDate',
  'runtime',
  'adult',
  'originalLanguage',
  'genres',
  'countries',
]);

/**
 * Writes a batch in one transaction: to `movie`, and for what that changed to the title index and to the filter
 * columns of the active model. Movies that are not there are inserted when `mayInsert`, else left out.
 */
export async function writeMovies(
  database: Database,
  batch: MovieBatch,
  mayInsert: boolean,
): Promise<WrittenMovies> {
  if (batch.fields.length === 0) return { inserted: [], updated: [], unknown: [] };
  return database.transaction(async (client) => {
    await beginBatch(client);
    const columns = stagedColumns(batch.fields, batch.sparse);
    await database.copy(client, { table: STAGING_TABLE, columns }, batch.tuples);
    const statement = mayInsert ? upsertStatement : updateStatement;
    const { rows } = await client.query<MergedRow>(statement(batch.fields, batch.sparse));
    const written = {
      inserted: rows[0]?.inserted ?? [],
      updated: rows[0]?.updated ?? [],
      unknown: rows[0]?.unknown ?? [],
    };
    if (batch.fields.some((field) => FILTER_FIELDS.has(field))) await syncModel(client, written.updated);
    return written;
  });
}

/** Batches of several loads take turns, so that they cannot wait for each other's rows in a circle. */
export async function beginBatch(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [...LOCKS.ingest]);
  await client.query(CREATE_STAGING);
}

async function syncModel(client: PoolClient, movieIds: readonly MovieId[]): Promise<void> {
  if (movieIds.length === 0) return;
  const modelId = await holdActiveModel(client);
  if (modelId !== null) await syncFilterColumns(client, modelId, movieIds);
}
