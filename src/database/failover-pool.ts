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
  /** How long to wait for a connection, newly made or given back. 5 s unless said otherwise. */
  readonly connectTimeoutMs?: number | undefined;
  /** Called when a connection breaks or cannot be had at any address. */
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
 * A pool of connections to the first of several addresses that is there and of the kind asked for. Like libpq
 * with several hosts, but it goes on with the address that worked last, so that a failover costs one search.
 */
export class FailoverPool extends pg.Pool {
  readonly #sockets: Set<Socket>;
  readonly #onUnreachable: () => void;
  #movedAt = performance.now();
  /** Where in the list of addresses new connections go. */
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
    // An idle connection that breaks (the server restarted) leaves the pool; the next query opens another.
    this.on('error', onUnreachable);
  }

  /**
   * For how many milliseconds all connections have been taken and none was given back; 0 while one is free. Longer than
   * any statement may take, it means that they are lost and that only a restart helps.
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
        // Others that failed at the same address have moved on already.
        if (this.#chosen.index === tried) this.#chosen.index = (tried + 1) % this.#chosen.count;
      }
    }
  }

  /** A request that ended while it waited leaves the connection to the next, as good as it was. */
  async #connectInTime(): Promise<PoolClient> {
    const client = await super.connect();
    if (statementScope()?.signal.aborted !== true) return client;
    client.release();
    throw new StatementStoppedError();
  }

  /** Ends when all connections are closed: idle ones at once, busy ones with their statement or after a grace. */
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
