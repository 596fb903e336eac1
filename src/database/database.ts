import type { Pool, PoolClient } from 'pg';
import type { Orm } from './orm.ts';

/**
 * One PostgreSQL database, embedded or on a server; callers cannot tell which. The embedded one has a
 * single connection, so a transaction makes everybody else wait: keep transactions short while serving.
 */
export interface Database {
  readonly kind: 'embedded' | 'server';
  readonly pool: Pool;
  readonly orm: Orm;
  /** BEGIN with `settings` (SET LOCAL ...), `work`, COMMIT; ROLLBACK when `work` throws. */
  transaction<T>(work: (client: PoolClient) => Promise<T>, settings?: readonly string[]): Promise<T>;
  /**
   * Binary COPY into `table (columns)`. Each chunk holds whole tuples in PostgreSQL's binary COPY format,
   * without the file's header and trailer. Runs on `client`, inside its transaction. Returns rows written.
   */
  copy(
    client: PoolClient,
    target: CopyTarget,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<number>;
  /** Finds the types that extensions created since `client` connected; `migrate` calls it. */
  learnTypes(client: PoolClient): Promise<void>;
  /** For how many milliseconds every connection has been taken and none given back; 0 while there is room. */
  stuckMs(): number;
  /** Ends all connections; the embedded database is on disk then. */
  close(): Promise<void>;
}

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
  /**
   * Writes rows as everybody will see them for good, which spares writing them again later. The table has to be created
   * or emptied in this transaction.
   */
  readonly freeze?: boolean;
}
