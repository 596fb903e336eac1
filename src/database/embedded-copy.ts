import type { PoolClient } from 'pg';
import type { CopyTarget } from './database.ts';
import { copyCommand, COPY_HEADER, COPY_TRAILER } from './copy-format.ts';
import type { EmbeddedHost } from './embedded-host.ts';

/** Bytes passed to the embedded database at a time. It holds them twice while it reads them. */
const BATCH_BYTES = 4 << 20;

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Binary COPY, batch by batch to save memory. Writes all rows or none, as on a server. */
export async function copyEmbedded(
  host: EmbeddedHost,
  client: PoolClient,
  target: CopyTarget,
  chunks: Chunks,
): Promise<number> {
  // The batches are several statements, and only a transaction makes them all or nothing.
  const own = client.getTransactionStatus() === 'I';
  if (own) await client.query('BEGIN');
  try {
    const rows = await copyBatches(host, copyCommand(target, "'/dev/blob'"), chunks);
    if (own) await client.query('COMMIT');
    return rows;
  } catch (error) {
    if (own) await client.query('ROLLBACK');
    throw error;
  }
}

async function copyBatches(host: EmbeddedHost, sql: string, chunks: Chunks): Promise<number> {
  let rows = 0;
  let batch: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const parts = [Uint8Array.from(COPY_HEADER), ...batch, Uint8Array.from(COPY_TRAILER)];
    batch = [];
    bytes = 0;
    rows += await host.copy(sql, parts);
  };
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    // A copy: the caller may reuse the chunk's memory, and the batch is transferred to the thread.
    batch.push(new Uint8Array(chunk));
    bytes += chunk.length;
    if (bytes >= BATCH_BYTES) await flush();
  }
  if (bytes > 0) await flush();
  return rows;
}
