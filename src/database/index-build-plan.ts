import type { Database } from './database.ts';

/** The settings of a server, and what it is asked to index. */
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
 * Models with at least this many movies get an HNSW graph. A graph answers questions without a filter or with a wide
 * one (recommend/neighbour-plan.ts): it takes two thirds of the time of the inverted lists, and finds more. In smaller
 * models that gain is not worth the wait; nor is it in the embedded database, where a graph takes longer to build than
 * the rest of a training. Measured by `npm run bench -- graph`: BENCHMARKS.md.
 */
export const MIN_GRAPH_MOVIES: Readonly<Record<Database['kind'], number>> = {
  server: 10_000,
  embedded: 100_000,
};

/** Size of a graph node without its vector: links, headers and slack, for m = 16. */
const NODE_BYTES = 600;

/** Memory that building a graph takes. */
export function graphBytes(vectors: number, dimensions: number): number {
  return vectors * (dimensions * 4 + NODE_BYTES);
}

/**
 * Memory and workers for an HNSW build. A graph that fits in maintenance_work_mem is built several times faster than
 * one that does not, so the build may take as much as shared_buffers if that is more. Parallel builds are unsound in
 * pgvector before 0.8.2, and the operator may forbid workers; then there are none.
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
