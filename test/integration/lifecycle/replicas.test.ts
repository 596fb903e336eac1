import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { diagnoseReplica } from '../../../src/cli/doctor/diagnose-server.ts';
import { readReplicaFacts } from '../../../src/cli/doctor/replica-facts.ts';
import type { Database } from '../../../src/database/database.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { openServer } from '../../../src/database/server-database.ts';
import {
  openBeside,
  startNativeServers,
  whyNoNativeServers,
  type NativeServers,
} from '../../support/installation.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';

const skipped = whyNoNativeServers(inject('testDatabase'));
const MAX_LAG_MS = 600;

describe.skipIf(skipped !== null)(`reads from replicas${skipped === null ? '' : ` (${skipped})`}`, () => {
  let servers: NativeServers;
  let primary: Database;
  /** Connections of the test's own, beside the server's. */
  let beside: readonly [Database, Database, Database];
  let server: TestServer;

  beforeAll(async () => {
    servers = await startNativeServers(2);
    primary = await openServer({ url: servers.primaryUrl });
    const [one, two] = servers.replicas;
    beside = [await openBeside(servers.primaryUrl), await openBeside(one!.url), await openBeside(two!.url)];
    server = await startTestServer(primary, {
      replicas: { urls: servers.replicas.map(({ url }) => url), maxLagMs: MAX_LAG_MS },
    });
    await untilServing(2);
  });
  afterAll(async () => {
    await server.close();
    await primary.close();
    await Promise.all(beside.map((database) => database.close()));
    await servers.delete();
  });

  const untilServing = (count: number) =>
    vi.waitUntil(() => serving() === count, { timeout: 15_000, interval: 50 });

  /** How many replicas take part, as the log of the server says. */
  function serving(): number {
    const conditions = new Map<string, string>();
    for (const line of server.log) {
      const { replica, condition } = JSON.parse(line) as { replica?: string; condition?: string };
      if (replica !== undefined && condition !== undefined) conditions.set(replica, condition);
    }
    return [...conditions.values()].filter((condition) => condition === 'serving').length;
  }

  /** Statements about vectors that each of the three servers has finished for our server. */
  async function statements(): Promise<number[]> {
    return Promise.all(
      beside.map(async (database) => {
        const { rows } = await database.pool.query<{ calls: number }>(
          `SELECT coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0)::integer AS calls FROM pg_stat_user_tables
           WHERE relname LIKE 'model_vector_%'`,
        );
        return rows[0]!.calls;
      }),
    );
  }

  const SIMILAR = `query ($after: String) { recommend(input: {like: [{tmdbId: 10}]}, first: 4, after: $after) {
    ... on RecommendationConnection { model { id } nodes { id } pageInfo { endCursor } } } }`;
  interface Similar {
    readonly recommend: {
      readonly model: { readonly id: string };
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly endCursor: string };
    };
  }
  const ask = (after?: string) => server.data<Similar>(SIMILAR, { after });

  const askOften = async (): Promise<void> => {
    for (let i = 0; i < 8; i++) await ask();
  };

  /** Which of primary and replicas answered about vectors meanwhile; statistics come a little later. */
  async function answering(): Promise<boolean[]> {
    const before = await statements();
    await askOften();
    let after: number[] = [];
    await expect
      .poll(
        async () => {
          after = await statements();
          return after.some((calls, i) => calls > before[i]!);
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    after = await statements();
    return after.map((calls, i) => calls > before[i]!);
  }

  test('are spread over the replicas and spare the primary', async () => {
    expect(await answering()).toEqual([false, true, true]);
  });

  test('give the pages of one list, whichever replica answers', async () => {
    const first = await ask();
    const second = await ask(first.recommend.pageInfo.endCursor);
    const again = await ask(first.recommend.pageInfo.endCursor);
    expect(again).toEqual(second);
    const all = [...first.recommend.nodes, ...second.recommend.nodes].map(({ id }) => id);
    expect(new Set(all).size).toBe(8);
  });

  test('go on without a replica that is down, and return to it', async () => {
    const { server: replica } = servers.replicas[0]!;
    await beside[1].close();
    await replica.stop();
    await untilServing(1);
    await askOften();
    await replica.start();
    await untilServing(2);
    await askOften();
    beside = [beside[0], await openBeside(servers.replicas[0]!.url), beside[2]];
  });

  test('leave out a replica that lags, as doctor says too, until it has caught up', async () => {
    const diagnosis = async () => {
      const facts = await readReplicaFacts(
        beside[0],
        servers.replicas.map(({ url }) => url),
      );
      return facts.map((replica) => diagnoseReplica(replica, servers.models[1]));
    };
    await beside[2].pool.query('SELECT pg_wal_replay_pause()');
    await beside[0].pool.query('UPDATE movie SET popularity = 1');
    await untilServing(1);
    const [good, lagging] = await diagnosis();
    expect(good?.verdict).toBe('good');
    expect(lagging).toMatchObject({
      verdict: 'fault',
      found: expect.stringMatching(/^lags .* behind/) as string,
    });
    expect(lagging?.remedy).toContain('pg_wal_replay_resume()');
    await beside[2].pool.query('SELECT pg_wal_replay_resume()');
    await untilServing(2);
    expect((await diagnosis()).map(({ verdict }) => verdict)).toEqual(['good', 'good']);
  });

  test('are by the model of the primary at once, also before the replicas have it', async () => {
    const [old, current] = servers.models;
    const page = await ask();
    expect(page.recommend.model.id).toBe(`Model:${current}`);
    await Promise.all(beside.slice(1).map(({ pool }) => pool.query('SELECT pg_wal_replay_pause()')));
    await publishModel(beside[0], old);
    for (let i = 0; i < 4; i++) expect((await ask()).recommend.model.id).toBe(`Model:${old}`);
    const { errors } = await server.ask(SIMILAR, { after: page.recommend.pageInfo.endCursor });
    expect(errors[0]?.extensions.code).toBe('BAD_CURSOR');
    await Promise.all(beside.slice(1).map(({ pool }) => pool.query('SELECT pg_wal_replay_resume()')));
    await publishModel(beside[0], current);
    expect((await ask()).recommend.model.id).toBe(`Model:${current}`);
  });

  test('go on while the primary is away', async () => {
    await untilServing(2);
    await servers.primary.stop('crash');
    await expect.poll(async () => (await server.ask(SIMILAR)).status, { timeout: 15_000 }).toBe(200);
    for (let i = 0; i < 8; i++) expect((await ask()).recommend.nodes).toHaveLength(4);
    const ready = await fetch(`${server.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', replicas: { all: 2, serving: 2 } });
    await servers.primary.start();
  });
});
