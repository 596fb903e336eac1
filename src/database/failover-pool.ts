import { Socket } from 'node:net';
import pg from 'pg';
import type { PoolClient } from 'pg';
import { ScopedClient } from './scoped-client.ts';
import type { ServerAddress, SessionKind } from './server-address.ts';
import { onNobodysBehalf } from './statement-scope.ts';
import type { TypeParsers } from './type-parsers.ts';
import { isDatabaseUnavailable, isPoolFull, WrongServerError } from './unavailable.ts';

interface FailoverPoolOptions {
  readonly address: ServerAddress;
  readonly maxConnections: number;
  readonly types: TypeParsers;
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
/** How soon the kernel begins to ask whether the other end of a silent connection is still there. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** When the pool ends, statements that are still running get this long before they are cut off. */
const END_GRACE_MS = 2_000;

/**
 * A pool of connections to the first of several addresses that is there and of the kind asked for. Like libpq
 * with several hosts, but it goes on with the address that worked last, so that a failover costs one search.
 */
export class FailoverPool extends pg.Pool {
  readonly #sockets: Set<Socket>;
  readonly #onUnreachable: () => void;
  /** Where in the list of addresses new connections go. */
  readonly #chosen: { index: number; readonly count: number };

  constructor({ address, maxConnections, types, onUnreachable = () => undefined }: FailoverPoolOptions) {
    const sockets = new Set<Socket>();
    const chosen = { index: 0, count: address.urls.length };
    super({
      max: maxConnections,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      types,
      /** Each new connection goes to the address that is chosen when it is made. */
      Client: class extends ScopedClient {
        constructor() {
          super({
            connectionString: address.urls[chosen.index],
            application_name: 'reelgraph',
            keepAlive: true,
            keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
            types,
            stream: () => remember(new Socket(), sockets),
          });
          // A connection may break between two of its owner's statements, when nobody listens; an error without a
          // listener would end the process. The next statement says that it is broken.
          this.on('error', () => undefined);
        }
      },
      verify: (client, done) => {
        onNobodysBehalf(() => checkSession(client, address, types)).then(() => {
          done();
        }, done);
      },
    });
    this.#sockets = sockets;
    this.#chosen = chosen;
    this.#onUnreachable = onUnreachable;
    // An idle connection that breaks (the server restarted) leaves the pool; the next query opens another.
    this.on('error', onUnreachable);
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
        return await super.connect();
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

function remember(socket: Socket, sockets: Set<Socket>): Socket {
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
}

/** A new connection may lead to another server than the ones before, whose types have other OIDs. */
async function checkSession(client: PoolClient, address: ServerAddress, types: TypeParsers): Promise<void> {
  await types.learn(client);
  // Compiling a statement takes longer than running any of ours. Not an option of the connection: poolers refuse those.
  await client.query('SET jit = off');
  if (address.session === 'any') return;
  const { rows } = await client.query<{ standby: boolean; readOnly: boolean }>(
    `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS "readOnly"`,
  );
  const [found] = rows;
  if (found && isOfKind(address.session, found)) return;
  throw new WrongServerError(`No server at ${address.host} is ${address.session}.`);
}

function isOfKind(
  wanted: SessionKind,
  { standby, readOnly }: { readonly standby: boolean; readonly readOnly: boolean },
): boolean {
  switch (wanted) {
    case 'any':
      return true;
    case 'read-write':
      return !readOnly;
    case 'read-only':
      return readOnly;
    case 'primary':
      return !standby;
    case 'standby':
      return standby;
  }
}
