import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { StartupStatus } from '../../../src/graphql/startup-status.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';

const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function open(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  cleanUp.push(() => database.close());
  return database;
}

async function start(...given: Parameters<typeof startTestServer>): Promise<TestServer> {
  const server = await startTestServer(...given);
  cleanUp.push(() => server.close());
  return server;
}

/** What readiness says once it has looked again: it looks once a second. */
function settledReadiness(server: TestServer) {
  return expect.poll(() => readiness(server), { interval: 200 });
}

async function readiness(server: TestServer): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${server.url}/health/ready`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const SIMILAR = '{ movie(by: {tmdbId: 10}) { similar(first: 3) { model { id } nodes { id } } } }';

describe('from the first start to the second model', () => {
  test('the server says what it waits for, then answers, then answers by the new model', async () => {
    let give!: (database: Database) => void;
    const coming = new Promise<Database>((resolve) => (give = resolve));
    const startup = new StartupStatus();
    const server = await start(coming, { startup });

    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect(await readiness(server)).toMatchObject({ status: 503, body: { status: 'starting' } });
    const early = await server.ask('{ genres { name } }');
    expect(early.status).toBe(503);
    expect(early.errors[0]!.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
    expect(await server.data('{ __typename }')).toEqual({ __typename: 'Query' });

    const database = await open();
    give(database);
    startup.update({ stage: 'training', done: 40, total: 100, unit: 'steps' });
    await expect.poll(() => server.ask('{ genres { name } }')).toMatchObject({ data: { genres: [] } });
    expect(await readiness(server)).toMatchObject({
      status: 503,
      body: {
        status: 'starting',
        message: 'The server is starting: training, 40 of 100 steps.',
        progress: { stage: 'training', done: 40, total: 100, unit: 'steps' },
      },
    });
    await database.pool.query(`INSERT INTO movie (id, title) VALUES (10, 'Inception')`);
    const waiting = await server.ask(SIMILAR);
    expect(waiting.errors[0]).toMatchObject({
      message: 'The server is starting: training, 40 of 100 steps.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });

    startup.finish();
    await settledReadiness(server).toMatchObject({
      status: 503,
      body: {
        status: 'not ready',
        message: expect.stringContaining('reelgraph train') as string,
        model: null,
      },
    });
    expect(await server.data('{ model { id } models { id } }')).toEqual({ model: null, models: [] });

    const first = await prepareCatalogue(database);
    await settledReadiness(server).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        model: first,
        extensions: { vector: expect.any(String) as string, pg_trgm: expect.any(String) as string },
      },
    });
    expect(await server.data(SIMILAR)).toMatchObject({
      movie: { similar: { model: { id: `Model:${first}` } } },
    });

    const second = await prepareCatalogue(database);
    expect(second).toBeGreaterThan(first);
    expect(await server.data(SIMILAR)).toMatchObject({
      movie: { similar: { model: { id: `Model:${second}` } } },
    });
    expect(await server.data('{ models { id status } }')).toEqual({
      models: [
        { id: `Model:${second}`, status: 'ACTIVE' },
        { id: `Model:${first}`, status: 'READY' },
      ],
    });
  });

  test('a start that fails says why', async () => {
    const startup = new StartupStatus();
    const server = await start(await open(), { startup });
    startup.fail('the demo catalogue cannot be read.');
    expect(await readiness(server)).toMatchObject({
      status: 503,
      body: { status: 'not ready', message: 'Starting failed: the demo catalogue cannot be read.' },
    });
  });

  test('a database that cannot be opened is said, without details', async () => {
    const failed = Promise.reject<Database>(new Error('password authentication failed for user "secret"'));
    const server = await start(failed);
    await expect.poll(async () => JSON.stringify(await readiness(server))).toContain('cannot be used');
    expect(JSON.stringify(await readiness(server))).not.toContain('secret');
  });
});

test('a missing extension is named', async () => {
  const database = await open();
  await prepareCatalogue(database);
  const server = await start(database);
  await database.pool.query('DROP EXTENSION pg_trgm CASCADE');
  await settledReadiness(server).toMatchObject({
    status: 503,
    body: { message: 'Missing extensions: pg_trgm.' },
  });
});

test('a server whose connections nobody gives back is not alive, one whose database is away is', async () => {
  const database = await open();
  const server = await start({ ...database, stuckMs: () => 61_000 });
  const stuck = await fetch(`${server.url}/health/live`);
  expect(stuck.status).toBe(503);
  expect(await stuck.json()).toEqual({
    status: 'stuck',
    message: 'Every connection to the database has been taken for 61 s and none was given back.',
  });

  const away = await start(Promise.reject<Database>(new Error('away')));
  expect((await fetch(`${away.url}/health/live`)).status).toBe(200);
});

test('many readiness checks ask the database once a second', async () => {
  const database = await open();
  const server = await start(database);
  const asked: string[] = [];
  const query = database.pool.query.bind(database.pool) as (...given: unknown[]) => unknown;
  database.pool.query = ((...given: unknown[]) => {
    asked.push(JSON.stringify(given[0]));
    return query(...given);
  }) as typeof database.pool.query;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 200 }, () => readiness(server)));
  const seconds = Math.ceil((performance.now() - startedAt) / 1000);
  expect(asked.filter((statement) => statement.includes('readiness')).length).toBeLessThanOrEqual(
    1 + seconds,
  );
});

describe('closing', () => {
  test('readiness fails first, requests under way are answered, new connections are refused', async () => {
    const database = await open();
    await prepareCatalogue(database);
    const server = await startTestServer(database);

    const underWay = server.ask('{ movies(first: 50) { nodes { similar { nodes { title } } } } }');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closing = server.server.close({ drainMs: 300, graceMs: 10_000 });
    expect(await readiness(server)).toMatchObject({ status: 503, body: { status: 'stopping' } });
    expect((await server.ask('{ __typename }')).status).toBe(200);

    expect((await underWay).errors).toEqual([]);
    await closing;
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
    await server.close();
  });

  test('a server that never listened closes too', async () => {
    const { createServer } = await import('../../../src/graphql/server.ts');
    const server = await createServer({ database: await open() });
    await server.close();
  });

  test('an address in use is an error', async () => {
    const first = await start(await open());
    const port = Number(new URL(first.url).port);
    const { createServer } = await import('../../../src/graphql/server.ts');
    const second = await createServer({ database: await open() });
    await expect(second.listen({ host: '127.0.0.1', port })).rejects.toThrow('EADDRINUSE');
    await second.close();
  });
});

test('metrics count operations by root field, never by the names that clients give', async () => {
  const database = await open();
  await prepareCatalogue(database);
  const server = await start(database);
  await server.data('query SomeName { genres { name } }');
  await server.ask('{ movies(first: 0) { nodes { id } } }');
  await server.ask('{ nonsense }');
  await readiness(server);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('reelgraph_graphql_operations_total{operation="genres",outcome="ok"} 1');
  expect(metrics).toContain(
    'reelgraph_graphql_operations_total{operation="movies",outcome="BAD_USER_INPUT"} 1',
  );
  expect(metrics).toContain('outcome="GRAPHQL_VALIDATION_FAILED"} 1');
  expect(metrics).toMatch(/reelgraph_active_model \d/);
  expect(metrics).toContain('reelgraph_database_connections{state="idle"}');
  expect(metrics).toContain('nodejs_eventloop_lag_seconds');
  expect(metrics).not.toContain('SomeName');
});

test('each request has an id and a line in the log', async () => {
  const server = await start(await open());
  const given = await fetch(`${server.url}/health/live`, { headers: { 'x-request-id': 'from-a-proxy-1' } });
  expect(given.headers.get('x-request-id')).toBe('from-a-proxy-1');
  const forged = await fetch(`${server.url}/health/live`, { headers: { 'x-request-id': 'a b "c"' } });
  expect(forged.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);

  const { headers } = await server.ask('query Menu { genres { name } }');
  await expect
    .poll(() => server.log.find((line) => line.includes(headers.get('x-request-id')!)))
    .toMatch(/"operation":\{"name":"Menu","label":"genres","cost":6,"outcome":"ok","elapsedMs":[\d.]+\}/);
});
