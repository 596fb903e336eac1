import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { dropVectors } from './vector-table.ts';
import { openOrm } from './orm.ts';
import { model } from './schema.ts';

export interface PrunedModels {
  readonly removed: readonly number[];
  /** Models that were in use. The next pruning can remove them. */
  readonly busy: readonly number[];
}

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Keeps the active model and the `keep - 1` others that were activated or trained last, and removes the rest. Failed
 * models and models without vectors are removed and do not count. A model that is being built stays.
 */
export async function pruneModels(database: Database, keep: number): Promise<PrunedModels> {
  if (!Number.isSafeInteger(keep) || keep < 1) throw new RangeError(`keep is ${keep}; it must be 1 or more`);
  const { rows } = await database.pool.query<{ id: number }>(
    `SELECT id FROM (
       SELECT id, status, whole, row_number() OVER (
         ORDER BY status = 'active' DESC, whole DESC, greatest(activated_at, trained_at) DESC NULLS LAST, id DESC) AS place
       FROM (
         SELECT *, status = 'ready' AND to_regclass('model_vector_' || id) IS NOT NULL AS whole
         FROM model WHERE status <> 'building'
       ) AS model
     ) AS ranked
     WHERE status <> 'active' AND (NOT whole OR place > $1) ORDER BY id`,
    [keep],
  );
  const removed: number[] = [];
  const busy: number[] = [];
  for (const { id } of rows) {
    const outcome = await removeModel(database, id);
    if (outcome === 'removed') removed.push(id);
    else if (outcome === 'busy') busy.push(id);
  }
  return { removed, busy };
}

async function removeModel(database: Database, modelId: number): Promise<'removed' | 'busy' | 'kept'> {
  try {
    return await database.transaction(async (client) => {
      await client.query(`SET LOCAL lock_timeout = '5s'`);
      const { rowCount } = await client.query(
        `SELECT FROM model WHERE id = $1 AND status IN ('ready', 'failed') FOR UPDATE`,
        [modelId],
      );
      // It was activated meanwhile.
      if (rowCount === 0) return 'kept';
      await client.query(dropVectors(modelId));
      await openOrm(client).delete(model).where(eq(model.id, modelId));
      return 'removed';
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) return 'busy';
    throw error;
  }
}
