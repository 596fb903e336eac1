import { afterEach, describe, expect, inject, test } from 'vitest';
import { targetOf, TcpProxy } from '../../../scripts/faults/tcp-proxy.ts';
import type { Database } from '../../../src/database/database.ts';
import { openServer } from '../../../src/database/server-database.ts';
import { inStatementScope } from '../../../src/database/statement-scope.ts';

const source = inject('testDatabase');
const url = source.kind === 'server' ? source.url : '';
const CONNECT_TIMEOUT_MS = 1_000;

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function openThroughProxy(maxConnections: number): Promise<{ database: Database; proxy: TcpProxy }> {
  const proxy = await TcpProxy.start(targetOf(url));
  cleanUp.push(() => proxy.close());
  const database = await openServer({
    url: proxy.through(url),
    maxConnections,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  });
  cleanUp.push(() => database.close());
  return { database, proxy };
}

const busy = ({ pool }: Database): number => pool.totalCount - pool.idleCount;

describe.skipIf(source.kind === 'embedded')('more questions than connections', () => {
  test('a connection that is made for somebody who has given up meanwhile is not lost', async () => {
    // Making a connection takes some 600 ms here. The one who waits gives up at each point of that.
    const giveUpAfterMs = [50, 150, 250, 350, 450, 550, 650];
    await Promise.all(
      giveUpAfterMs.map(async (ms) => {
        const { database, proxy } = await openThroughProxy(1);
        const first = await database.pool.connect();
        const waiting = database.pool.query('SELECT 1').catch((error: unknown) => error);
        await new Promise((resolve) => setTimeout(resolve, CONNECT_TIMEOUT_MS - ms));
        proxy.latencyMs = 60;
        first.release(true);
        await waiting;
        await expect.poll(() => busy(database), { timeout: 3_000 }).toBe(0);
        proxy.latencyMs = 0;
        expect((await database.pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
      }),
    );
  });

  test('from an empty pool, again and again, with the connections cut meanwhile', async () => {
    const { database, proxy } = await openThroughProxy(3);
    proxy.latencyMs = 20;
    for (let round = 0; round < 3; round++) {
      const flood = Array.from({ length: 60 }, () =>
        inStatementScope({ signal: AbortSignal.timeout(600), onStatement: () => undefined }, () =>
          database.pool.query('SELECT pg_sleep(.2)'),
        ).catch((error: unknown) => error),
      );
      setTimeout(() => {
        proxy.cut();
      }, 300);
      await Promise.all(flood);
      await expect.poll(() => busy(database)).toBe(0);
      expect((await database.pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    }
    expect(database.stuckMs()).toBe(0);
  });

  test('whoever waited in vain leaves the connection to the next, as good as it was', async () => {
    const { database } = await openThroughProxy(1);
    const held = await database.pool.connect();
    const gone = new AbortController();
    const waiting = inStatementScope({ signal: gone.signal, onStatement: () => undefined }, () =>
      database.pool.query('SELECT 1'),
    ).catch((error: unknown) => error);
    gone.abort();
    const before = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    held.release();
    expect(String(await waiting)).toContain('nobody waits');
    expect((await database.pool.query('SELECT pg_backend_pid() AS pid')).rows).toEqual(before.rows);
  });

  test('a pool whose connections nobody gives back says for how long', async () => {
    const { database } = await openThroughProxy(1);
    expect(database.stuckMs()).toBe(0);
    const held = await database.pool.connect();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(database.stuckMs()).toBeGreaterThan(20);
    held.release();
    expect(database.stuckMs()).toBe(0);
  });

  test('a server that does not stop a statement loses the connection, not the pool', async () => {
    const { database, proxy } = await openThroughProxy(1);
    const stopped = inStatementScope({ signal: AbortSignal.timeout(100), onStatement: () => undefined }, () =>
      database.pool.query('SELECT pg_sleep(60)'),
    ).catch((error: unknown) => error);
    // Nothing gets through from now on, neither the request to stop nor the answer.
    proxy.latencyMs = 3_600_000;
    expect(await stopped).toBeInstanceOf(Error);
    proxy.latencyMs = 0;
    await expect.poll(() => busy(database)).toBe(0);
    expect((await database.pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  });
});
