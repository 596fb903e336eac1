// The thread that hosts the embedded database: PGlite runs queries synchronously and would block the main thread. It is
// plain JavaScript, so that a checkout starts it as fast as a package, without compiling anything.
import { Blob, Buffer } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';

if (!parentPort) throw new Error('embedded-worker.mjs runs as a worker thread');
const port = parentPort;

/** @type {(message: import('./embedded-protocol.ts').EmbeddedReply, transfer?: ArrayBuffer[]) => void} */
const reply = (message, transfer = []) => {
  port.postMessage(message, transfer);
};

const database = await PGlite.create({ dataDir: workerData.directory, extensions: { vector, pg_trgm } });

/** @type {(request: import('./embedded-protocol.ts').EmbeddedRequest) => Promise<void>} */
async function handle(request) {
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

/**
 * A Query message of the wire protocol.
 * @type {(sql: string) => Uint8Array}
 */
function simpleQuery(sql) {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length, 'Q');
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
}

/** @type {(error: unknown) => import('./embedded-protocol.ts').CopyError} */
function describe(error) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, detail, where, constraint, column, table } =
    /** @type {Partial<import('./embedded-protocol.ts').CopyError>} */ (error);
  return { message: error.message, code, detail, where, constraint, column, table };
}

let queue = Promise.resolve();
port.on('message', (/** @type {import('./embedded-protocol.ts').EmbeddedRequest} */ request) => {
  queue = queue
    .then(() => handle(request))
    .catch((error) => {
      reply({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
    });
});
reply({ kind: 'ready' });
