import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Judge } from '../../../scripts/bench/load/judge.ts';
import { mixedQuestions, type Question } from '../../../scripts/bench/load/questions.ts';
import { startTestServer } from '../../support/graphql-server.ts';
import {
  openBeside,
  startNativeServers,
  whyNoNativeServers,
  type NativeServers,
} from '../../support/installation.ts';

const skipped = whyNoNativeServers(inject('testDatabase'));

describe.skipIf(skipped !== null)(`a backup${skipped === null ? '' : ` (${skipped})`}`, () => {
  let servers: NativeServers;
  beforeAll(async () => {
    servers = await startNativeServers(0);
  });
  afterAll(() => servers.delete());

  async function answers(url: string, questions: readonly Question[]): Promise<string[]> {
    const database = await openBeside(url);
    const server = await startTestServer(database);
    const judge = new Judge();
    await judge.learn(server.url, questions);
    await server.close();
    await database.close();
    return questions.map((question) => JSON.stringify([...judge.answers().get(question)!]));
  }

  test('gives a server that lost everything the very answers it had', async () => {
    const database = await openBeside(servers.primaryUrl);
    const questions = await mixedQuestions(database.pool, 60, 3);
    await database.close();
    const before = await answers(servers.primaryUrl, questions);
    const backup = join(servers.directory, 'backup');
    await servers.primary.backUp(backup);
    await servers.primary.dropAndRestore(backup);
    expect(await answers(await servers.primary.start(), questions)).toEqual(before);
  });

  test('is not put over what is there, and not when it is damaged', async () => {
    const backup = join(servers.directory, 'second');
    await servers.primary.backUp(backup);
    await expect(servers.primary.backUp(backup)).rejects.toThrow('is not empty');
    await writeFile(join(backup, 'PG_VERSION'), '99\n');
    await expect(servers.primary.dropAndRestore(backup)).rejects.toThrow('is damaged');
  });
});
