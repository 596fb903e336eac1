import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../database/database.ts';
import { parseAddress } from '../../database/server-address.ts';
import { openServer } from '../../database/server-database.ts';
import { ACTIVE_MODEL_ID } from '../../database/active-model.ts';

/** What `doctor` looks at of a replica. */
export interface ReplicaFacts {
  readonly host: string;
  /** Why it cannot be used; null when it can. */
  readonly failure: string | null;
  /** False for a server that follows no primary. */
  readonly standby: boolean;
  /** Write-ahead log of the primary that it had not replayed after the patience; 0 when it had all. */
  readonly behindBytes: number;
  /** Active there. */
  readonly modelId: number | null;
}

/** A healthy replica replays in milliseconds what its primary has written. */
const PATIENCE_MS = 3_000;
const POLL_MS = 200;

export function readReplicaFacts(primary: Database, urls: readonly string[]): Promise<ReplicaFacts[]> {
  return Promise.all(urls.map((url) => readReplica(primary, url)));
}

async function readReplica(primary: Database, url: string): Promise<ReplicaFacts> {
  const { host } = parseAddress(url);
  try {
    const replica = await openServer({ url, maxConnections: 1 });
    try {
      return { host, failure: null, ...(await compare(primary, replica)) };
    } finally {
      await replica.close();
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { host, failure, standby: false, behindBytes: 0, modelId: null };
  }
}

async function compare(
  primary: Database,
  replica: Database,
): Promise<Pick<ReplicaFacts, 'standby' | 'behindBytes' | 'modelId'>> {
  const written = await primary.pool.query<{ position: string }>(
    'SELECT pg_current_wal_lsn()::text AS position',
  );
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await replica.pool.query<{
      standby: boolean;
      behind: number | null;
      model: number | null;
    }>(
      `SELECT pg_is_in_recovery() AS standby, $1::pg_lsn - pg_last_wal_replay_lsn() AS behind,
         ${ACTIVE_MODEL_ID} AS model`,
      [written.rows[0]?.position],
    );
    const found = rows[0];
    if (!found) throw new Error('the replica told nothing of itself');
    const behindBytes = Math.max(0, found.behind ?? 0);
    if (behindBytes === 0 || performance.now() > deadline) {
      return { standby: found.standby, behindBytes, modelId: found.model };
    }
    await sleep(POLL_MS);
  }
}
