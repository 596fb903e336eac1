import { parseArgs } from 'node:util';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { planNeighbours, type NeighbourPlan } from '../../src/recommend/neighbour-plan.ts';
import { POOL_SIZES } from '../../src/recommend/pools.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { estimateMatches } from '../../src/recommend/selectivity.ts';
import { type ServingModel, ServingModels } from '../../src/recommend/serving-model.ts';
import { describeMachine } from './machine.ts';
import { benchmarkFilters, type NamedFilter } from './neighbours/filters.ts';
import {
  type Answer,
  exactAnswer,
  fullnessOf,
  NEIGHBOURS,
  percentile,
  plainHnswAnswer,
  recallOf,
} from './neighbours/measure.ts';
import { publishMixes, readRealVectors } from './neighbours/mixes.ts';

export const summary = 'recall and latency of filtered neighbours, against exact search and plain HNSW';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- knn [--movies N] [--queries 40] [--exact 40]

Asks for the ${NEIGHBOURS} nearest movies of well-known ones under filters from 100 % to 0.001 % of the active model.
--movies N   measure N movies instead: mixes of the model's vectors, in the database reelgraph_bench_N of the same
             server, made when it is not there (a million: about 10 GB and half an hour)
--queries N  movies asked about under each filter
--exact N    of them compared with the exact answer and with plain HNSW, which takes seconds at a million movies`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      movies: { type: 'string' },
      queries: { type: 'string', default: '40' },
      exact: { type: 'string', default: '40' },
      help: { type: 'boolean' },
    },
  });
  const url = process.env.DATABASE_URL;
  if (options.help === true || url === undefined) {
    console.log(USAGE);
    if (url === undefined) process.exitCode = 2;
    return;
  }
  const database =
    options.movies === undefined
      ? await openDatabase({ url, dataDirectory: '.reelgraph' })
      : await openMixes(url, Number(options.movies));
  try {
    const model = await new ServingModels(database).active();
    if (model === null) throw new Error('No model serves in this database: train one first.');
    console.log(describeMachine());
    await measure(database, model, Number(options.queries), Number(options.exact));
  } finally {
    await database.close();
  }
}

async function openMixes(url: string, count: number): Promise<Database> {
  if (!Number.isSafeInteger(count) || count < 1) throw new Error('--movies takes a number of movies.');
  const name = `reelgraph_bench_${count}`;
  const source = await openDatabase({ url, dataDirectory: '.reelgraph' });
  try {
    const known = await source.pool.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await source.pool.query(`CREATE DATABASE ${name}`);
    const target = new URL(url);
    target.pathname = `/${name}`;
    const database = await openDatabase({ url: target.href, dataDirectory: '.reelgraph' });
    await migrate(database);
    if ((await new ServingModels(database).active()) === null) {
      await database.pool.query('TRUNCATE movie CASCADE');
      await publishMixes(database, await readRealVectors(source), count, console.log);
    }
    return database;
  } finally {
    await source.close();
  }
}

async function measure(
  database: Database,
  model: ServingModel,
  queries: number,
  compared: number,
): Promise<void> {
  const { rows } = await database.pool.query<{ movie_id: number }>(
    `SELECT movie_id FROM model_vector_${model.id} WHERE indexable AND NOT adult
     ORDER BY vote_count > 500 DESC, hashint4(movie_id) LIMIT $1`,
    [queries],
  );
  const seeds = rows.map((row) => row.movie_id);
  console.log(`${model.statistics.movieCount} movies, ${seeds.length} queries a filter, milliseconds\n`);
  console.log(
    '| filter | kind | match | way | recall | full | p50 | p99 | exact p50 | plain HNSW recall | full | p50 |\n' +
      '|---|---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|',
  );
  const all: number[] = [];
  for (const named of await benchmarkFilters(database, model.id)) {
    all.push(...(await measureFilter(database, model, named, seeds, compared)));
  }
  console.log(
    `\nall filters: p50 ${percentile(all, 0.5).toFixed(1)}, p99 ${percentile(all, 0.99).toFixed(1)}`,
  );
}

/** Prints a row; returns the milliseconds of each question. */
async function measureFilter(
  database: Database,
  model: ServingModel,
  { name, kind, filter }: NamedFilter,
  seeds: readonly number[],
  compared: number,
): Promise<number[]> {
  const ours: Answer[] = [];
  const exact: Answer[] = [];
  const plain: Answer[] = [];
  const question = { dislikes: [], excluded: [], filter, first: NEIGHBOURS, after: null, diversity: 0 };
  for (const [i, movieId] of seeds.entries()) {
    const likes = [movieId];
    const ask = () => recommend({ database, model }, { ...question, likes, ranking: 'similarity' });
    // The first question of a filter meets cold pages.
    if (i === 0) await ask();
    const startedAt = performance.now();
    const { items } = await ask();
    ours.push({ ids: items.map((item) => item.movieId), elapsedMs: performance.now() - startedAt });
  }
  for (const movieId of seeds.slice(0, compared)) {
    exact.push(await exactAnswer(database, model.id, movieId, filter));
    plain.push(await plainHnswAnswer(database, model.id, movieId, filter));
  }
  const times = (answers: readonly Answer[]) => answers.map((answer) => answer.elapsedMs);
  const compare = (figure: () => string) => (exact.length > 0 ? figure() : '');
  const matches = estimateMatches(model.statistics, filter) ?? model.statistics.movieCount;
  const cells = [
    name,
    kind,
    `${((100 * matches) / model.statistics.movieCount).toPrecision(2)} %`,
    wayOf(planNeighbours(model.statistics, filter, POOL_SIZES[0])),
    compare(() => recallOf(ours, exact).toFixed(3)),
    compare(() => `${Math.round(100 * fullnessOf(ours, exact))} %`),
    percentile(times(ours), 0.5).toFixed(1),
    percentile(times(ours), 0.99).toFixed(1),
    compare(() => percentile(times(exact), 0.5).toFixed(1)),
    compare(() => recallOf(plain, exact).toFixed(3)),
    compare(() => `${Math.round(100 * fullnessOf(plain, exact))} %`),
    compare(() => percentile(times(plain), 0.5).toFixed(1)),
  ];
  console.log(`| ${cells.join(' | ')} |`);
  return times(ours);
}

function wayOf(plan: NeighbourPlan): string {
  return plan.method === 'ivf' ? `ivf, ${plan.matches}` : plan.method;
}
