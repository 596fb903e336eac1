import type { Pool, PoolClient } from 'pg';
import type { Orm } from './orm.ts';

/**
 * One PostgreSQL database, embedded or on a server, with the same interface. The embedded one has a single connection,
 * so a transaction makes everybody else wait: keep transactions short while serving.
 */
export interface Database {
  readonly kind: 'embedded' | 'server';
  readonly pool: Pool;
  readonly orm: Orm;
  /** BEGIN with `settings` (SET LOCAL ...), `work`, COMMIT; ROLLBACK if `work` throws. */
  transaction<T>(work: (client: PoolClient) => Promise<T>, settings?: readonly string[]): Promise<T>;
  /**
   * Binary COPY into `table (columns)`. Each chunk holds whole tuples in PostgreSQL's binary COPY format, without the
   * file's header and trailer. Runs on `client`, inside its transaction. Returns the number of rows written.
   */
  copy(
    client: PoolClient,
    target: CopyTarget,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<number>;
  /** Looks up types that extensions created after `client` connected; `migrate` calls it. */
  learnTypes(client: PoolClient): Promise<void>;
  /** For how many milliseconds all connections have been in use and none was returned; 0 while one is free. */
  stuckMs(): number;
  /** Ends all connections, and writes the embedded database to disk. */
  close(): Promise<void>;
}

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
  /**
   * COPY's FREEZE: writes rows as visible to everybody, so that VACUUM need not write them again. The table must have
   * been created or truncated in this transaction.
   */
  readonly freeze?: boolean;
}
