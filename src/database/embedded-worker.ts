import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';
import type { CopyError, EmbeddedReply, EmbeddedRequest } from './embedded-protocol.ts';

/** The thread that hosts the embedded database: PGlite runs queries synchronously and would block the main thread. */
if (!parentPort) throw new Error('embedded-worker.ts runs as a worker thread');
const port = parentPort;
const reply = (message: EmbeddedReply, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

const { directory } = workerData as { directory: string };
const database = await PGlite.create({ dataDir: directory, extensions: { vector, pg_trgm } });

async function handle(request: EmbeddedRequest): Promise<void> {
  switch (request.kind) {
    case 'wire': {
      // The result may be a view of PGlite's own memory, so it is copied before it is transferred.
      const bytes = new Uint8Array(await database.execProtocolRaw(request.bytes));
      reply({ kind: 'wire', session: request.session, bytes }, [bytes.buffer]);
      return;
    }
    case 'endSession':
      await database.execProtocolRaw(simpleQuery('ROLLBACK'));
      await database.execProtocolRaw(simpleQuery('DISCARD ALL'));
      return;
    case 'copy':
      try {
        const result = await database.query(request.sql, [], { blob: new Blob([...request.bytes]) });
        reply({ kind: 'copied', id: request.id, rows: result.affectedRows ?? 0 });
      } catch (error) {
        reply({ kind: 'copyFailed', id: request.id, error: describe(error) });
      }
      return;
    case 'close':
      await database.close();
      reply({ kind: 'closed' });
      port.close();
  }
}

/** A Query message of the wire protocol. */
function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length, 'Q');
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
}

function describe(error: unknown): CopyError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, detail, where, constraint, column, table } = error as Partial<CopyError>;
  return { message: error.message, code, detail, where, constraint, column, table };
}

let queue: Promise<void> = Promise.resolve();
port.on('message', (request: EmbeddedRequest) => {
  queue = queue
    .then(() => handle(request))
    .catch((error: unknown) => {
      reply({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
    });
});
reply({ kind: 'ready' });
