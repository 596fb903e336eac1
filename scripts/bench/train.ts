import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withSession } from '../../src/cli/session.ts';
import type { Database } from '../../src/database/database.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { train } from '../../src/model/train.ts';
import type { TrainingOptions } from '../../src/model/training-options.ts';
import type { TrainingProgress, TrainingStage } from '../../src/model/training-progress.ts';
import type { TrainingSummary } from '../../src/model/training-summary.ts';
import { REPRESENTATIONS, type RepresentationName } from '../../src/model/representation-names.ts';
import { writeCatalogue } from '../catalogue/write-catalogue.ts';
import { describeMachine } from './machine.ts';
import { measureUsage, type Usage } from './resources.ts';

export const summary = 'generate, ingest and train on the configured database: --movies N';

const USAGE = `npm run bench -- train --movies N [OPTIONS]
  Works on the database of DATABASE_URL, or the embedded one of REELGRAPH_DATA_DIR, which must hold no movies.
  --movies N             made-up movies, all with 50 votes and more
  --seed N               of the catalogue (42)
  --dimensions N         of the vectors (500)
  --representation NAME  ${REPRESENTATIONS.join(', ')} (content)
  --threads N            worker threads (as many as the machine runs)
  --reuse                trains on the movies that the database holds, and loads none
  --without-index        stops once the vectors are in the table; the model is not published
  --out DIR              writes report.json`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      movies: { type: 'string' },
      seed: { type: 'string', default: '42' },
      dimensions: { type: 'string', default: '500' },
      representation: { type: 'string', default: 'content' },
      threads: { type: 'string' },
      reuse: { type: 'boolean', default: false },
      'without-index': { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (options.help || (options.movies === undefined && !options.reuse)) {
    console.log(USAGE);
    return;
  }
  console.log(describeMachine());
  await withSession(process.env, async ({ database, signal }) => {
    const loading = options.reuse
      ? {}
      : await generateAndIngest(database, Number(options.movies), Number(options.seed), signal);
    const train = await measureTraining(database, signal, !options['without-index'], {
      dimensions: Number(options.dimensions),
      representation: options.representation as RepresentationName,
      threads: options.threads === undefined ? undefined : Number(options.threads),
    });
    const report = { machine: describeMachine(), database: database.kind, ...loading, train };
    console.log(JSON.stringify(report, null, 2));
    console.log(`${'stage'.padEnd(12)}  seconds   CPU s`);
    for (const [stage, { seconds, cpuSeconds }] of Object.entries(train.stages)) {
      console.log(`${stage.padEnd(12)}${seconds.toFixed(1).padStart(9)}${cpuSeconds.toFixed(1).padStart(8)}`);
    }
    if (options.out !== undefined) {
      await mkdir(options.out, { recursive: true });
      await writeFile(join(options.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    }
  });
}

type StageUsage = Omit<Usage, 'peakMemoryBytes'>;

/** What a training took in this process; CPU seconds of the database server are not in it. */
export interface MeasuredTraining extends Usage {
  /** Without the index: of a training that was stopped before it. */
  readonly trained: TrainingSummary | null;
  readonly movies: number;
  readonly explainedVariance: number | null;
  readonly stages: Readonly<Partial<Record<TrainingStage, StageUsage>>>;
}

class StopBeforeIndex extends Error {}

async function measureTraining(
  database: Database,
  interrupted: AbortSignal,
  withIndex: boolean,
  options: TrainingOptions,
): Promise<MeasuredTraining> {
  const stop = new AbortController();
  const stages: Partial<Record<TrainingStage, StageUsage>> = {};
  let current: { readonly stage: TrainingStage; readonly usage: () => Usage } | null = null;
  let movies = 0;
  let explainedVariance: number | null = null;
  const endStage = (): void => {
    if (current === null) return;
    const { seconds, cpuSeconds } = current.usage();
    stages[current.stage] = { seconds, cpuSeconds };
    current = null;
  };
  const usage = measureUsage();
  const trained = await train(database, {
    ...options,
    signal: AbortSignal.any([interrupted, stop.signal]),
    onProgress(progress) {
      if (current?.stage !== progress.stage) {
        endStage();
        current = { stage: progress.stage, usage: measureUsage() };
        if (progress.stage === 'index' && !withIndex) stop.abort(new StopBeforeIndex());
      }
      if (progress.stage === 'read') movies = progress.done;
      explainedVariance = progress.explainedVariance ?? explainedVariance;
      showProgress(progress);
    },
  }).catch((error: unknown) => {
    if (error instanceof StopBeforeIndex) return null;
    throw error;
  });
  endStage();
  if (trained === null) delete stages.index;
  process.stderr.write('\n');
  return { trained, movies, explainedVariance, ...usage(), stages };
}

/** Fills an empty database; a catalogue that somebody uses is not for mixing with made-up movies. */
async function generateAndIngest(
  database: Database,
  movies: number,
  seed: number,
  signal: AbortSignal,
): Promise<{ generate: Usage; ingest: Usage }> {
  const { rowCount } = await database.pool.query('SELECT FROM movie LIMIT 1');
  if (rowCount !== 0) {
    throw new Error('The database holds movies already: name an empty one, or train on them with --reuse.');
  }
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-bench-'));
  try {
    const path = join(directory, 'movies.csv');
    const generating = measureUsage();
    await writeCatalogue(path, { movies, seed, minVotes: 50 });
    const generate = generating();
    const ingesting = measureUsage();
    await ingest(database, [{ path, purpose: 'movies' }], {
      rejectedFile: join(directory, 'rejected.csv'),
      signal,
      onProgress: everySecond(({ stage, done }) => process.stderr.write(`\r${stage}: ${done} rows `)),
    });
    process.stderr.write('\n');
    return { generate, ingest: ingesting() };
  } finally {
    await rm(directory, { recursive: true });
  }
}

function showProgress({ stage, done, total, unit, memoryBytes }: TrainingProgress): void {
  const megabytes = Math.round(memoryBytes / 1e6);
  process.stderr.write(`\r${stage}: ${done} of ${total ?? '?'} ${unit}, ${megabytes} MB `.padEnd(60));
}

/** A terminal is read by people; a log is not to fill with thousands of lines. */
function everySecond<T>(tell: (progress: T) => void): (progress: T) => void {
  let toldAt = 0;
  return (progress) => {
    if (performance.now() - toldAt < 1000) return;
    toldAt = performance.now();
    tell(progress);
  };
}
