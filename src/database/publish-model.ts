import { eq, inArray, or, sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import { InputError } from '../movie/errors.ts';
import type { Database } from './database.ts';
import { syncFilterColumns } from './filter-columns.ts';
import { refreshFilterSample } from './filter-sample.ts';
import { LOCKS } from './locks.ts';
import { activeVectorView } from './vector-table.ts';
import { openOrm } from './orm.ts';
import { model } from './schema.ts';

/**
 * Makes a model the one that serves, in one transaction: readers see the old one or the new one, never a mix
 * and never none. The model before it becomes `ready`. Returns its id, or null when there was none.
 */
export function publishModel(database: Database, modelId: number): Promise<number | null> {
  return database.transaction(async (client) => {
    // Batches of an ingest wait, so that each reaches the filter columns of the active model after it.
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
    // Movies may have changed since the model was trained or last served.
    await syncFilterColumns(client, modelId, null);
    await refreshFilterSample(client, modelId);
    const orm = openOrm(client);
    await orm.update(model).set({ status: 'ready' }).where(eq(model.status, 'active'));
    await orm
      .update(model)
      .set({ status: 'active', activatedAt: sql`now()` })
      .where(eq(model.id, modelId));
    await client.query(activeVectorView(modelId));
    await client.query(`COMMENT ON VIEW active_vector IS 'Vectors of the active model.'`);
    return before;
  });
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
