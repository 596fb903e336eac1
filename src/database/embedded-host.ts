import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import type { EmbeddedReply, EmbeddedRequest } from './embedded-protocol.ts';
import { EmbeddedStream } from './embedded-stream.ts';
import { DatabaseError } from './errors.ts';

interface PendingCopy {
  resolve(rows: number): void;
  reject(error: Error): void;
}

/**
 * The thread that hosts an embedded database, and the streams that connect to it. PGlite is one PostgreSQL session:
 * one client at a time uses it, and the session is reset before the next.
 */
export class EmbeddedHost {
  readonly #worker: Worker;
  #stream: EmbeddedStream | null = null;
  #session = 0;
  #copies = new Map<number, PendingCopy>();
  #copyCount = 0;
  #failure: Error | null = null;
  #closed: Promise<void> | null = null;
  readonly #exited: Promise<void>;
  #resolveReady: () => void = () => undefined;
  #rejectReady: (error: Error) => void = () => undefined;

  private constructor(directory: string) {
    this.#worker = startWorker(directory);
    this.#worker.on('message', (message: EmbeddedReply) => {
      this.#receive(message);
    });
    this.#worker.on('error', (error) => {
      this.#fail(error);
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        if (!this.#closed) this.#fail(new Error(`its thread ended with code ${code}`));
        resolve();
      });
    });
  }

  /** Resolves when the database is ready. Throws DatabaseError if it does not start. */
  static async start(directory: string): Promise<EmbeddedHost> {
    const host = new EmbeddedHost(directory);
    try {
      await new Promise<void>((resolve, reject) => {
        host.#resolveReady = resolve;
        host.#rejectReady = reject;
      });
    } catch (error) {
      host.#closed = host.#exited;
      await host.#worker.terminate();
      throw await explainStart(directory, error as Error);
    }
    return host;
  }

  /** A stream for a new client, which replaces the previous client. */
  connect(): EmbeddedStream {
    this.#stream?.destroy();
    const session = ++this.#session;
    const stream = new EmbeddedStream({
      send: (bytes) => {
        this.#post({ kind: 'wire', session, bytes }, [bytes.buffer]);
      },
      ended: () => {
        if (this.#stream === stream) this.#stream = null;
        this.#post({ kind: 'endSession' });
      },
    });
    this.#stream = stream;
    if (this.#failure) stream.destroy(this.#failure);
    return stream;
  }

  /**
   * Runs `COPY ... FROM '/dev/blob'` over `bytes` in the session of the current client. The bytes are transferred, so
   * the caller cannot use them any more. Returns the number of rows written.
   */
  copy(sql: string, bytes: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#copyCount;
    return new Promise((resolve, reject) => {
      this.#copies.set(id, { resolve, reject });
      this.#post({ kind: 'copy', id, sql, bytes }, [...new Set(bytes.map(({ buffer }) => buffer))]);
    });
  }

  /** Shuts the database down, which writes everything to disk, and ends the thread. */
  close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = this.#exited;
      if (this.#failure) void this.#worker.terminate();
      else this.#post({ kind: 'close' });
    }
    return this.#closed;
  }

  /** Ends the thread at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(request: EmbeddedRequest, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(request, transfer);
  }

  #receive(message: EmbeddedReply): void {
    switch (message.kind) {
      case 'ready':
        this.#resolveReady();
        return;
      case 'wire':
        if (message.session === this.#session) this.#stream?.receive(message.bytes);
        return;
      case 'copied':
        this.#takeCopy(message.id)?.resolve(message.rows);
        return;
      case 'copyFailed': {
        const error = new pg.DatabaseError(message.error.message, 0, 'error');
        this.#takeCopy(message.id)?.reject(Object.assign(error, message.error));
        return;
      }
      case 'closed':
        return;
      case 'broken':
        this.#fail(new Error(message.message));
    }
  }

  #takeCopy(id: number): PendingCopy | undefined {
    const pending = this.#copies.get(id);
    this.#copies.delete(id);
    return pending;
  }

  #fail(cause: Error): void {
    if (this.#failure) return;
    const failure = new DatabaseError(
      `The embedded database stopped: ${cause.message}. Restart the program; committed data is safe on disk.`,
      { cause },
    );
    this.#failure = failure;
    this.#rejectReady(cause);
    for (const copy of this.#copies.values()) copy.reject(failure);
    this.#copies.clear();
    this.#stream?.destroy(failure);
  }
}

/** A start writes some megabytes. If it fails with less than this free, a full disk is the cause. */
const MIN_FREE_BYTES = 32 << 20;

async function explainStart(directory: string, cause: Error): Promise<DatabaseError> {
  const disk = await statfs(dirname(directory)).catch(() => null);
  if (disk !== null && disk.bavail * disk.bsize < MIN_FREE_BYTES) {
    return new DatabaseError(
      `The embedded database in ${directory} did not start: its disk is full. Free some space and start again; ` +
        'committed data is safe.',
      { cause },
    );
  }
  return new DatabaseError(
    `The embedded database in ${directory} did not start: ${cause.message}. If another version created the directory or it ` +
      'is damaged, keep a copy of it, choose a new one with REELGRAPH_DATA_DIR, and run ingest and train there.',
    { cause },
  );
}

function startWorker(directory: string): Worker {
  return new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { directory },
    execArgv: [],
  });
}
