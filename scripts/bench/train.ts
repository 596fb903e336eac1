import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withSession } from '../../src/cli/session.ts';
import type { Database } from '../../src/database/database.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { train } from '../../src/model/train.ts';
import { TRAINING_STAGES, type TrainingProgress } from '../../src/model/training-progress.ts';
import { REPRESENTATIONS, type RepresentationName } from '../../src/model/representations/names.ts';
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
    const usage = measureUsage();
    const trained = await train(database, {
      dimensions: Number(options.dimensions),
      representation: options.representation as RepresentationName,
      threads: options.threads === undefined ? undefined : Number(options.threads),
      signal,
      onProgress: showProgress,
    });
    process.stderr.write('\n');
    const report = {
      machine: describeMachine(),
      database: database.kind,
      ...loading,
      train: usage(),
      trained,
    };
    console.log(report);
    for (const stage of TRAINING_STAGES) {
      console.log(`${stage.padEnd(12)}${(trained.stageSeconds[stage] ?? 0).toFixed(1).padStart(8)} s`);
    }
    if (options.out !== undefined) {
      await mkdir(options.out, { recursive: true });
      await writeFile(join(options.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    }
  });
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
      onProgress: ({ stage, done }) => process.stderr.write(`\r${stage}: ${done} rows `),
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
