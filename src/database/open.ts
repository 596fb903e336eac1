import type { Database } from './database.ts';
import { openEmbedded } from './embedded-database.ts';
import { openServer } from './server-database.ts';

export interface OpenOptions {
  /** postgres://user:password@host:port/database; without it the embedded database is opened. */
  readonly url?: string | undefined;
  /** Where the embedded database lives; made when it is not there. */
  readonly dataDirectory: string;
  /** Connections to a server at most; the embedded database has one. */
  readonly maxConnections?: number | undefined;
  /** Opens a server also when it lacks what is needed. */
  readonly unchecked?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens the database on the server at `url`, or the embedded one in `dataDirectory`. Tables come from
 * `migrate`. Throws DatabaseError, which says what to do, when it cannot be used.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  options.signal?.throwIfAborted();
  if (options.url === undefined || options.url === '') return openEmbedded(options.dataDirectory);
  const { url, maxConnections, unchecked, signal } = options;
  return openServer({ url, maxConnections, unchecked, signal });
}
