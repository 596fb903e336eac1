/** Advisory locks have two integers as their key. The first is the same for all locks of this program. */
const REELGRAPH = 0x7265656c;

export const LOCKS = {
  /** Held while tables are created or changed. */
  migration: [REELGRAPH, 1],
  /** Held by the one training that runs. */
  training: [REELGRAPH, 2],
  /** Held while a batch of movies is written. */
  ingest: [REELGRAPH, 3],
  /** Held by the one `start` that fills an empty database. */
  start: [REELGRAPH, 4],
} as const;
