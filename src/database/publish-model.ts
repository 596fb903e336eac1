import { eq, inArray, or, sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import { InputError } from '../movie/errors.ts';
import type { Database } from './database.ts';
import { syncFilterColumns } from './filter-columns.ts';
import { refreshFilterSample } from './filter-sample.ts';
import { LOCKS } from './locks.ts';
import { grantLikeModel, grantReadersOfMovies } from './model-grants.ts';
import { openOrm } from './orm.ts';
import { type Patience, patientTransaction } from './patience.ts';
import { model } from './schema.ts';
import { activeVectorView, vectorTable } from './vector-table.ts';

/**
 * Makes a model the active one, in one transaction: readers see the old model or the new one, never a mix and never
 * none. The previous model becomes `ready`, and its grants are copied to the new one. Returns the id of the previous
 * model, or null if there was none. While another transaction is in the way, tries again every few seconds, and ingest
 * continues.
 */
export function publishModel(
  database: Database,
  modelId: number,
  patience: Patience = {},
): Promise<number | null> {
  const publish = async (client: PoolClient): Promise<number | null> => {
    // Ingest batches wait, so that each one updates the filter columns of the model that is active after it.
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [...LOCKS.ingest]);
    const rows = await openOrm(client)
      .select({ id: model.id, status: model.status })
      .from(model)
      .where(or(eq(model.id, modelId), eq(model.status, 'active')))
      .orderBy(model.id)
      .for('update');
    const before = rows.find(({ status }) => status === 'active')?.id ?? null;
    const status = rows.find(({ id }) => id === modelId)?.status;
    if (status === undefined) throw await unknownModel(client, modelId);
    if (status === 'active') return before;
    if (status !== 'ready') {
      throw new InputError(`Model ${modelId} is ${status}; only a ready model can be activated.`);
    }
    if (!(await hasVectors(client, modelId))) {
      throw new InputError(`Model ${modelId} has lost its vectors: activate another, or train again.`);
    }
    await grantLikeModel(client, modelId, before);
    // Movies may have changed since the model was trained or last active.
    await syncFilterColumns(client, modelId, null);
    await refreshFilterSample(client, modelId);
    const orm = openOrm(client);
    await orm.update(model).set({ status: 'ready' }).where(eq(model.status, 'active'));
    await orm
      .update(model)
      .set({ status: 'active', activatedAt: sql`now()` })
      .where(eq(model.id, modelId));
    for (const statement of activeVectorView(modelId)) await client.query(statement);
    if (before === null) await grantReadersOfMovies(client);
    return before;
  };
  return patientTransaction(database, publish, patience);
}

async function hasVectors(client: PoolClient, modelId: number): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    vectorTable(modelId),
  ]);
  return rows[0]?.there === true;
}

async function unknownModel(client: PoolClient, modelId: number): Promise<InputError> {
  const rows = await openOrm(client)
    .select({ id: model.id })
    .from(model)
    .where(inArray(model.status, ['ready', 'active']))
    .orderBy(model.id);
  const known = rows.map(({ id }) => id).join(', ');
  return new InputError(
    `There is no model ${modelId}. ` + (known === '' ? 'Train one first.' : `The models are ${known}.`),
  );
}
