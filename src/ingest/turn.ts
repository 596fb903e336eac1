import type { PoolClient } from 'pg';
import { LOCKS } from '../database/locks.ts';

/**
 * Batches of several loads take turns, so that they cannot wait for each other's rows in a circle; the publishing of
 * a model takes its turn with them, so that the active model stays the same until the batch is committed.
 */
export async function takeTurn(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [...LOCKS.ingest]);
}
