import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import { ACTIVE_MODEL_ID, activeModelId } from './active-model.ts';
import { openServer } from './server-database.ts';
import { parseAddress } from './server-address.ts';
import { isDatabaseUnavailable } from './unavailable.ts';
import { withSpare } from './spare-database.ts';
import { WalHistory } from './wal-history.ts';

export interface ReplicaOptions {
  /** One address for each replica, in the form of DATABASE_URL. */
  readonly urls: readonly string[];
  /** A replica that is further behind than this is left out. */
  readonly maxLagMs: number;
  readonly checkEveryMs?: number;
  /** Called when the condition of a replica changes. */
  readonly onChange?: (host: string, condition: ReplicaCondition, lagMs: number | null) => void;
}

export type ReplicaCondition = 'serving' | 'lagging' | 'down';

/** Where a whole request reads, and the model that answers it; null before the first training. */
export interface ReadPlace {
  readonly database: Database;
  readonly modelId: number | null;
}

interface Replica {
  readonly url: string;
  readonly host: string;
  database: Database | null;
  condition: ReplicaCondition;
  /** Ids of its complete models. */
  models: ReadonlySet<number>;
  /** How far it had replayed the write-ahead log of the primary, in bytes, when it was last checked. */
  position: number;
}

const CHECK_EVERY_MS = 1_000;
/** A server that takes longer than this to answer a check counts as down. */
const PATIENCE_MS = 2_000;

/**
 * Spreads requests over the streaming replicas of a primary. Replicas that are down, lag, or do not have the active
 * model yet are left out for the time being. If none is left, the primary answers.
 *
 * A request reads everything from one place, with the model that is active on the primary when it begins. So the pages
 * and cursors of a list agree whichever replica answers, even while a new model is being replicated. This is why
 * drizzle's `withReplicas` does not fit: it picks a replica for each statement, does not check their health, and sees
 * only statements of its query builder, while the important ones here are written as SQL.
 */
export class ReadReplicas {
  readonly #primary: Database;
  readonly #replicas: readonly Replica[];
  readonly #options: ReplicaOptions;
  readonly #history: WalHistory;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<unknown>;
  #primaryIsUp = true;
  /** The primary's active model when it was last asked. */
  #activeModel: number | null = null;
  /** This process has written to the log up to this position. Replicas that have not reached it are left out. */
  #writtenUpTo = 0;
  #turn = 0;

  /** Neither waits for the replicas nor closes `primary`. */
  constructor(primary: Database, options: ReplicaOptions) {
    this.#primary = primary;
    this.#options = options;
    this.#history = new WalHistory(options.maxLagMs);
    this.#replicas = options.urls.map((url) => {
      const { host } = parseAddress(url);
      return { url, host, database: null, condition: 'down', models: new Set(), position: 0 };
    });
    this.#watching = Promise.all([
      this.#repeat(() => this.#checkPrimary()),
      ...this.#replicas.map((replica) => this.#repeat(() => this.#check(replica))),
    ]);
  }

  /** Where the next request reads. Never throws: if no place works, it is the primary. */
  async choose(): Promise<ReadPlace> {
    const modelId = await this.#askForModel();
    const able = this.#replicas.filter((replica) => this.#isAble(replica, modelId));
    const replica = able[this.#turn++ % able.length];
    const database = replica?.database;
    return { database: database ? withSpare(database, this.#primary) : this.#primary, modelId };
  }

  /** From now on, requests see everything written so far, however far the replicas lag. */
  async noteWrite(): Promise<void> {
    const { position } = await inspect(this.#primary);
    this.#writtenUpTo = Math.max(this.#writtenUpTo, position);
  }

  /** Where to read outside a request: the primary, or a replica while the primary is down. */
  get anywhere(): Database {
    if (this.#primaryIsUp) return this.#primary;
    const replica = this.#replicas.find((each) => this.#isAble(each, this.#activeModel));
    return replica?.database ?? this.#primary;
  }

  /** How many replicas there are, and how many serve. */
  get counts(): { readonly all: number; readonly serving: number } {
    const serving = this.#replicas.filter(({ condition }) => condition === 'serving');
    return { all: this.#replicas.length, serving: serving.length };
  }

  /** How many replicas are in each condition. */
  get conditions(): Readonly<Record<ReplicaCondition, number>> {
    const conditions = { serving: 0, lagging: 0, down: 0 };
    for (const { condition } of this.#replicas) conditions[condition]++;
    return conditions;
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
    await Promise.all(
      this.#replicas.map(async ({ database }) => {
        await database?.close();
      }),
    );
  }

  async #askForModel(): Promise<number | null> {
    if (!this.#primaryIsUp) return this.#activeModel;
    try {
      this.#activeModel = await activeModelId(this.#primary.pool);
    } catch (error) {
      if (isDatabaseUnavailable(error)) this.#primaryIsUp = false;
    }
    return this.#activeModel;
  }

  async #repeat(check: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await check();
      await sleep(this.#options.checkEveryMs ?? CHECK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #checkPrimary(): Promise<void> {
    try {
      const { position, active } = await inspect(this.#primary);
      this.#history.add(position);
      this.#activeModel = active;
      this.#primaryIsUp = true;
    } catch {
      this.#primaryIsUp = false;
    }
  }

  async #check(replica: Replica): Promise<void> {
    try {
      replica.database ??= await openServer({
        url: replica.url,
        signal: this.#stopping.signal,
        onUnreachable: () => {
          this.#note(replica, 'down', null);
        },
      });
      const { position, models } = await inspect(replica.database);
      replica.models = new Set(models);
      replica.position = position;
      const lagMs = this.#history.lagMs(position);
      this.#note(replica, lagMs > this.#options.maxLagMs ? 'lagging' : 'serving', lagMs);
    } catch {
      this.#note(replica, 'down', null);
    }
  }

  #isAble({ condition, models, position }: Replica, modelId: number | null): boolean {
    const hasModel = modelId === null || models.has(modelId);
    return condition === 'serving' && hasModel && position >= this.#writtenUpTo;
  }

  #note(replica: Replica, condition: ReplicaCondition, lagMs: number | null): void {
    if (replica.condition === condition) return;
    replica.condition = condition;
    this.#options.onChange?.(replica.host, condition, lagMs);
  }
}

interface Inspection {
  /** Bytes of write-ahead log written (primary) or replayed (replica) since the beginning. */
  readonly position: number;
  readonly active: number | null;
  readonly models: readonly number[];
}

async function inspect(database: Database): Promise<Inspection> {
  const asked = database.pool.query<Inspection>({
    name: 'replica_check',
    text: `SELECT (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END) - '0/0' AS position,
             ${ACTIVE_MODEL_ID} AS active,
             ARRAY(SELECT id FROM model WHERE status IN ('ready', 'active')) AS models`,
  });
  const patience = new AbortController();
  const tooLate = sleep(PATIENCE_MS, null, { signal: patience.signal, ref: false }).catch(() => null);
  const answered = await Promise.race([asked, tooLate]).finally(() => {
    patience.abort();
  });
  asked.catch(() => undefined);
  const found = answered?.rows[0];
  if (found === undefined) throw new Error('the server did not answer the check in time');
  return found;
}
