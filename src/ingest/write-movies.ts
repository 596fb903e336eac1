import type { PoolClient } from 'pg';
import type { MovieId } from '../catalog/movie.ts';
import type { Database } from '../database/database.ts';
import { indexTitles } from '../search/index-titles.ts';
import { syncFilterColumns } from '../database/filter-columns.ts';
import {
  CREATE_STAGING,
  JOIN_AS_USUAL,
  JOIN_BY_INDEX,
  stagedColumns,
  STAGING_TABLE,
  updateStatement,
  upsertStatement,
} from './merge-statement.ts';
import type { MovieBatch } from './movie-batch.ts';
import type { StagedField } from './movie-columns.ts';
import { takeTurn } from './turn.ts';

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

/** Fields by which title search finds and orders movies. */
const TITLE_FIELDS: ReadonlySet<StagedField> = new Set([
  'title',
  'originalTitle',
  'voteCount',
  'releaseDate',
  'adult',
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
    await takeTurn(client);
    await client.query(CREATE_STAGING);
    const columns = stagedColumns(batch.fields, batch.sparse);
    await database.copy(client, { table: STAGING_TABLE, columns }, batch.tuples);
    const statement = mayInsert ? upsertStatement : updateStatement;
    await client.query(JOIN_BY_INDEX);
    const { rows } = await client.query<MergedRow>(statement(batch.fields, batch.sparse));
    await client.query(JOIN_AS_USUAL);
    const written = {
      inserted: rows[0]?.inserted ?? [],
      updated: rows[0]?.updated ?? [],
      unknown: rows[0]?.unknown ?? [],
    };
    if (batch.fields.some((field) => TITLE_FIELDS.has(field))) {
      await indexTitles(client, [...written.inserted, ...written.updated]);
    }
    if (batch.fields.some((field) => FILTER_FIELDS.has(field))) await syncModel(client, written.updated);
    return written;
  });
}

async function syncModel(client: PoolClient, movieIds: readonly MovieId[]): Promise<void> {
  if (movieIds.length === 0) return;
  const { rows } = await client.query<{ id: number }>("SELECT id FROM model WHERE status = 'active'");
  if (rows[0] !== undefined) await syncFilterColumns(client, rows[0].id, movieIds);
}
