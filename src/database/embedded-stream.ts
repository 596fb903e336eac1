import { Duplex } from 'node:stream';

type WriteCallback = (error?: Error | null) => void;

/** Type byte of the wire protocol's Terminate message. */
const TERMINATE = 0x58;

export interface EmbeddedStreamEvents {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Called once, when the client is done with the stream. */
  ended(): void;
}

/** Stands in for node-postgres's socket: carries the wire protocol to the thread of the embedded database. */
export class EmbeddedStream extends Duplex {
  readonly #events: EmbeddedStreamEvents;

  constructor(events: EmbeddedStreamEvents) {
    super();
    this.#events = events;
  }

  /** Bytes from the database. */
  receive(bytes: Uint8Array): void {
    if (!this.destroyed && !this.readableEnded) this.push(bytes);
  }

  connect(): this {
    setImmediate(() => {
      if (!this.destroyed) this.emit('connect');
    });
    return this;
  }

  // node-postgres calls these methods of net.Socket. Without a socket, they have nothing to do.
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // `receive` pushes bytes as they arrive.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: WriteCallback): void {
    // Terminate would end the one session that all clients use in turn.
    if (chunk[0] !== TERMINATE || chunk.length !== 5) this.#events.send(new Uint8Array(chunk));
    callback();
  }

  // node-postgres corks the messages of one query. They must arrive together to be answered as one.
  override _writev(chunks: { chunk: Buffer }[], callback: WriteCallback): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'utf8', callback);
  }

  override _final(callback: WriteCallback): void {
    this.push(null);
    callback();
  }

  override _destroy(error: Error | null, callback: WriteCallback): void {
    this.#events.ended();
    callback(error);
  }
}
