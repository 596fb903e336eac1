import { FIELD_ROWS, type MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { indexPeople } from '../search/index-people.ts';
import { indexTitles } from '../search/index-titles.ts';
import type { ActiveModelProjector } from '../model/fold-in-movies.ts';
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
  /** How many of them changed the model that serves. */
  readonly foldedIn: number;
}

interface MergedRow {
  readonly inserted?: readonly MovieId[] | null;
  readonly updated: readonly MovieId[] | null;
  readonly unknown?: readonly MovieId[] | null;
}

/** Whether a change of a field can move a movie in a model, or change what filters find it there. */
function concernsModel(field: StagedField): boolean {
  const { inModel, beside } = FIELD_ROWS[field];
  return inModel || beside !== null;
}

/** What may become of a batch. */
export interface WriteOptions {
  /** Whether movies that are not there are inserted, or left out. */
  readonly mayInsert: boolean;
  /** Whether fields fill only what the catalogue does not know. Default false. */
  readonly fillsOnly?: boolean;
  /** Brings the model that serves in step. */
  readonly projector: ActiveModelProjector;
  /** Whether movies with too few votes for the model's tier are put into it too. Default false. */
  readonly foldInAll?: boolean;
}

/**
 * Writes a batch in one transaction: to `movie`, and for what that changed to the title index and to the model that
 * serves.
 */
export async function writeMovies(
  database: Database,
  batch: MovieBatch,
  { mayInsert, fillsOnly = false, projector, foldInAll = false }: WriteOptions,
): Promise<WrittenMovies> {
  if (batch.fields.length === 0) return { inserted: [], updated: [], unknown: [], foldedIn: 0 };
  return database.transaction(async (client) => {
    await takeTurn(client);
    await client.query(CREATE_STAGING);
    const columns = stagedColumns(batch.fields, batch.sparse);
    await database.copy(client, { table: STAGING_TABLE, columns }, batch.tuples);
    const statement = mayInsert ? upsertStatement : updateStatement;
    await client.query(JOIN_BY_INDEX);
    const { rows } = await client.query<MergedRow>(
      statement(batch.fields, { sparse: batch.sparse, fillsOnly }),
    );
    await client.query(JOIN_AS_USUAL);
    const inserted = rows[0]?.inserted ?? [];
    const updated = rows[0]?.updated ?? [];
    const movieIds = [...inserted, ...updated];
    if (batch.fields.some((field) => FIELD_ROWS[field].inTitles)) await indexTitles(client, movieIds);
    await indexPeople(client);
    const changes = await projector.foldIn(client, {
      movieIds: batch.fields.some(concernsModel) ? movieIds : [],
      withFewVotes: foldInAll,
    });
    return {
      inserted,
      updated,
      unknown: rows[0]?.unknown ?? [],
      foldedIn: changes.added + changes.changed,
    };
  });
}
