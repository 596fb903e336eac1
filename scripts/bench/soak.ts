import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/database/database.ts';
import { listModels } from '../../src/database/model-store.ts';
import { openDatabase } from '../../src/database/open.ts';
import { publishModel } from '../../src/database/publish-model.ts';
import { randomSource } from '../../src/linalg/random.ts';
import { FAULTS, type Fault } from '../faults/faults.ts';
import type { Installation } from '../faults/installation.ts';
import { NativeServer } from '../faults/native-server.ts';
import { ServerProcess } from '../faults/server-process.ts';
import { targetOf, TcpProxy } from '../faults/tcp-proxy.ts';
import { Judge } from './load/judge.ts';
import { Load, type Tally } from './load/load.ts';
import { mixedQuestions, type Question } from './load/questions.ts';
import { describeMachine } from './machine.ts';

export const summary = 'a server under mixed load with a fault every minute: no answer wrong, none lost';

const USAGE = `npm run bench -- soak --server DIRECTORY [--minutes 30] [--per-second 250] [--clients 16] [--seed 1]

DIRECTORY is of a server that scripts/native-postgres.sh runs, whose database postgres holds a catalogue and at least
two models of it (ingest, then train twice); it is stopped, crashed and started again. A replica of it is made for
the time. Each minute one fault, drawn by the seed, strikes for 20 seconds.
--minutes N     how long
--per-second N  requests a second, at most
--clients N     requests under way at one time, at most
--questions N   different questions, whose right answers are asked for before (default 600)`;

const FAULT_MS = 20_000;
const MINUTE_MS = 60_000;
const SETTINGS = ['shared_buffers=256MB', 'max_connections=100', 'wal_keep_size=1GB'];

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      minutes: { type: 'string', default: '30' },
      'per-second': { type: 'string', default: '250' },
      clients: { type: 'string', default: '16' },
      questions: { type: 'string', default: '600' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (options.help === true || options.server === undefined) {
    console.log(USAGE);
    if (options.help !== true) process.exitCode = 2;
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-soak-'));
  const replica = new NativeServer(join(directory, 'replica'), {
    replicaOf: options.server,
    settings: SETTINGS,
  });
  const { installation, close } = await install(options.server, replica);
  try {
    console.log(describeMachine());
    const database = await installation.openPrimary();
    const questions = await mixedQuestions(database.pool, Number(options.questions), Number(options.seed));
    const judge = await learnAnswers(database, installation, questions);
    await database.close();
    await soak(installation, {
      minutes: Number(options.minutes),
      seed: Number(options.seed),
      load: {
        url: installation.server.url,
        questions,
        judge,
        clients: Number(options.clients),
        perSecond: Number(options['per-second']),
      },
    });
  } finally {
    await close();
    await replica.delete();
    await rm(directory, { recursive: true, force: true });
  }
}

async function install(
  directory: string,
  replica: NativeServer,
): Promise<{ readonly installation: Installation; readonly close: () => Promise<void> }> {
  const primary = new NativeServer(directory, { settings: SETTINGS });
  const url = await primary.start();
  const standbyUrl = await replica.start();
  const openPrimary = async (): Promise<Database> => {
    const beside = new URL(await primary.url());
    beside.searchParams.set('application_name', 'soak');
    return openDatabase({ url: beside.href, dataDirectory: '.reelgraph', maxConnections: 200 });
  };

  const database = await openPrimary();
  const complete = (await listModels(database)).filter(
    ({ status }) => status === 'ready' || status === 'active',
  );
  await database.close();
  const [newest, older] = complete;
  if (newest === undefined || older === undefined) {
    throw new Error(
      `The database in ${directory} has ${complete.length} complete models; the soak takes two.`,
    );
  }

  const proxy = await TcpProxy.start(targetOf(url));
  const server = await ServerProcess.start({
    DATABASE_URL: proxy.through(url),
    LOG_LEVEL: 'warn',
    RATE_LIMIT: '0',
  });
  await server.untilReady();
  const installation: Installation = {
    server,
    proxy,
    primary,
    standbyTarget: targetOf(standbyUrl),
    openPrimary,
    models: [newest.id, older.id],
  };
  const close = async (): Promise<void> => {
    await server.stop();
    await proxy.close();
  };
  return { installation, close };
}

/** The right answers of both models; the first of them answers in the end. */
async function learnAnswers(
  database: Database,
  { server, models }: Installation,
  questions: readonly Question[],
): Promise<Judge> {
  const judge = new Judge();
  for (const modelId of [...models].reverse()) {
    await publishModel(database, modelId);
    await judge.learn(server.url, questions);
  }
  return judge;
}

interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly load: ConstructorParameters<typeof Load>[0];
}

/** Prints a row for each minute, and the sums. */
async function soak(
  installation: Installation,
  { minutes, seed, load: loadOptions }: SoakOptions,
): Promise<void> {
  const random = randomSource(seed, 1);
  const { server } = installation;
  const names = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
  const load = new Load(loadOptions);
  // Memory is compared from when the caches are filled.
  await sleep(FAULT_MS);
  const warm = server.memoryBytes();
  const total = { sent: 0, right: 0, refused: 0, wrong: 0, lost: 0 };
  let peak = warm;
  load.take();

  console.log(`\n| minute | fault | sent | right | refused | wrong | lost | p50 ms | p99 ms | memory MB |`);
  console.log('|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (let minute = 1; minute <= minutes; minute++) {
    const until = performance.now() + MINUTE_MS;
    const name = names[Math.floor(random.uniform() * names.length)]!;
    const fault: Fault = FAULTS[name];
    await fault(installation, FAULT_MS);
    await server.untilReady();
    await sleep(Math.max(0, until - performance.now()));
    const tally = load.take();
    peak = Math.max(peak, server.memoryBytes());
    addUp(total, tally);
    printRow(String(minute), name, tally, server.memoryBytes());
  }
  await load.stop();
  const rest = load.take();
  addUp(total, rest);
  console.log(
    `\nsent ${total.sent}, right ${total.right}, refused cleanly ${total.refused}, wrong ${total.wrong}, lost ${total.lost}`,
  );
  console.log(
    `memory of the server: ${megabytes(warm)} MB at the start, ${megabytes(peak)} MB at most, ${megabytes(server.memoryBytes())} MB at the end`,
  );
  if (total.wrong + total.lost > 0) process.exitCode = 1;
}

function addUp(total: { sent: number } & Tally['counts'], tally: Tally): void {
  total.sent += tally.sent;
  for (const worth of ['right', 'refused', 'wrong', 'lost'] as const) total[worth] += tally.counts[worth];
}

function printRow(minute: string, fault: string, tally: Tally, memoryBytes: number): void {
  const { right, refused, wrong, lost } = tally.counts;
  const times = [tally.percentile(0.5), tally.percentile(0.99)].map((ms) => ms.toFixed(0));
  const cells = [minute, fault, tally.sent, right, refused, wrong, lost, ...times, megabytes(memoryBytes)];
  console.log(`| ${cells.join(' | ')} |`);
  for (const detail of tally.details) console.log(`  ${detail}`);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
