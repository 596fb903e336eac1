import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyCommand, COPY_HEADER, COPY_TRAILER } from './copy-format.ts';
import type { CopyTarget, Database } from './database.ts';
import { openOrm } from './orm.ts';
import { FailoverPool } from './failover-pool.ts';
import { parseAddress } from './server-address.ts';
import { checkServer, explainConnectionError } from './server-check.ts';
import { runTransaction } from './transaction.ts';
import { TypeParsers } from './type-parsers.ts';

export interface ConnectionOptions {
  readonly url: string;
  /** Default 10. */
  readonly maxConnections?: number | undefined;
  /** Opens a server even if it lacks what is needed, to find out what that is. */
  readonly unchecked?: boolean | undefined;
  /** How long to wait for a connection; default 5,000. */
  readonly connectTimeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when a connection breaks or no address can be reached. */
  readonly onUnreachable?: () => void;
}

const DEFAULT_CONNECTIONS = 10;

/** Connects to a PostgreSQL server and checks that it has what is needed. */
export async function openServer(options: ConnectionOptions): Promise<Database> {
  const { url, maxConnections = DEFAULT_CONNECTIONS, signal, onUnreachable } = options;
  const address = parseAddress(url);
  const types = new TypeParsers();
  const { connectTimeoutMs } = options;
  const pool = new FailoverPool({ address, maxConnections, types, connectTimeoutMs, onUnreachable });

  try {
    signal?.throwIfAborted();
    const client = await pool.connect().catch((error: unknown) => {
      throw explainConnectionError(error, address);
    });
    try {
      if (options.unchecked !== true) await checkServer(client, address);
    } finally {
      client.release();
    }
    signal?.throwIfAborted();
  } catch (error) {
    await pool.end();
    throw error;
  }

  let closing: Promise<void> | undefined;
  return {
    kind: 'server',
    pool,
    orm: openOrm(pool),
    transaction: (work, settings) => runTransaction(pool, work, settings),
    copy: copyToServer,
    learnTypes: (client) => types.learn(client),
    stuckMs: () => pool.stuckMs,
    close: () => (closing ??= pool.end()),
  };
}

async function copyToServer(
  client: PoolClient,
  target: CopyTarget,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number> {
  const stream = client.query(copyFrom(copyCommand(target, 'STDIN')));
  await pipeline(Readable.from(withEnvelope(chunks)), stream);
  return stream.rowCount;
}

async function* withEnvelope(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield COPY_HEADER;
  yield* chunks;
  yield COPY_TRAILER;
}
