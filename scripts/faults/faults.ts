import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from '../../src/database/database.ts';
import { publishModel } from '../../src/database/publish-model.ts';
import type { Installation } from './installation.ts';
import { targetOf } from './tcp-proxy.ts';

/** Something that goes wrong, for about `lastingMs`, and is over when the promise resolves. */
export type Fault = (installation: Installation, lastingMs: number) => Promise<void>;

/** By what an operator would call it. */
export const FAULTS = {
  'database restarts': restart('orderly'),
  'database crashes': restart('crash'),
  'connections are killed': killConnections,
  'failover to another address': failOver,
  'pool is full': fillPool,
  'server has no connection left': takeAllConnections,
  'model is published and rolled back': publishAndRollBack,
  'clock jumps': jumpClock,
  'database is slow': slowDown,
} as const satisfies Readonly<Record<string, Fault>>;

function restart(how: 'orderly' | 'crash'): Fault {
  return async ({ primary, proxy }, lastingMs) => {
    await primary.stop(how);
    // Meanwhile the port may be another server's.
    proxy.target = null;
    await sleep(lastingMs);
    proxy.target = targetOf(await primary.start());
  };
}

/** The server's connections; those of the faults themselves have another name. */
const KILL_CONNECTIONS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name = 'reelgraph' AND datname = current_database()`;

async function killConnections(installation: Installation, lastingMs: number): Promise<void> {
  await onPrimary(installation, async (database) => {
    for (const until = performance.now() + lastingMs; performance.now() < until;) {
      await database.pool.query(KILL_CONNECTIONS);
      await sleep(300);
    }
  });
}

/** The address leads to the replica, which has everything; then back. */
async function failOver({ proxy, primary, standbyTarget }: Installation, lastingMs: number): Promise<void> {
  proxy.target = standbyTarget;
  proxy.cut();
  await sleep(lastingMs);
  proxy.target = targetOf(await primary.url());
  proxy.cut();
}

/** Every statement waits for a lock, so that all connections of the pool are taken and requests queue for one. */
async function fillPool(installation: Installation, lastingMs: number): Promise<void> {
  await onPrimary(installation, (database) =>
    database.transaction(async (client) => {
      await client.query('LOCK TABLE movie, model IN ACCESS EXCLUSIVE MODE');
      await sleep(lastingMs);
    }),
  );
}

/** Others take all connections that the database allows, those that the server had included. */
async function takeAllConnections(installation: Installation, lastingMs: number): Promise<void> {
  await onPrimary(installation, async (database) => {
    const taken: PoolClient[] = [];
    const takeAll = async (): Promise<void> => {
      for (;;) taken.push(await database.pool.connect());
    };
    try {
      await takeAll().catch(() => undefined);
      await taken[0]?.query(KILL_CONNECTIONS);
      await takeAll().catch(() => undefined);
      await sleep(lastingMs);
    } finally {
      for (const client of taken) client.release(true);
    }
  });
}

async function publishAndRollBack(installation: Installation, lastingMs: number): Promise<void> {
  const [first, second] = installation.models;
  await onPrimary(installation, async (database) => {
    for (const until = performance.now() + lastingMs; performance.now() < until;) {
      await publishModel(database, second);
      await sleep(200);
      await publishModel(database, first);
      await sleep(200);
    }
  });
}

const DAY_MS = 86_400_000;

async function jumpClock({ server }: Installation, lastingMs: number): Promise<void> {
  server.jumpClock(400 * DAY_MS);
  await sleep(lastingMs / 2);
  server.jumpClock(-800 * DAY_MS);
  await sleep(lastingMs / 2);
  server.jumpClock(400 * DAY_MS);
}

const SLOW_MS = 100;

async function slowDown({ proxy }: Installation, lastingMs: number): Promise<void> {
  proxy.latencyMs = SLOW_MS;
  await sleep(lastingMs);
  proxy.latencyMs = 0;
}

async function onPrimary(
  { openPrimary }: Installation,
  work: (database: Database) => Promise<unknown>,
): Promise<void> {
  const database = await openPrimary();
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
