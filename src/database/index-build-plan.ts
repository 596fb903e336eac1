import type { Database } from './database.ts';

/** What a server has and is asked to index. */
export interface ServerSettings {
  /** Version of the extension. */
  readonly pgvector: string;
  readonly vectors: number;
  readonly dimensions: number;
  /** maintenance_work_mem. */
  readonly memoryKb: number;
  readonly sharedBuffersKb: number;
  /** max_parallel_maintenance_workers. */
  readonly maintenanceWorkers: number;
  /** max_parallel_workers. */
  readonly parallelWorkers: number;
}

export interface IndexBuildPlan {
  readonly memoryKb: number;
  readonly workers: number;
}

/**
 * A model of so many movies or more gets an HNSW graph, and wherever there is a graph it answers the questions without a
 * filter (recommend/neighbour-plan.ts). It takes two thirds of the time of the inverted lists and finds more. In smaller
 * models, and in the embedded database, where it takes longer to build than all the rest of a training, that is not worth
 * the wait. Measured by `npm run bench -- graph`: BENCHMARKS.md.
 */
export const MIN_GRAPH_MOVIES: Readonly<Record<Database['kind'], number>> = {
  server: 10_000,
  embedded: 100_000,
};

/** Links, heads and slack of a graph node beside its vector, for m = 16. */
const NODE_BYTES = 600;

/** What building a graph in memory takes. */
export function graphBytes(vectors: number, dimensions: number): number {
  return vectors * (dimensions * 4 + NODE_BYTES);
}

/**
 * Memory and workers for an HNSW build. A graph that fits in maintenance_work_mem is built several times
 * faster than one that does not, so it may take up to what the operator gave to shared_buffers when that is
 * more. Parallel builds of pgvector before 0.8.2 are not sound. Where the operator forbids workers, none.
 */
export function planIndexBuild(settings: ServerSettings): IndexBuildPlan {
  const neededKb = Math.ceil(graphBytes(settings.vectors, settings.dimensions) / 1024);
  const memoryKb = Math.max(settings.memoryKb, Math.min(neededKb, settings.sharedBuffersKb));
  const [major = 0, minor = 0, patch = 0] = settings.pgvector.split('.').map(Number);
  const sound = major * 1e6 + minor * 1e3 + patch >= 8_002;
  const workers =
    sound && settings.maintenanceWorkers > 0
      ? Math.max(settings.maintenanceWorkers, Math.floor(settings.parallelWorkers / 2))
      : 0;
  return { memoryKb, workers };
}
