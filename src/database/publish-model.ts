import type { PoolClient } from 'pg';
import { InputError } from '../movie/errors.ts';
import type { Database } from './database.ts';
import { syncFilterColumns } from './filter-columns.ts';
import { refreshFilterSample } from './filter-sample.ts';
import { LOCKS } from './locks.ts';
import type { ListedModel } from './model-store.ts';
import { activeVectorView } from './vector-table.ts';

type Status = ListedModel['status'];

/**
 * Makes a model the one that serves, in one transaction: readers see the old one or the new one, never a mix
 * and never none. The model before it becomes `ready`. Returns its id, or null when there was none.
 */
export function publishModel(database: Database, modelId: number): Promise<number | null> {
  return database.transaction(async (client) => {
    // Batches of an ingest wait, so that each reaches the filter columns of the model that serves after it.
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [...LOCKS.ingest]);
    const { rows } = await client.query<{ id: number; status: Status }>(
      `SELECT id, status FROM model WHERE id = $1 OR status = 'active' ORDER BY id FOR UPDATE`,
      [modelId],
    );
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
    await client.query(`UPDATE model SET status = 'ready' WHERE status = 'active'`);
    await client.query(`UPDATE model SET status = 'active', activated_at = now() WHERE id = $1`, [modelId]);
    await client.query(activeVectorView(modelId));
    await client.query(`COMMENT ON VIEW active_vector IS 'Vectors of the model that serves.'`);
    return before;
  });
}

async function unknownModel(client: PoolClient, modelId: number): Promise<InputError> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM model WHERE status IN ('ready', 'active') ORDER BY id`,
  );
  const known = rows.map(({ id }) => id).join(', ');
  return new InputError(
    `There is no model ${modelId}. ` + (known === '' ? 'None is trained yet.' : `Models: ${known}.`),
  );
}
