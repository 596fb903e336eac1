import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWhatIsStale } from '../../../../scripts/page/build.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  await buildWhatIsStale();
  database = await openTestDatabase();
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

const descriptors = (): number => readdirSync('/proc/self/fd').length;

/** Sends `requests` for `path` on one connection without reading an answer, and closes it. */
async function sendAhead(path: string, requests: number): Promise<void> {
  const { port, hostname } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.pause();
  socket.on('error', () => undefined);
  await new Promise((resolve) => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`.repeat(requests), resolve);
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
}

test.skipIf(!existsSync('/proc/self/fd'))(
  'requests for files that are sent ahead leave no descriptor open',
  async () => {
    for (const path of ['/', '/graphiql', '/graphiql/graphiql.js']) {
      expect((await fetch(server.url + path)).status, path).toBe(200);
      const before = descriptors();
      for (let i = 0; i < 20; i++) await sendAhead(path, 100);
      await expect.poll(descriptors, { timeout: 5_000 }).toBeLessThan(before + 20);
    }
  },
);

test('a connection is closed after a thousand requests', async () => {
  const { port, hostname } = new URL(server.url);
  const text = await new Promise<string>((resolve) => {
    let received = '';
    const socket = connect(Number(port), hostname);
    socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
    socket.on('close', () => {
      resolve(received);
    });
    socket.write('GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n'.repeat(1_100));
  });
  expect(text.match(/HTTP\/1.1 200/g)).toHaveLength(1_000);
});
