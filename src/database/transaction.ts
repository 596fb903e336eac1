import type { Pool, PoolClient } from 'pg';
import { onNobodysBehalf } from './statement-scope.ts';

/**
 * BEGIN, `work`, COMMIT on a client from the pool; ROLLBACK if `work` throws. `settings` are statements such as SET
 * LOCAL, sent together with BEGIN.
 */
export async function runTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  settings: readonly string[] = [],
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // If the connection dies between two statements, only this event reports it.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(['BEGIN', ...settings].join('; '));
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    // PostgreSQL answers the COMMIT of a failed transaction with a rollback, not with an error.
    if (command === 'ROLLBACK') {
      throw new Error('the transaction was rolled back: a statement in it failed and its error was ignored');
    }
    return result;
  } catch (error) {
    // Runs even if nobody waits any more, since the connection will be reused.
    await onNobodysBehalf(() => client.query('ROLLBACK')).catch((rollbackError: unknown) => {
      broken ??= rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
