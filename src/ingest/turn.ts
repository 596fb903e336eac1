import type { PoolClient } from 'pg';
import { LOCKS } from '../database/locks.ts';

/**
 * Batches of concurrent loads take turns, so that they cannot deadlock. Publishing a model takes its turn with them, so
 * that the active model stays the same until a batch is committed.
 */
export async function takeTurn(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [...LOCKS.ingest]);
}
