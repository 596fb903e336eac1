import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Judge } from '../../../scripts/bench/load/judge.ts';
import { Load } from '../../../scripts/bench/load/load.ts';
import { mixedQuestions, type Question } from '../../../scripts/bench/load/questions.ts';
import { FAULTS, type Fault } from '../../../scripts/faults/faults.ts';
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
});
