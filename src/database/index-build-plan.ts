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
  /** Whether a graph is built at all. */
  readonly hnsw: boolean;
  readonly memoryKb: number;
  readonly workers: number;
}

/**
 * With fewer vectors even an analyst's `ORDER BY embedding <=> ...` reads them all in a few milliseconds, and a graph takes
 * longer to build than everything else. Recommendations use it only in much larger models (recommend/neighbour-plan.ts).
 */
export const HNSW_FROM = 10_000;

/** Links, heads and slack of a graph node beside its vector, for m = 16. */
const NODE_BYTES = 600;

/**
 * Memory and workers for an HNSW build. A graph that fits in maintenance_work_mem is built several times
 * faster than one that does not, so it may take up to what the operator gave to shared_buffers when that is
 * more. Parallel builds of pgvector before 0.8.2 are not sound. Where the operator forbids workers, none.
 */
export function planIndexBuild(settings: ServerSettings, hnswFrom = HNSW_FROM): IndexBuildPlan {
  const neededKb = Math.ceil((settings.vectors * (settings.dimensions * 4 + NODE_BYTES)) / 1024);
  const memoryKb = Math.max(settings.memoryKb, Math.min(neededKb, settings.sharedBuffersKb));
  const [major = 0, minor = 0, patch = 0] = settings.pgvector.split('.').map(Number);
  const sound = major * 1e6 + minor * 1e3 + patch >= 8_002;
  const workers =
    sound && settings.maintenanceWorkers > 0
      ? Math.max(settings.maintenanceWorkers, Math.floor(settings.parallelWorkers / 2))
      : 0;
  return { hnsw: settings.vectors >= hnswFrom, memoryKb, workers };
}
