import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { dropVectors, vectorTable } from './vector-table.ts';
import { openOrm } from './orm.ts';
import { model } from './schema.ts';

/**
 * Removes what a killed training left: models that are `building`, and vector tables without a model. Call it only
 * while holding the training lock, so that no training is running. Returns the ids.
 */
export async function removeAbandonedModels(database: Database): Promise<number[]> {
  const { rows } = await database.pool.query<{ id: number }>(`
    SELECT id FROM model WHERE status = 'building'
    UNION
    SELECT t.id FROM (
      SELECT substring(relname FROM '^model_vector_([0-9]{1,9})$')::integer AS id
      FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    ) AS t
    WHERE t.id IS NOT NULL AND NOT EXISTS (SELECT FROM model WHERE model.id = t.id)
    ORDER BY id`);
  for (const { id } of rows) {
    await stopBuilders(database, id);
    await database.transaction(async (client) => {
      await client.query(dropVectors(id));
      await openOrm(client).delete(model).where(eq(model.id, id));
    });
  }
  return rows.map(({ id }) => id);
}

/** A server keeps running a CREATE INDEX or COPY for a while after its client was killed. */
async function stopBuilders(database: Database, modelId: number): Promise<void> {
  if (database.kind === 'embedded') return;
  await database.pool.query(
    `SELECT pg_terminate_backend(pid, 10000) FROM (
       SELECT DISTINCT pid FROM pg_locks
       WHERE relation = to_regclass($1) AND granted AND pid <> pg_backend_pid()
         AND mode NOT IN ('AccessShareLock', 'RowShareLock')
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     ) AS builders`,
    [vectorTable(modelId)],
  );
}
