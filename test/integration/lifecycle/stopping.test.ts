import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ServerProcess } from '../../../scripts/faults/server-process.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { prepareCatalogue } from '../graphql/prepared-catalogue.ts';

const source = inject('testDatabase');
const reason = source.kind === 'embedded' ? ' (the embedded database lets nobody make a statement wait)' : '';

describe.skipIf(source.kind === 'embedded')(`a server that is told to stop${reason}`, () => {
  let database: TestDatabase;
  let server: ServerProcess;

  beforeAll(async () => {
    database = await openTestDatabase();
    await prepareCatalogue(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    server = await ServerProcess.start({
      DATABASE_URL: database.options.url ?? '',
      REELGRAPH_DRAIN_SECONDS: '0.5',
      REELGRAPH_GRACE_SECONDS: '4',
    });
    await server.untilReady();
    return async () => {
      await server.stop();
    };
  });

  const ask = (): Promise<Response> =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ movie(by: {tmdbId: 10}) { title } }' }),
    });

  /** `work` while statements that read movies wait, this one of the server included. */
  const whileLocked = (work: (asked: Promise<Response>) => Promise<void>): Promise<void> =>
    database.transaction(async (client) => {
      await client.query('LOCK TABLE movie IN ACCESS EXCLUSIVE MODE');
      const asked = ask();
      asked.catch(() => undefined);
      await expect
        .poll(async () => {
          const { rows } = await client.query<{ waiting: number }>(
            `SELECT count(*)::integer AS waiting FROM pg_locks WHERE NOT granted AND relation = 'movie'::regclass`,
          );
          return rows[0]?.waiting;
        })
        .toBe(1);
      await work(asked);
    });

  test('is not ready first, finishes what was asked, and ends with 0', async () => {
    let asked!: Promise<Response>;
    await whileLocked(async (waiting) => {
      asked = waiting;
      server.kill('SIGTERM');
      await server.until(async () => (await server.readiness()).status === 503);
      expect((await server.readiness()).message).toBe('The server is shutting down.');
    });
    const answer = await asked;
    expect(await answer.json()).toEqual({ data: { movie: { title: 'Inception' } } });
    expect(answer.headers.get('connection')).toBe('close');
    expect(await server.exited).toEqual({ code: 0, signal: null });
  });

  test('does not wait for what it reads beforehand', async () => {
    await database.transaction(async (client) => {
      await client.query('LOCK TABLE movie IN ACCESS EXCLUSIVE MODE');
      const other = await ServerProcess.start({
        DATABASE_URL: database.options.url ?? '',
        REELGRAPH_GRACE_SECONDS: '2',
      });
      await other.until(async () => (await other.readiness()).message.includes('reading the model'));
      other.kill('SIGTERM');
      expect(await other.exited).toEqual({ code: 0, signal: null });
    });
  });

  test('still answers while it says that it is not ready', async () => {
    server.kill('SIGTERM');
    await server.until(async () => (await server.readiness()).status === 503);
    expect((await ask()).status).toBe(200);
    expect(await server.exited).toEqual({ code: 0, signal: null });
    await expect(ask()).rejects.toThrow('fetch failed');
  });

  test('cuts off what takes longer than the grace period, and ends with 0', async () => {
    await whileLocked(async (asked) => {
      server.kill('SIGTERM');
      await expect(asked).rejects.toThrow();
      expect(await server.exited).toEqual({ code: 0, signal: null });
    });
  });

  test('ends at once when it is told twice', async () => {
    await whileLocked(async (asked) => {
      server.kill('SIGTERM');
      await sleep(100);
      server.kill('SIGTERM');
      expect(await server.exited).toEqual({ code: 143, signal: null });
      await expect(asked).rejects.toThrow();
    });
  });
});
