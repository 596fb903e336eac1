import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/database/open.ts';
import { ServingModels } from '../../src/recommend/serving-model.ts';
import { HttpClient } from './http/http-client.ts';
import { load, type Tally, together } from './http/load.ts';
import { type Ask, BATCHES, type Kind, MIX, mixedKinds, questionMaker } from './http/questions.ts';
import { type LoggedRequest, ServedProcess } from './http/served-process.ts';
import { describeMachine } from './machine.ts';

export const summary = 'a server process asked over HTTP, one by one and by many clients at once';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- http [--alone 100] [--clients 16] [--minutes 0.5] [--rate 250]

Compiles the server and starts it on the database, asks each kind of question alone, then a mix of them by many clients at once.
--alone N    questions of each kind, one after the other, after 300 that are not counted (0: none)
--clients N  clients at once
--minutes N  how long the clients ask; an hour shows whether memory stays flat
--rate N     requests a second that the clients send together; 0: as fast as answers come
--seed N     which movies and titles`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      alone: { type: 'string', default: '100' },
      clients: { type: 'string', default: '16' },
      minutes: { type: 'string', default: '0.5' },
      rate: { type: 'string', default: '250' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  const url = process.env.DATABASE_URL;
  if (options.help === true || url === undefined) {
    console.log(USAGE);
    if (url === undefined) process.exitCode = 2;
    return;
  }
  const database = await openDatabase({ url, dataDirectory: '.reelgraph' });
  const model = await new ServingModels(database).active();
  if (model === null) throw new Error('No model serves in this database: train one first.');
  const ask = await questionMaker(database, model.id, Number(options.seed));
  await database.close();

  console.log(`${describeMachine()}\n${model.statistics.movieCount} movies\n`);
  const served = await ServedProcess.start(url);
  try {
    await askAlone(served, ask, Number(options.alone));
    await askTogether(served, ask, {
      clients: Number(options.clients),
      seconds: 60 * Number(options.minutes),
      perSecond: Number(options.rate) || Infinity,
      seed: Number(options.seed),
    });
  } finally {
    await served.stop();
  }
}

const HEADINGS =
  '| question | requests | p50 ms | p95 ms | p99 ms | most | failed | SQL / GraphQL / JSON and HTTP | not SQL, p50 ms | server CPU ms |\n' +
  '|---|---:|---:|---:|---:|---:|---:|---|---:|---:|';

/** Questions of each kind to ask first, since they meet cold pages and code that V8 has not compiled yet. */
const WARM_UP = 300;
/** Fewer for batches, in which each question takes more work. */
const BATCH_WARM_UP = 20;

async function askAlone(served: ServedProcess, ask: Ask, count: number): Promise<void> {
  if (count === 0) return;
  console.log(`One client\n\n${HEADINGS}`);
  const client = new HttpClient(served.url, 1);
  const alone = { client, ask, clients: 1, perSecond: Infinity, signal: new AbortController().signal };
  for (const kind of [...(Object.keys(MIX) as (keyof typeof MIX)[]), ...BATCHES]) {
    await load({ ...alone, kinds: repeated(kind, isBatch(kind) ? BATCH_WARM_UP : WARM_UP) });
    const row = await rowOf(served, () => load({ ...alone, kinds: repeated(kind, count) }));
    console.log(row(kind));
  }
  client.close();
}

function isBatch(kind: Kind): boolean {
  return BATCHES.some((batch) => batch === kind);
}

function repeated(kind: Kind, count: number): Iterator<Kind> {
  return Array.from({ length: count }, () => kind).values();
}

interface Together {
  readonly clients: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly seed: number;
}

const SAMPLES = 10;
const WARM_UP_MS = 20_000;

async function askTogether(
  served: ServedProcess,
  ask: Ask,
  { clients, seconds, perSecond, seed }: Together,
): Promise<void> {
  const client = new HttpClient(served.url, clients);
  const shared = { client, ask, clients, perSecond };
  // The first seconds compile code and fill the caches of each connection.
  await load({ ...shared, kinds: mixedKinds(seed + 1), signal: AbortSignal.timeout(WARM_UP_MS) });
  const signal = AbortSignal.timeout(seconds * 1000);
  const memory: string[] = [];
  const sampling = setInterval(
    () => {
      void served.use().then(({ residentMb }) => memory.push(residentMb.toFixed(0)));
    },
    (seconds * 1000) / SAMPLES,
  );
  let byKind = new Map<Kind, Tally>();
  const startedAt = performance.now();
  const row = await rowOf(served, async () => {
    byKind = await load({ ...shared, kinds: mixedKinds(seed), signal });
    return byKind;
  });
  const took = (performance.now() - startedAt) / 1000;
  clearInterval(sampling);
  client.close();

  const all = together(byKind.values());
  const rate = Number.isFinite(perSecond)
    ? `${perSecond} requests a second asked for`
    : 'as fast as answers come';
  console.log(`\n${clients} clients, ${rate}\n\n${HEADINGS}`);
  for (const [kind, tally] of byKind) console.log(cells(kind, tally, ['', '', '']));
  console.log(row('all'));
  console.log(`\n${(all.elapsedMs.length / took).toFixed(0)} requests a second over ${took.toFixed(0)} s`);
  console.log(`memory of the server process, MB: ${memory.join(' ')}`);
}

/** Runs a load; what comes back prints its row. */
async function rowOf(
  served: ServedProcess,
  work: () => Promise<Map<Kind, Tally>>,
): Promise<(name: string) => string> {
  served.takeRequests();
  const before = await served.use();
  const tally = together((await work()).values());
  const { cpuSeconds } = await served.use();
  const logged = served.takeRequests();
  const cpuMs = (1000 * (cpuSeconds - before.cpuSeconds)) / tally.elapsedMs.length;
  return (name) =>
    [
      cells(name, tally, [shares(logged), medianBesideSql(logged), cpuMs.toFixed(1)]),
      ...tally.details.map((detail) => `failed: ${detail}`),
    ].join('\n');
}

/** How the time in the server divides: waiting for statements, the rest of the operations, the rest of the requests. */
function shares(requests: readonly LoggedRequest[]): string {
  const sum = (part: (request: LoggedRequest) => number) =>
    requests.reduce((total, request) => total + part(request), 0);
  const whole = sum(({ wholeMs }) => wholeMs);
  const parts = [
    sum(sqlMs),
    sum((request) => request.operationMs - sqlMs(request)),
    sum(({ wholeMs, operationMs }) => wholeMs - operationMs),
  ];
  return parts.map((part) => `${Math.round((100 * part) / whole)} %`).join(' / ');
}

/** The time of statements, limited to that of the operation, since statements may run at the same time. */
function sqlMs(request: LoggedRequest): number {
  return Math.min(request.sqlMs, request.operationMs);
}

function medianBesideSql(requests: readonly LoggedRequest[]): string {
  const sorted = requests.map((request) => request.wholeMs - sqlMs(request)).sort((a, b) => a - b);
  return (sorted[sorted.length >> 1] ?? NaN).toFixed(1);
}

function cells(name: string, tally: Tally, more: readonly string[]): string {
  const times = [0.5, 0.95, 0.99, 1].map((share) => tally.percentile(share).toFixed(1));
  return `| ${[name, tally.elapsedMs.length, ...times, tally.failures, ...more].join(' | ')} |`;
}
