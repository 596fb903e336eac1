import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { drawLinePlot, type Line } from '../../src/evaluation/report/line-plot.ts';
import type { TrainingStage } from '../../src/model/training-progress.ts';
import type { Usage } from './resources.ts';
import type { MeasuredTraining } from './train.ts';

export const summary = 'how training grows: --movies 10000,100000,300000,1000000 --out DIR';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- growth --out DIR [OPTIONS]
Generates, ingests and trains catalogues of several sizes, each in a process and a database of its own that is
dropped afterwards, up to the vectors in the table (no index), and draws how seconds and memory grow.
  --movies N,N,...   sizes (10000,100000,300000,1000000); those that DIR has a report of already are not run again
  --plots DIR        where the plots go (docs)`;

const STAGES: readonly TrainingStage[] = ['read', 'weigh', 'decompose', 'write'];

interface Report {
  readonly ingest: Usage;
  readonly train: MeasuredTraining;
}

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      movies: { type: 'string', default: '10000,100000,300000,1000000' },
      out: { type: 'string' },
      plots: { type: 'string', default: 'docs' },
      help: { type: 'boolean', default: false },
    },
  });
  const url = process.env.DATABASE_URL;
  if (options.help || options.out === undefined || url === undefined) {
    console.log(USAGE);
    if (!options.help) process.exitCode = 2;
    return;
  }
  const reports: Report[] = [];
  for (const movies of options.movies.split(',')) {
    const directory = join(options.out, movies);
    await measureSize(url, movies, directory);
    reports.push(JSON.parse(await readFile(join(directory, 'report.json'), 'utf8')) as Report);
  }
  console.log(table(reports));
  await mkdir(options.plots, { recursive: true });
  await writeFile(join(options.plots, 'training-seconds.svg'), secondsPlot(reports));
  await writeFile(join(options.plots, 'training-memory.svg'), memoryPlot(reports));
}

async function measureSize(url: string, movies: string, directory: string): Promise<void> {
  if (await readFile(join(directory, 'report.json')).then(Boolean, () => false)) return;
  const database = `reelgraph_growth_${Number(movies)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${database}`);
    await client.query(`CREATE DATABASE ${database}`);
    const target = new URL(url);
    target.pathname = `/${database}`;
    const bench = spawn(
      process.execPath,
      [...process.execArgv, join(import.meta.dirname, 'main.ts'), 'train', '--movies', movies].concat([
        '--without-index',
        '--out',
        directory,
      ]),
      { env: { ...process.env, DATABASE_URL: target.href }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const [code] = (await once(bench, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`training on ${movies} movies ended with exit code ${code ?? 'none'}`);
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${database}`);
    await client.end();
  }
}

function table(reports: readonly Report[]): string {
  const head = ['movies', 'ingest', ...STAGES, 'train', 'CPU s', 'peak memory'];
  const rows = reports.map(({ ingest, train }) => [
    train.movies.toLocaleString('en-US'),
    `${ingest.seconds.toFixed(1)} s`,
    ...STAGES.map((stage) => `${(train.stages[stage]?.seconds ?? 0).toFixed(1)} s`),
    `${train.seconds.toFixed(1)} s`,
    train.cpuSeconds.toFixed(0),
    `${(train.peakMemoryBytes / 1e9).toFixed(2)} GB`,
  ]);
  return [head, head.map(() => '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * CPU seconds, which depend little on what else runs, of a hundred thousand movies: a stage that grows in step with the
 * catalogue is a level line.
 */
function secondsPlot(reports: readonly Report[]): string {
  const lineOf = (name: string, secondsOf: (report: Report) => number): Line => ({
    name,
    points: reports.map((report) => ({
      x: report.train.movies,
      y: (secondsOf(report) / report.train.movies) * 100_000,
    })),
  });
  return drawLinePlot({
    title: 'Training: CPU seconds for each 100,000 movies',
    xLabel: 'movies',
    yLabel: 'CPU seconds per 100,000 movies',
    xScale: 'logarithmic',
    lines: [
      ...STAGES.map((stage) => lineOf(stage, ({ train }) => train.stages[stage]?.cpuSeconds ?? 0)),
      lineOf('all, without the index', ({ train }) => train.cpuSeconds),
    ],
  });
}

function memoryPlot(reports: readonly Report[]): string {
  return drawLinePlot({
    title: 'Training: peak memory of the trainer',
    xLabel: 'movies',
    yLabel: 'gigabytes',
    xScale: 'logarithmic',
    lines: [
      {
        name: 'peak memory',
        points: reports.map(({ train }) => ({ x: train.movies, y: train.peakMemoryBytes / 1e9 })),
      },
    ],
  });
}
