import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import pg, { type PoolClient } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { startTestServer, type TestServer } from '../../../support/graphql-server.ts';
import { prepareCatalogue } from '../prepared-catalogue.ts';
import { statementsDuring } from '../statements.ts';

const TIMEOUT_MS = 2_000;
const QUESTION = '{ movies(first: 3) { nodes { id } } }';

let database: TestDatabase;
/** With so little time that tests need not wait long. */
let server: TestServer;
/** On the same connections, with all the time that a busy machine may need. */
let patient: TestServer;
let watcher: pg.Client;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 3 });
  await prepareCatalogue(database);
  server = await startTestServer(database, { api: { timeoutMs: TIMEOUT_MS } });
  patient = await startTestServer(database, { api: { timeoutMs: 100_000 } });
});

beforeEach(async () => {
  expect((await patient.ask(QUESTION)).status).toBe(200);
});

afterAll(async () => {
  await server.close();
  await patient.close();
  await database.close();
});

/** What the server does for others right now, by PostgreSQL's own word. */
async function running(): Promise<string[]> {
  const { rows } = await watcher.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity
     WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  return rows.map(({ query }) => query);
}

/** While `work` runs, no statement that reads movies comes to an end by itself. */
async function withMoviesLocked(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('LOCK TABLE movie IN ACCESS EXCLUSIVE MODE');
    await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const lastLine = (stopped: string) =>
  server.log.filter((line) => line.includes(`"stopped":"${stopped}"`)).at(-1);

describe.skipIf(inject('testDatabase').kind === 'embedded')('on a PostgreSQL server', () => {
  beforeAll(async () => {
    watcher = new pg.Client({ connectionString: database.options.url });
    await watcher.connect();
  });

  afterAll(() => watcher.end());

  test('an operation past its time is answered 503 and its statement is seen to stop', async () => {
    await withMoviesLocked(async () => {
      const asking = server.ask(QUESTION);
      await expect.poll(() => running()).toHaveLength(1);
      const answer = await asking;
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.errors).toEqual([
        {
          message: 'The operation took longer than 2 s and was stopped; ask for less, or try again later.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ]);
      await expect.poll(() => running()).toEqual([]);
    });
    expect(lastLine('TIMED_OUT')).toContain('"label":"movies"');
  });

  test('the statement of a client that hung up is seen to stop, long before the time is over', async () => {
    await withMoviesLocked(async () => {
      const hangUp = new AbortController();
      const asking = fetch(`${patient.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUESTION }),
        signal: hangUp.signal,
      });
      await expect.poll(() => running()).toHaveLength(1);
      hangUp.abort();
      await expect(asking).rejects.toThrow();
      await expect.poll(() => running()).toEqual([]);
    });
    expect(patient.log.find((line) => line.includes('"stopped":"CLIENT_GONE"'))).toBeDefined();
  });

  test('of many operations at once all are stopped, and their connections go on being used', async () => {
    await withMoviesLocked(async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => server.ask(QUESTION)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503));
      await expect.poll(() => running()).toEqual([]);
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => patient.ask(QUESTION)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(server.log.join('\n')).not.toContain('nobody foresaw');
  });

  test('a statement in a transaction is stopped and the transaction ends', async () => {
    // What is known of the model is read once for all requests, and not for the one that is stopped.
    await server.ask('{ recommend(input: {like: [{tmdbId: 10}]}) { __typename } }');
    await withMoviesLocked(async (client) => {
      const vectors = (
        await database.pool.query<{ id: number }>(`SELECT id FROM model WHERE status = 'active'`)
      ).rows[0]!;
      await client.query(`LOCK TABLE model_vector_${vectors.id} IN ACCESS EXCLUSIVE MODE`);
      const { status } = await server.ask('{ recommend(input: {like: [{tmdbId: 10}]}) { __typename } }');
      expect(status).toBe(503);
      await expect.poll(() => running()).toEqual([]);
    });
    const { rows } = await database.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('on either database', () => {
  test('an operation that waits for a connection is answered in time, and sends nothing afterwards', async () => {
    const busy = await Promise.all(
      Array.from({ length: database.kind === 'embedded' ? 1 : 3 }, () => database.pool.connect()),
    );
    const sent = await statementsDuring(async () => {
      expect((await server.ask(QUESTION)).status).toBe(503);
      for (const client of busy) client.release();
      await expect.poll(() => database.pool.waitingCount).toBe(0);
    });
    expect(sent.filter((statement) => statement.includes('FROM movie'))).toEqual([]);
  });
});

test('the log tells what an operation cost the database, and not what was asked', async () => {
  const query = 'query Named($t: String!) { searchMovies(query: $t, first: 2) { movie { title } } }';
  const { headers } = await patient.ask(query, { t: 'Interstellar' });
  const id = headers.get('x-request-id')!;
  await expect
    .poll(() => patient.log.some((line) => line.includes(id) && line.includes('"request"')))
    .toBe(true);
  const line = JSON.parse(patient.log.find((each) => each.includes(id) && each.includes('"request"'))!) as {
    elapsedMs: number;
    sql: { statements: number; elapsedMs: number; rows: number };
    operation: object;
  };
  expect(line.operation).toEqual({
    name: 'Named',
    label: 'searchMovies',
    cost: expect.any(Number) as number,
    outcome: 'ok',
    elapsedMs: expect.any(Number) as number,
  });
  expect(line.sql.statements).toBeGreaterThanOrEqual(2);
  expect(line.sql.rows).toBeGreaterThanOrEqual(2);
  expect(line.sql.elapsedMs).toBeGreaterThan(0);
  expect(JSON.stringify(line)).not.toContain('Interstellar');
  const metrics = await (await fetch(`${patient.url}/metrics`)).text();
  expect(metrics).toMatch(/reelgraph_database_statement_seconds_count [1-9]/);
  expect(metrics).toMatch(/reelgraph_database_rows_total [1-9]/);
});
