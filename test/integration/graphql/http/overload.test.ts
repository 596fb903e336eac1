import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 3 });
  await prepareCatalogue(database);
  server = await startTestServer(database, {
    api: { operations: { ordinary: { running: 2, waiting: 2 }, expensive: { running: 1, waiting: 1 } } },
  });
});

afterAll(async () => {
  await server.close();
  await database.close();
});

/** While `work` runs, whoever wants a connection of the database waits. */
async function withDatabaseBusy(work: () => Promise<void>): Promise<void> {
  const count = database.kind === 'embedded' ? 1 : 3;
  const clients = await Promise.all(Array.from({ length: count }, () => database.pool.connect()));
  try {
    await work();
  } finally {
    for (const client of clients) client.release();
  }
}

async function queued(operations: string, state: string): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  const line = new RegExp(
    `^reelgraph_graphql_queue{operations="${operations}",state="${state}"} (\\d+)$`,
    'm',
  );
  return Number(line.exec(metrics)?.[1]);
}

test.each([
  ['ordinary', '{ movies(first: 3) { nodes { id } } }', 2, 2],
  ['expensive', '{ movies(first: 50) { nodes { similar(first: 20) { nodes { id title } } } } }', 1, 1],
])(
  '%s operations past those that work and wait are told 503 and when to come back',
  async (kind, query, running, waiting) => {
    const asked: ReturnType<TestServer['ask']>[] = [];
    await withDatabaseBusy(async () => {
      for (let i = 0; i < running + waiting; i++) asked.push(server.ask(query));
      await expect.poll(() => queued(kind, 'running')).toBe(running);
      await expect.poll(() => queued(kind, 'waiting')).toBe(waiting);

      const refused = await server.ask(query);
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(refused.errors).toEqual([
        {
          message: 'The server has more to do than it can; try again in a few seconds.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ]);
      // What asks the database for nothing is answered.
      expect((await server.ask('{ __typename }')).status).toBe(200);
    });
    // Those that waited are answered.
    for (const { status, errors } of await Promise.all(asked))
      expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(await queued(kind, 'running')).toBe(0);
  },
);
