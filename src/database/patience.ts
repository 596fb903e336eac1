import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase, PoolClient } from 'pg';
import type { Database } from './database.ts';
import { blockersOf, describeHolders, type LockHolder } from './lock-holders.ts';

export interface Patience {
  /** Called again and again while a lock is not free, with who holds it. */
  readonly onWaiting?: ((reason: string) => void) | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** Whoever comes after us waits for the same lock, so we do not wait long, and ask again. */
const LOCK_TIMEOUT = '2s';
const PAUSE_MS = 2_000;
const LOOK_MS = 500;

/**
 * A transaction that never makes others wait long: when a lock is not free within two seconds it rolls back, says who
 * holds the lock, and begins anew until it gets through. Throws the signal's reason when that is aborted.
 */
export function patientTransaction<T>(
  database: Database,
  work: (client: PoolClient) => Promise<T>,
  patience: Patience = {},
): Promise<T> {
  // Nobody else is connected to it.
  if (database.kind === 'embedded') return database.transaction(work);
  return untilFree(database, patience, (watch) =>
    database.transaction(
      async (client) => {
        await watch(client);
        return work(client);
      },
      [`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`],
    ),
  );
}

/** The same on a client that is at hand, such as one that holds a lock of its session. */
export function patientTransactionOn<T>(
  database: Database,
  client: ClientBase,
  work: () => Promise<T>,
  patience: Patience = {},
): Promise<T> {
  return untilFree(database, patience, async (watch) => {
    await client.query(`BEGIN; SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    try {
      await watch(client);
      const result = await work();
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  });
}

/** Locks tables against everybody in the transaction of `client`, whose work so far is kept while it waits. */
export async function lockPatiently(
  database: Database,
  client: ClientBase,
  tables: readonly string[],
  patience: Patience = {},
): Promise<void> {
  if (tables.length === 0) return;
  await untilFree(database, patience, async (watch) => {
    await client.query(`SAVEPOINT before_lock; SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    try {
      await watch(client);
      await client.query(`LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`);
      await client.query('SET LOCAL lock_timeout = DEFAULT; RELEASE SAVEPOINT before_lock');
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT before_lock');
      throw error;
    }
  });
}

/** Attempts something again until no lock stands in its way; each attempt names the session whose waiting is watched. */
async function untilFree<T>(
  database: Database,
  { onWaiting, signal }: Patience,
  attempt: (watch: (client: ClientBase) => Promise<void>) => Promise<T>,
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const watch = new LockWatch(database);
    try {
      return await attempt((client) => watch.begin(client));
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      onWaiting?.(`waiting for ${describeHolders(watch.holders)}`);
    } finally {
      watch.end();
    }
    await sleep(PAUSE_MS, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}

/** Also as the cause of what drizzle throws. */
function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '55P03') || isLockTimeout(error.cause);
}

/** Remembers who was in a session's way last. */
class LockWatch {
  readonly #database: Database;
  readonly #ended = new AbortController();
  holders: readonly LockHolder[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  async begin(client: ClientBase): Promise<void> {
    // The embedded database has one connection, and nobody to wait for.
    if (this.#database.kind === 'embedded') return;
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid;
    if (pid !== undefined) void this.#look(pid);
  }

  end(): void {
    this.#ended.abort();
  }

  async #look(pid: number): Promise<void> {
    const { signal } = this.#ended;
    const isOver = (): boolean => signal.aborted;
    for (;;) {
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
      if (isOver()) return;
      const found = await blockersOf(this.#database, pid).catch(() => []);
      if (found.length > 0) this.holders = found;
    }
  }
}
