import type { Database } from './database.ts';
import { openEmbedded } from './embedded-database.ts';
import { openServer } from './server-database.ts';

export interface OpenOptions {
  /** postgres://user:password@host:port/database. Without it, the embedded database is opened. */
  readonly url?: string | undefined;
  /** Where the embedded database is; created if it does not exist. */
  readonly dataDirectory: string;
  /** At most this many connections to a server. The embedded database has one. */
  readonly maxConnections?: number | undefined;
  /** Opens a server even if it lacks what is needed. */
  readonly unchecked?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens the database on the server at `url`, or the embedded one in `dataDirectory`. `migrate` creates its tables.
 * If the database cannot be used, throws a DatabaseError that says what to do.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  options.signal?.throwIfAborted();
  if (options.url === undefined || options.url === '') return openEmbedded(options.dataDirectory);
  const { url, maxConnections, unchecked, signal } = options;
  return openServer({ url, maxConnections, unchecked, signal });
}
