import { Socket } from 'node:net';
import type { ClientBase } from 'pg';
import { cutOff, ScopedClient } from './scoped-client.ts';
import type { ServerAddress, SessionKind } from './server-address.ts';
import { onNobodysBehalf } from './statement-scope.ts';
import type { TypeParsers } from './type-parsers.ts';
import { WrongServerError } from './unavailable.ts';

interface SessionOptions {
  readonly address: ServerAddress;
  readonly types: TypeParsers;
  /** The address of the next connection. */
  readonly url: () => string | undefined;
  /** The sockets that are open. */
  readonly sockets: Set<Socket>;
}

type ConnectedCallback = (error: Error | null) => void;

/** After this silence, the kernel begins to check whether the other end of a connection is still there. */
const KEEP_ALIVE_AFTER_MS = 10_000;

/**
 * The class of a pool's connections. Each counts as connected once its session is prepared, so that preparation is part
 * of the pool's time limit. The pool's `verify` option would not do: pg-pool 3.14 hands a verified connection to a
 * caller that may have given up meanwhile, and then nobody releases it.
 */
export function sessionClient({ address, types, url, sockets }: SessionOptions): typeof ScopedClient {
  return class extends ScopedClient {
    constructor() {
      super({
        connectionString: url(),
        application_name: 'reelgraph',
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
        types,
        stream: () => remember(new Socket(), sockets),
      });
      // A connection may break between two statements, when nobody listens for errors. An error without a listener
      // would end the process. The next statement reports that the connection is broken.
      this.on('error', () => undefined);
    }

    override connect(): Promise<this>;
    override connect(callback: ConnectedCallback): void;
    override connect(callback?: ConnectedCallback): Promise<this> | undefined {
      const connecting = this.#connectPrepared();
      if (callback === undefined) return connecting;
      connecting.then(() => {
        callback(null);
      }, callback);
      return undefined;
    }

    async #connectPrepared(): Promise<this> {
      try {
        await super.connect();
        await onNobodysBehalf(() => prepareSession(this, address, types));
        return this;
      } catch (error) {
        // Even if this side gave up, for example without a password: the server would wait for a minute.
        cutOff(this);
        throw error;
      }
    }
  };
}

function remember(socket: Socket, sockets: Set<Socket>): Socket {
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
}

/** Looks up types for each connection: a new one may lead to another server, whose types have other OIDs. */
async function prepareSession(client: ClientBase, address: ServerAddress, types: TypeParsers): Promise<void> {
  await types.learn(client);
  // Compiling takes longer than running any of our statements. Poolers reject connection options, so this uses SET.
  await client.query(`SET jit = off; ${WITHOUT_ANALYSTS_SCHEMA}`);
  if (address.session === 'any') return;
  const { rows } = await client.query<{ standby: boolean; readOnly: boolean }>(
    `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS "readOnly"`,
  );
  const [found] = rows;
  if (found && isOfKind(address.session, found)) return;
  throw new WrongServerError(`No server at ${address.host} is ${address.session}.`);
}

/**
 * By default the search path begins with the schema that has the role's name. A role called reelgraph would find the
 * analysts' schema there, and create its tables in it.
 */
const WITHOUT_ANALYSTS_SCHEMA = `SELECT set_config('search_path', string_agg(quote_ident(name), ', '), false)
  FROM unnest(current_schemas(false)) AS name WHERE name <> 'reelgraph' HAVING count(*) > 0`;

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
