import type { Socket } from 'node:net';
import pg from 'pg';
import type { PoolClient } from 'pg';
import type { ServerAddress } from './server-address.ts';
import { sessionClient } from './server-session.ts';
import { statementScope, StatementStoppedError } from './statement-scope.ts';
import type { TypeParsers } from './type-parsers.ts';
import { isDatabaseUnavailable, isPoolFull } from './unavailable.ts';

interface FailoverPoolOptions {
  readonly address: ServerAddress;
  readonly maxConnections: number;
  readonly types: TypeParsers;
  /** How long to wait for a new or returned connection; default 5 s. */
  readonly connectTimeoutMs?: number | undefined;
  /** Called when a connection breaks or no address can be reached. */
  readonly onUnreachable?: (() => void) | undefined;
}

type ConnectCallback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;

/** How long a connection may take: longer than a handshake across the world, shorter than a client's patience. */
const CONNECT_TIMEOUT_MS = 5_000;
/** When the pool ends, statements that are still running get this long before they are cut off. */
const END_GRACE_MS = 2_000;

/**
 * A pool of connections to the first of several addresses that answers and is of the kind asked for. It works like
 * libpq with several hosts, but starts with the address that worked last, so that a failover costs only one search.
 */
export class FailoverPool extends pg.Pool {
  readonly #sockets: Set<Socket>;
  readonly #onUnreachable: () => void;
  #movedAt = performance.now();
  /** Which address new connections use. */
  readonly #chosen: { index: number; readonly count: number };

  constructor(options: FailoverPoolOptions) {
    const { address, maxConnections, types, onUnreachable = () => undefined } = options;
    const { connectTimeoutMs = CONNECT_TIMEOUT_MS } = options;
    const sockets = new Set<Socket>();
    const chosen = { index: 0, count: address.urls.length };
    super({
      max: maxConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      types,
      Client: sessionClient({ address, types, url: () => address.urls[chosen.index], sockets }),
    });
    this.#sockets = sockets;
    this.#chosen = chosen;
    this.#onUnreachable = onUnreachable;
    const moves = (): void => {
      this.#movedAt = performance.now();
    };
    this.on('acquire', moves);
    this.on('release', moves);
    // If an idle connection breaks (the server restarted), it leaves the pool. The next query opens another.
    this.on('error', onUnreachable);
  }

  /**
   * For how many milliseconds all connections have been in use and none was returned; 0 while one is free. If that is
   * longer than any statement may take, the connections are lost and only a restart helps.
   */
  get stuckMs(): number {
    const full = this.totalCount >= this.options.max && this.idleCount === 0;
    return full ? performance.now() - this.#movedAt : 0;
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<PoolClient> | undefined {
    const connecting = this.#connectToAny();
    if (callback === undefined) return connecting;
    connecting.then(
      (client) => {
        callback(undefined, client, client.release.bind(client));
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), undefined, () => undefined);
      },
    );
    return undefined;
  }

  async #connectToAny(): Promise<PoolClient> {
    for (let tries = 1; ; tries++) {
      const tried = this.#chosen.index;
      try {
        return await this.#connectInTime();
      } catch (error) {
        if (!isDatabaseUnavailable(error) || isPoolFull(error)) throw error;
        if (tries >= this.#chosen.count) {
          this.#onUnreachable();
          throw error;
        }
        // Unless a concurrent attempt at the same address has moved on already.
        if (this.#chosen.index === tried) this.#chosen.index = (tried + 1) % this.#chosen.count;
      }
    }
  }

  /** If the request ended while it waited, its connection is returned unused, for the next request. */
  async #connectInTime(): Promise<PoolClient> {
    const client = await super.connect();
    if (statementScope()?.signal.aborted !== true) return client;
    client.release();
    throw new StatementStoppedError();
  }

  /** Closes idle connections at once, and busy ones after their statement or END_GRACE_MS. */
  override async end(): Promise<void> {
    const impatience = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, END_GRACE_MS);
    try {
      await super.end();
    } finally {
      clearTimeout(impatience);
    }
  }
}
