import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase, PoolClient } from 'pg';
import type { Database } from './database.ts';
import { blockersOf, describeHolders, type LockHolder } from './lock-holders.ts';

export interface Patience {
  /** Called after each failed attempt to get a lock, with a text that says who holds it. */
  readonly onWaiting?: ((reason: string) => void) | undefined;
  /** Aborts the waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** While we wait for a lock, everybody after us waits too. So we wait only this long, pause, and try again. */
const LOCK_TIMEOUT = '2s';
const PAUSE_MS = 2_000;
const LOOK_MS = 500;

/**
 * A transaction that never makes others wait long. If a lock is not free within two seconds, it rolls back, reports who
 * holds the lock, and starts again until it succeeds. Throws the signal's reason if the signal is aborted.
 */
export function patientTransaction<T>(
  database: Database,
  work: (client: PoolClient) => Promise<T>,
  patience: Patience = {},
): Promise<T> {
  // The embedded database has one connection, so nobody else can hold a lock.
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

/** The same on an existing client, such as one whose session holds a lock. */
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

/** Locks tables exclusively in the transaction of `client`, which keeps its work so far while it waits. */
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

/** Repeats an attempt until no lock is in its way. Each attempt calls `watch` with the session that waits. */
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

/** Looks at causes too, since drizzle wraps errors. */
function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '55P03') || isLockTimeout(error.cause);
}

/** Remembers which sessions were last in the way of a session. */
class LockWatch {
  readonly #database: Database;
  readonly #ended = new AbortController();
  holders: readonly LockHolder[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  async begin(client: ClientBase): Promise<void> {
    // The embedded database has one connection, so there is nobody to wait for.
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
