import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFirstPass } from '../../src/database/build-first-pass.ts';
import { buildGraph } from '../../src/database/build-index.ts';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { completePlan, type NeighbourPlan, planNeighbours } from '../../src/recommend/neighbour-plan.ts';
import { neighbourStatement, type NeighbourRow } from '../../src/recommend/neighbour-statement.ts';
import { POOL_SIZES } from '../../src/recommend/pools.ts';
import { type ServingModel, ServingModels } from '../../src/recommend/serving-model.ts';
import { describeMachine } from './machine.ts';
import { NEIGHBOURS } from './neighbours/measure.ts';
import { publishMixes, readRealVectors, type RealVectors } from './neighbours/mixes.ts';

export const summary = 'what an HNSW graph costs and saves, by the number of movies, on both databases';

const USAGE = `DATABASE_URL=postgres://... npm run bench -- graph [--movies 5000,20000,50000] [--queries 100] [--embedded]

For each number of movies: seconds to build the graph and the first pass, and for a question without a filter CPU
milliseconds in the database and recall, by the graph and by the inverted lists. Movies are those of the active model,
and mixes of their vectors when more are asked for. The server has to run on this machine, whose /proc is read.
--embedded   measure the embedded database; the vectors still come from DATABASE_URL`;

export async function run(args: readonly string[]): Promise<void> {
  const { values: options } = parseArgs({
    args: [...args],
    options: {
      movies: { type: 'string', default: '5000,20000,50000,100000' },
      queries: { type: 'string', default: '100' },
      embedded: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  const url = process.env.DATABASE_URL;
  if (options.help === true || url === undefined) {
    console.log(USAGE);
    if (url === undefined) process.exitCode = 2;
    return;
  }
  const source = await openDatabase({ url, dataDirectory: '.reelgraph' });
  const real = await readRealVectors(source).finally(() => source.close());
  console.log(describeMachine());
  console.log(
    '\n| movies | graph: build s | CPU ms | recall 15 | recall 100 | inverted lists: build s | CPU ms | recall 15 | recall 100 |\n' +
      '|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
  );
  for (const movies of options.movies.split(',').map(Number)) {
    await withMixes(options.embedded ? null : url, real, movies, async (database) => {
      const figures = await measure(database, Number(options.queries));
      console.log(`| ${[movies, ...figures].join(' | ')} |`);
    });
  }
}

/** Opens a database with a model of so many movies, and removes it afterwards. */
async function withMixes(
  server: string | null,
  real: RealVectors,
  movies: number,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'reelgraph-graph-'));
  const name = 'reelgraph_bench_graph';
  const admin = server === null ? null : await openDatabase({ url: server, dataDirectory });
  await admin?.pool.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin?.pool.query(`CREATE DATABASE ${name}`);
  const url = server === null ? undefined : Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const database = await openDatabase({ url, dataDirectory, maxConnections: 2 });
  try {
    await migrate(database);
    await publishMixes(database, real, movies, () => undefined, { graph: false });
    await work(database);
  } finally {
    await database.close();
    await admin?.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin?.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function measure(database: Database, queries: number): Promise<string[]> {
  const first = await new ServingModels(database).active();
  if (first === null) throw new Error('The model does not serve.');
  const listSeconds = await secondsOf(async () => {
    const client = await database.pool.connect();
    await buildFirstPass(database, client, first.id);
    client.release();
  });
  const graphSeconds = await secondsOf(() => buildGraph(database, first.id));
  const model = await new ServingModels(database).active();
  if (model === null) throw new Error('The model does not serve.');
  const { rows } = await database.pool.query<{ id: number }>(
    `SELECT movie_id AS id FROM model_vector_${model.id} ORDER BY vote_count > 500 DESC, hashint4(movie_id) LIMIT $1`,
    [queries],
  );
  const seeds = rows.map(({ id }) => id);
  const [limit] = POOL_SIZES;
  const byGraph = planNeighbours(model.statistics, { includeAdult: true }, limit);
  const byLists = planNeighbours({ ...model.statistics, graph: false }, { includeAdult: true }, limit);
  if (completePlan(byGraph, model.statistics, limit) === null) throw new Error('The graph does not serve.');
  const exact = await ask(database, model, { method: 'exact' }, seeds.slice(0, 50));
  const cells = [];
  for (const [seconds, plan] of [
    [graphSeconds, byGraph],
    [listSeconds, byLists],
  ] as const) {
    await ask(database, model, plan, seeds.slice(0, 20));
    const found = await ask(database, model, plan, seeds);
    cells.push(
      seconds.toFixed(1),
      found.cpuMs.toFixed(2),
      recall(found.lists, exact.lists, NEIGHBOURS).toFixed(3),
      recall(found.lists, exact.lists, limit).toFixed(3),
    );
  }
  return cells;
}

interface Asked {
  readonly lists: readonly (readonly number[])[];
  /** Of the database, a question. */
  readonly cpuMs: number;
}

/** Asks for the pool of each movie on one connection, by the plan given. */
async function ask(
  database: Database,
  model: ServingModel,
  plan: NeighbourPlan,
  seeds: readonly number[],
): Promise<Asked> {
  const lists: number[][] = [];
  const [limit] = POOL_SIZES;
  const cpuMs = await database.transaction(async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const cpu = database.kind === 'embedded' ? ownCpuMs : () => cpuMsOf(rows[0]!.pid);
    const before = await cpu();
    for (const movieId of seeds) {
      const { name, settings, text, values } = neighbourStatement(
        {
          modelId: model.id,
          dimensions: model.dimensions,
          tastes: [{ likes: [movieId], dislikes: [], excluded: [] }],
          filter: { includeAdult: true },
          limit,
          ranking: 'similarity',
          best: limit,
          part: 'indexed',
          withEmbeddings: false,
        },
        plan,
        model.statistics.labels,
      );
      if (settings.length > 0) await client.query(settings.join('; '));
      const found = await client.query<NeighbourRow>({
        ...(name === null ? {} : { name }),
        text,
        values: [...values],
      });
      const similar = found.rows.filter(({ similarity }) => similarity !== null);
      similar.sort((a, b) => b.similarity! - a.similarity! || a.movieId - b.movieId);
      lists.push(similar.map((row) => row.movieId));
    }
    return ((await cpu()) - before) / seeds.length;
  });
  return { lists, cpuMs };
}

function recall(
  found: readonly (readonly number[])[],
  exact: readonly (readonly number[])[],
  first: number,
): number {
  let [hits, wanted] = [0, 0];
  for (const [i, list] of exact.entries()) {
    const best = new Set(list.slice(0, first));
    wanted += best.size;
    hits += found[i]!.slice(0, first).filter((id) => best.has(id)).length;
  }
  return hits / wanted;
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** Time that a process has spent on a processor. */
async function cpuMsOf(pid: number): Promise<number> {
  const [nanoseconds] = (await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ');
  return Number(nanoseconds) / 1e6;
}

/** With what this process does to ask. */
function ownCpuMs(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return Promise.resolve((user + system) / 1e3);
}
