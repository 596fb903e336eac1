import { afterEach, describe, expect, inject, test } from 'vitest';
import { ServerProcess } from '../../../scripts/faults/server-process.ts';
import { targetOf, TcpProxy } from '../../../scripts/faults/tcp-proxy.ts';
import { createTestDatabase, openTestDatabase } from '../../support/database.ts';
import { startNativeServers, whyNoNativeServers } from '../../support/installation.ts';
import { prepareCatalogue } from '../graphql/prepared-catalogue.ts';

const source = inject('testDatabase');
const cleanUp: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function start(databaseUrl: string): Promise<ServerProcess> {
  const server = await ServerProcess.start({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' });
  cleanUp.push(() => server.stop());
  return server;
}

async function ask(server: ServerProcess): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: '{ movies(first: 1, orderBy: VOTES_DESC) { nodes { title } } }',
    }),
  });
  return { status: response.status, body: await response.json() };
}

const INCEPTION = { status: 200, body: { data: { movies: { nodes: [{ title: 'Inception' }] } } } };

describe.skipIf(source.kind === 'embedded')('a server that is started before its database', () => {
  test('says so, refuses cleanly, and is ready when the database appears', async () => {
    const database = await openTestDatabase();
    cleanUp.push(() => database.close());
    await prepareCatalogue(database);
    const url = database.options.url ?? '';
    const proxy = await TcpProxy.start(null);
    cleanUp.push(() => proxy.close());

    const server = await start(proxy.through(url));
    await server.until(async () => (await server.readiness()).message.includes('waits for its database'));
    expect((await server.readiness()).status).toBe(503);
    expect(await ask(server)).toMatchObject({
      status: 503,
      body: {
        errors: [
          {
            message: 'The server is starting: it waits for its database.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      },
    });

    proxy.target = targetOf(url);
    await server.untilReady();
    expect(await ask(server)).toMatchObject(INCEPTION);
  });

  test('ends with 0 when it is told to stop while it waits', async () => {
    const server = await start('postgres://somebody@127.0.0.1:1/movies');
    await server.until(async () => (await server.readiness()).message.includes('waits for its database'));
    server.kill('SIGTERM');
    expect(await server.exited).toEqual({ code: 0, signal: null });
  });

  test('does not wait for what waiting cannot mend', async () => {
    const database = await createTestDatabase();
    cleanUp.push(() => database.drop());
    const wrong = new URL(database.options.url ?? '');
    wrong.password = 'wrong';
    const server = await start(wrong.href).catch((error: unknown) => error);
    // It may have ended before anybody could ask it.
    if (server instanceof ServerProcess) {
      expect(await server.exited).toEqual({ code: 1, signal: null });
      expect(server.log.join('')).toContain('the password is wrong');
    } else expect(String(server)).toContain('the password is wrong');
  });
});

const skipped = whyNoNativeServers(source);

test.skipIf(skipped !== null)(
  `a server with two hosts in its address follows a failover${skipped === null ? '' : ` (${skipped})`}`,
  async () => {
    const servers = await startNativeServers(1);
    cleanUp.push(() => servers.delete());
    const { server: standby, url: standbyUrl } = servers.replicas[0]!;
    const address = servers.primaryUrl.replace(/@([^/]+)/, `@$1,127.0.0.1:${targetOf(standbyUrl).port}`);
    const server = await start(`${address}?target_session_attrs=read-write`);
    await server.untilReady();
    expect(await ask(server)).toMatchObject(INCEPTION);

    await servers.primary.stop('crash');
    // The standby cannot be written to yet, so it is not what was asked for.
    expect(await ask(server)).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
    });
    // Readiness is inspected once a second.
    await expect.poll(async () => (await server.readiness()).status).toBe(503);

    await standby.promote();
    await server.untilReady();
    expect(await ask(server)).toMatchObject(INCEPTION);
  },
);
