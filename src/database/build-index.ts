import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { buildFirstPass } from './build-first-pass.ts';
import type { Database } from './database.ts';
import { MIN_GRAPH_MOVIES, planIndexBuild } from './index-build-plan.ts';
import type { IndexBuildPlan, ServerSettings } from './index-build-plan.ts';
import { type Patience, patientTransaction } from './patience.ts';
import { graphIndex, restIndex, vectorTable } from './vector-table.ts';

export interface IndexOptions extends Patience {
  /** Whether to build an HNSW graph; by default if the model is large enough to gain from it. */
  readonly graph?: boolean;
  /** Candidates considered for each node's links. More make a better graph and a slower build. */
  readonly efConstruction?: number;
  /**
   * Called with the share of the vectors that the index holds, 0 to 1: on a server every half second, and at the end.
   */
  readonly onProgress?: (share: number) => void;
}

const POLL_MS = 500;
/** PostgreSQL's code for a full disk. It also means that /dev/shm is too small: Docker gives 64 MB. */
const DISK_FULL = '53100';

/**
 * Builds the indexes for searching a model's vectors: the first pass, and in large models pgvector's HNSW graph (Malkov
 * & Yashunin 2016) by cosine distance over the indexable movies. A server uses as much memory and as many workers as
 * its settings allow.
 */
export function buildIndex(database: Database, modelId: number, options: IndexOptions = {}): Promise<void> {
  return withBuilder(database, modelId, options, async (client, settings) => {
    const { graph = settings.vectors >= MIN_GRAPH_MOVIES[database.kind] } = options;
    if (graph) await createGraph(client, modelId, graphIndex(modelId), settings, options);
    await build(client, planIndexBuild(settings), restIndex(modelId));
    await client.query(`VACUUM (ANALYZE) ${vectorTable(modelId)}`);
    await buildFirstPass(database, client, modelId, options);
  });
}

/** Builds or rebuilds the HNSW graph of a model of any size. Writers of its vectors wait. */
export function buildGraph(database: Database, modelId: number, options: IndexOptions = {}): Promise<void> {
  return withBuilder(database, modelId, options, async (client, settings) => {
    const [name, next] = [graphIndex(modelId), `${graphIndex(modelId)}_next`];
    await createGraph(client, modelId, next, settings, options);
    await patientTransaction(
      database,
      (swap) => swap.query(`DROP INDEX IF EXISTS ${name}; ALTER INDEX ${next} RENAME TO ${name}`),
      options,
    );
  });
}

async function withBuilder(
  database: Database,
  modelId: number,
  options: IndexOptions,
  work: (client: PoolClient, settings: ServerSettings) => Promise<void>,
): Promise<void> {
  const client = await database.pool.connect();
  let failed = true;
  try {
    options.signal?.throwIfAborted();
    const settings = await readSettings(client, modelId);
    await whileWatching(database, client, options, () => work(client, settings));
    failed = false;
  } finally {
    client.release(failed);
  }
  options.onProgress?.(1);
}

async function createGraph(
  client: PoolClient,
  modelId: number,
  name: string,
  settings: ServerSettings,
  { efConstruction = 64 }: IndexOptions,
): Promise<void> {
  const plan = planIndexBuild(settings);
  const statement = `CREATE INDEX ${name} ON ${vectorTable(modelId)} USING hnsw (embedding vector_cosine_ops)
     WITH (m = 16, ef_construction = ${Math.trunc(efConstruction)}) WHERE indexable`;
  try {
    await build(client, plan, statement);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== DISK_FULL || plan.workers === 0) throw error;
    await build(client, { ...plan, workers: 0 }, statement);
  }
}

async function build(client: PoolClient, plan: IndexBuildPlan, statement: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL maintenance_work_mem = '${plan.memoryKb}kB'`);
    await client.query(`SET LOCAL max_parallel_maintenance_workers = ${plan.workers}`);
    await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function readSettings(client: PoolClient, modelId: number): Promise<ServerSettings> {
  const { rows } = await client.query<ServerSettings>(
    `SELECT (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS "pgvector",
       (SELECT count(*) FROM ${vectorTable(modelId)} WHERE indexable) AS "vectors",
       (SELECT dimensions FROM model WHERE id = $1) AS "dimensions",
       (SELECT setting::bigint FROM pg_settings WHERE name = 'maintenance_work_mem') AS "memoryKb",
       (SELECT setting::bigint * 8 FROM pg_settings WHERE name = 'shared_buffers') AS "sharedBuffersKb",
       current_setting('max_parallel_maintenance_workers')::integer AS "maintenanceWorkers",
       current_setting('max_parallel_workers')::integer AS "parallelWorkers"`,
    [modelId],
  );
  const settings = rows[0];
  if (!settings) throw new Error('pg_settings returned no row');
  return settings;
}

/** Runs `work` on `client`. On a server, another connection reports its progress and cancels it on abort. */
async function whileWatching(
  database: Database,
  client: PoolClient,
  { signal, onProgress }: IndexOptions,
  work: () => Promise<void>,
): Promise<void> {
  if (database.kind === 'embedded') return work();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  // Makes the server stop soon if this process is killed. Not every platform supports it.
  await client.query(`SET client_connection_check_interval = '2s'`).catch(() => undefined);
  const done = new AbortController();
  const cancel = (): void => {
    database.pool.query('SELECT pg_cancel_backend($1)', [pid]).catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel);
  // Not awaited: its query may be waiting for the very connection that is released after this.
  if (onProgress) void watchProgress(database, pid, done.signal, onProgress);
  try {
    await work();
    await client.query('RESET client_connection_check_interval');
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    done.abort();
  }
}

async function watchProgress(
  database: Database,
  pid: number,
  done: AbortSignal,
  onProgress: (share: number) => void,
): Promise<void> {
  const isDone = (): boolean => done.aborted;
  while (!isDone()) {
    await sleep(POLL_MS, undefined, { signal: done }).catch(() => undefined);
    const share = isDone() ? null : await readProgress(database, pid).catch(() => null);
    if (share !== null && !isDone()) onProgress(share);
  }
}

/** Finds the build of a graph by its phase: the view has no index_relid before the index exists. */
async function readProgress(database: Database, pid: number): Promise<number | null> {
  const { rows } = await database.pool.query<{ share: number | null }>(
    `SELECT blocks_done::double precision / nullif(blocks_total, 0) AS share
     FROM pg_stat_progress_create_index WHERE pid = $1 AND phase = 'building index: loading tuples'`,
    [pid],
  );
  return rows[0]?.share ?? null;
}
