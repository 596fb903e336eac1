import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/database/open.ts';
import { NativeServer } from '../faults/native-server.ts';
import { ServerProcess } from '../faults/server-process.ts';
import { Judge } from './load/judge.ts';
import { mixedQuestions, type Question } from './load/questions.ts';
import { describeMachine } from './machine.ts';

export const summary = 'backup, drop everything, restore: the same answers, byte for byte';

const USAGE = `npm run bench -- backup --server DIRECTORY [--questions 1000]

DIRECTORY is of a server that scripts/native-postgres.sh runs, whose database postgres holds a catalogue and a model.
Asks the questions of the mixed load, takes a backup, DELETES ALL DATA of the server, restores them and asks again.`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      questions: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (options.help === true || options.server === undefined) {
    console.log(USAGE);
    if (options.help !== true) process.exitCode = 2;
    return;
  }
  console.log(describeMachine());
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-backup-'));
  try {
    const server = new NativeServer(options.server, { settings: ['shared_buffers=256MB'] });
    const questions = await readQuestions(
      await server.start(),
      Number(options.questions),
      Number(options.seed),
    );
    const before = await answers(server, questions);
    const backup = join(directory, 'backup');
    await timed('backup', () => server.backUp(backup));
    await timed('drop everything and restore', () => server.dropAndRestore(backup));
    const after = await answers(server, questions);
    const different = questions.filter((_question, i) => before[i] !== after[i]);
    console.log(`${questions.length} questions, ${different.length} answered differently after the restore`);
    if (different.length > 0) process.exitCode = 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function readQuestions(url: string, count: number, seed: number): Promise<Question[]> {
  const database = await openDatabase({ url, dataDirectory: '.reelgraph' });
  try {
    return await mixedQuestions(database.pool, count, seed);
  } finally {
    await database.close();
  }
}

/** What a server process, new for this, answers. */
async function answers(server: NativeServer, questions: readonly Question[]): Promise<string[]> {
  const api = await ServerProcess.start({
    DATABASE_URL: await server.start(),
    LOG_LEVEL: 'warn',
    RATE_LIMIT: '0',
  });
  try {
    await api.untilReady();
    const judge = new Judge();
    await judge.learn(api.url, questions);
    return questions.map((question) => JSON.stringify([...(judge.answers().get(question) ?? [])]));
  } finally {
    await api.stop();
  }
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
