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

/** The outcome of a batch. */
export interface WrittenMovies {
  readonly inserted: readonly MovieId[];
  readonly updated: readonly MovieId[];
  /** In an update, the ids that the catalogue does not have. */
  readonly unknown: readonly MovieId[];
  /** How many of them changed the active model. */
  readonly foldedIn: number;
}

interface MergedRow {
  readonly inserted?: readonly MovieId[] | null;
  readonly updated: readonly MovieId[] | null;
  readonly unknown?: readonly MovieId[] | null;
}

/** Whether a change of a field can change a movie's vector, or the filters that find it. */
function concernsModel(field: StagedField): boolean {
  const { inModel, beside } = FIELD_ROWS[field];
  return inModel || beside !== null;
}

/** How to write a batch. */
export interface WriteOptions {
  /** Whether new movies are inserted or skipped. */
  readonly mayInsert: boolean;
  /** Whether fields only fill in what the catalogue does not know. Default false. */
  readonly fillsOnly?: boolean;
  /** Updates the active model. */
  readonly projector: ActiveModelProjector;
  /** Whether to add movies with too few votes for the model's tier. Default false. */
  readonly foldInAll?: boolean;
}

/**
 * Writes a batch in one transaction: to `movie`, and for every changed movie to the title index and the active model.
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
