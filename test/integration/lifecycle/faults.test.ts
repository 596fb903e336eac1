import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Judge } from '../../../scripts/bench/load/judge.ts';
import { Load } from '../../../scripts/bench/load/load.ts';
import { mixedQuestions, type Question } from '../../../scripts/bench/load/questions.ts';
import { FAULTS, type Fault } from '../../../scripts/faults/faults.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { WHENEVER } from '../../../src/people/context-weight.ts';
import { readPerson } from '../../../src/people/person.ts';
import { createProfile } from '../../../src/people/profiles.ts';
import { recomputeSums } from '../../../src/people/vector-sums.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import {
  install,
  startNativeServers,
  whyNoNativeServers,
  type NativeServers,
} from '../../support/installation.ts';

const skipped = whyNoNativeServers(inject('testDatabase'));

describe.skipIf(skipped !== null)(`a server under load${skipped === null ? '' : ` (${skipped})`}`, () => {
  let servers: NativeServers;
  let installation: Awaited<ReturnType<typeof install>>;
  let questions: readonly Question[];
  const judge = new Judge();

  beforeAll(async () => {
    servers = await startNativeServers(1);
    installation = await install(servers);
    const database = await installation.openPrimary();
    questions = await mixedQuestions(database.pool, 30, 1);
    for (const modelId of [...servers.models].reverse()) {
      await publishModel(database, modelId);
      await judge.learn(installation.server.url, questions);
    }
    await database.close();
  });
  afterAll(async () => {
    await installation.close();
    await servers.delete();
  });

  /** Whether clients may be refused meanwhile; answers are right either way. */
  const REFUSES: Readonly<Record<keyof typeof FAULTS, boolean>> = {
    'database restarts': true,
    'database crashes': true,
    'connections are killed': true,
    'failover to another address': true,
    'pool is full': false,
    'server has no connection left': true,
    'model is published and rolled back': false,
    'clock jumps': false,
    'database is slow': false,
  };

  test.each(Object.entries(FAULTS))(
    '%s: no answer is wrong, none is lost, and all is well after',
    async (name, fault: Fault) => {
      const { server } = installation;
      const load = new Load({ url: server.url, questions, judge, clients: 6, perSecond: 150 });
      await fault(installation, 500);
      await server.untilReady();
      const during = load.take();
      await load.stop();
      expect({ name, ...during.counts, details: during.details }).toMatchObject({
        wrong: 0,
        lost: 0,
        details: [],
      });
      if (!REFUSES[name as keyof typeof FAULTS]) expect(during.counts.refused).toBe(0);

      const after = new Judge();
      await after.learn(server.url, questions);
      for (const [question, byModel] of after.answers()) {
        for (const [model, body] of byModel) expect(judge.answers().get(question)?.get(model)).toBe(body);
      }
    },
  );

  test('the database crashes while a person records: nothing acknowledged is lost, and the sums are right', async () => {
    const { server } = installation;
    const database = await installation.openPrimary();
    const { rows: movies } = await database.pool.query<{ id: number }>('SELECT id FROM movie ORDER BY id');
    await createProfile(database, 'crash');
    const modelId = servers.models[0];
    // The sums exist from here on, and each recording adds to them.
    await readPerson(database, { id: modelId, persons: false }, 'crash', WHENEVER);
    await database.close();

    const acknowledged: number[] = [];
    const recorder = { stopped: false };
    const recording = (async () => {
      for (let n = 0; !recorder.stopped; n = (n + 1) % movies.length) {
        const { id = 0 } = movies[n] ?? {};
        if (await record(server.url, id)) acknowledged.push(id);
        else await sleep(20);
      }
    })();
    for (let crashes = 0; crashes < 3; crashes += 1) {
      await sleep(300);
      await FAULTS['database crashes'](installation, 100);
      await server.untilReady();
    }
    recorder.stopped = true;
    await recording;

    const after = await installation.openPrimary();
    const { rows: kept } = await after.pool.query<{ movie_id: number }>(
      "SELECT movie_id FROM interaction WHERE profile_id = 'crash'",
    );
    const { rows: stored } = await after.pool.query<{ weight: number }>(SUMS);
    await after.transaction((client) => recomputeSums(client, 'crash', { id: modelId, persons: false }));
    const { rows: computed } = await after.pool.query<{ weight: number }>(SUMS);
    await after.close();
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(kept.map((row) => row.movie_id)).toEqual(expect.arrayContaining([...new Set(acknowledged)]));
    expect(stored[0]?.weight).toBeCloseTo(computed[0]?.weight ?? NaN, 3);
  });
});

const SUMS = "SELECT weight FROM profile_vector WHERE profile_id = 'crash'";

/** Whether the server has acknowledged it. */
async function record(url: string, tmdbId: number): Promise<boolean> {
  const query = `mutation { record(profile: "crash", interactions: [{movie: {tmdbId: ${tmdbId}}, rating: 4.5}]) { added } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  }).catch(() => null);
  if (response?.ok !== true) return false;
  const { errors } = (await response.json()) as { errors?: unknown };
  return errors === undefined;
}
