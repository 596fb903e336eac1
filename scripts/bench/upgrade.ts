import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/database/open.ts';
import { train } from '../../src/model/train.ts';
import { ServerProcess } from '../faults/server-process.ts';
import type { Judge } from './load/judge.ts';
import { Load } from './load/load.ts';
import * as present from './load/questions.ts';

export const summary =
  'a rolling upgrade: servers of an earlier version and of this one side by side under load';

const USAGE = `npm run bench -- upgrade --before DIRECTORY --database URL [--seconds 20] [--per-second 20]

DIRECTORY is a checkout of an earlier version with its node_modules, URL a database of that version with a catalogue and a
model, which is upgraded. Two servers of the earlier version are under load all the time: alone, while the first server of
this version starts and migrates, beside it, and while this version trains and publishes a model.
--seconds N     how long each phase goes on, at least
--per-second N  requests a second to each server`;

/** Any answer is right that is complete; here only failures count. */
const ANY_ANSWER: Pick<Judge, 'judge'> = {
  judge(_question, answer) {
    if (answer.outcome === 'answered') return { worth: 'right' };
    if (answer.outcome === 'refused') return { worth: 'refused' };
    return { worth: answer.outcome === 'lost' ? 'lost' : 'wrong', detail: answer.detail };
  },
};

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      before: { type: 'string' },
      database: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      'per-second': { type: 'string', default: '20' },
      help: { type: 'boolean' },
    },
  });
  const { before, database: url } = options;
  if (options.help === true || before === undefined || url === undefined) {
    console.log(USAGE);
    if (options.help !== true) process.exitCode = 2;
    return;
  }
  const root = resolve(before);
  const perSecond = Number(options['per-second']);
  const phaseMs = 1000 * Number(options.seconds);
  const environment = { DATABASE_URL: url, RATE_LIMIT: '0', LOG_LEVEL: 'error' };
  const database = await openDatabase({ url, dataDirectory: '.reelgraph' });
  const earlier = (await import(
    pathToFileURL(`${root}/scripts/bench/load/questions.ts`).href
  )) as typeof present;
  const questionsOf = ({ mixedQuestions }: typeof present) => mixedQuestions(database.pool, 300, 1);

  const servers: ServerProcess[] = [];
  const loads = new Map<string, Load>();
  const serve = async (name: string, questions: readonly present.Question[], checkout?: string) => {
    const server = await ServerProcess.start(environment, checkout);
    servers.push(server);
    await server.untilReady();
    loads.set(name, new Load({ url: server.url, questions, judge: ANY_ANSWER, clients: 4, perSecond }));
  };
  try {
    for (const name of ['earlier 1', 'earlier 2']) await serve(name, await questionsOf(earlier), root);
    console.log(
      '| phase | server | sent | answered | refused (503) | failed | lost |\n|---|---|---:|---:|---:|---:|---:|',
    );
    const phase = async (name: string, work: () => Promise<unknown>) => {
      await Promise.all([work(), sleep(phaseMs)]);
      for (const [server, load] of loads) report(name, server, load);
    };
    await phase('alone', () => Promise.resolve());
    await phase('the first server of this version migrates', async () => {
      await serve('this version', await questionsOf(present));
    });
    await phase('side by side', () => Promise.resolve());
    await phase('this version trains', () =>
      train(database, { maxMovies: 5000, dimensions: 64, threads: 1 }),
    );
    await phase('side by side on its model', () => Promise.resolve());
  } finally {
    await Promise.all([...loads.values()].map((load) => load.stop()));
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
  }
}

function report(phase: string, server: string, load: Load): void {
  const { sent, counts, details } = load.take();
  const { right, refused, wrong, lost } = counts;
  console.log(`| ${phase} | ${server} | ${sent} | ${right} | ${refused} | ${wrong} | ${lost} |`);
  for (const detail of details) console.log(`  ${detail}`);
  if (wrong + lost > 0) process.exitCode = 1;
}
