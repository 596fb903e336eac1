import { DatabaseError } from './errors.ts';
import type { Database } from './database.ts';
import { advisoryLockHolders, describeHolders, type LockHolder } from './lock-holders.ts';
import { LOCKS } from './locks.ts';
import { removeAbandonedModels } from './abandoned-models.ts';

/** Only one process can open an embedded database, so a set in its memory is enough of a lock. */
const trainingHere = new WeakSet<Database['pool']>();

export interface TrainingContext {
  /** Aborted if the lock is lost with its connection: another training may have begun. */
  readonly lockLost: AbortSignal;
  /** Models that an earlier training left unfinished, now removed. */
  readonly abandoned: readonly number[];
}

/**
 * Runs `work` as the only training on the database, after removing what a killed training left behind. Throws
 * DatabaseError if another training is running.
 */
export async function withTrainingLock<T>(
  database: Database,
  work: (training: TrainingContext) => Promise<T>,
): Promise<T> {
  if (database.kind === 'server') return withServerLock(database, work);
  if (trainingHere.has(database.pool)) throw alreadyTraining();
  trainingHere.add(database.pool);
  try {
    const abandoned = await removeAbandonedModels(database);
    return await work({ lockLost: new AbortController().signal, abandoned });
  } finally {
    trainingHere.delete(database.pool);
  }
}

async function withServerLock<T>(
  database: Database,
  work: (training: TrainingContext) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  const lost = new AbortController();
  const onError = (error: Error): void => {
    lost.abort(new DatabaseError(`The training lost its lock: ${error.message}`, { cause: error }));
  };
  client.on('error', onError);
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS locked',
      [...LOCKS.training],
    );
    if (!rows[0]?.locked) throw alreadyTraining(await advisoryLockHolders(client, LOCKS.training));
    try {
      const abandoned = await removeAbandonedModels(database);
      return await work({ lockLost: lost.signal, abandoned });
    } finally {
      if (!lost.signal.aborted) await client.query('SELECT pg_advisory_unlock($1, $2)', [...LOCKS.training]);
    }
  } finally {
    client.off('error', onError);
    client.release(lost.signal.aborted);
  }
}

function alreadyTraining(holders: readonly LockHolder[] = []): DatabaseError {
  const who = holders.length === 0 ? '' : ` (${describeHolders(holders)} holds its lock)`;
  return new DatabaseError(
    `Another training is running on this database${who}. Wait until it ends (reelgraph models shows it as "building"), or stop it.`,
  );
}
