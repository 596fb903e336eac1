import { AsyncResource } from 'node:async_hooks';
import { Socket } from 'node:net';
import pg, { type ClientBase, type PoolClient, type QueryResult } from 'pg';
import { cancelStatement } from './cancel-statement.ts';
import { type StatementScope, statementScope, StatementStoppedError } from './statement-scope.ts';

type Callback = (error: unknown, result?: QueryResult) => void;

/** If a server has not ended a statement this long after it was asked to, its connection is dropped. */
const STOP_PATIENCE_MS = 5_000;

/** A connection whose statements belong to the scope that sends them: they are measured, and stopped with the scope. */
export class ScopedClient extends pg.Client {
  // Returns what node-postgres returns for these arguments: see its overloads.
  override query(...given: unknown[]): never {
    const send = (arguments_: readonly unknown[]): unknown =>
      Reflect.apply(super.query.bind(this), this, arguments_);
    const scope = statementScope();
    const text = textOf(given[0]);
    if (scope === null || text === null) return send(given) as never;

    const callback = given.find((argument): argument is Callback => typeof argument === 'function');
    const running = this.#runInScope(scope, text, () => {
      return send(given.filter((argument) => argument !== callback)) as Promise<QueryResult>;
    });
    if (callback === undefined) return running as never;
    running.then((result) => {
      callback(null, result);
    }, callback);
    return undefined as never;
  }

  async #runInScope(
    scope: StatementScope,
    text: string,
    send: () => Promise<QueryResult | QueryResult[]>,
  ): Promise<QueryResult> {
    if (scope.signal.aborted) throw new StatementStoppedError();
    const startedAt = performance.now();
    const stopping: Promise<void>[] = [];
    let impatience: NodeJS.Timeout | undefined;
    const stop = (): void => {
      stopping.push(cancelStatement(this));
      impatience = setTimeout(() => {
        cutOff(this);
      }, STOP_PATIENCE_MS);
    };
    scope.signal.addEventListener('abort', stop, { once: true });
    let rows = 0;
    let failed = true;
    try {
      const result = await send();
      rows = [result].flat().reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
      failed = false;
      return result as QueryResult;
    } catch (error) {
      throw stopping.length > 0 ? new StatementStoppedError(error) : error;
    } finally {
      scope.signal.removeEventListener('abort', stop);
      clearTimeout(impatience);
      // A cancel request that is still on its way must not stop the next statement of this connection.
      await Promise.all(stopping);
      scope.onStatement({ text, startedAt, elapsedMs: performance.now() - startedAt, rows, failed });
    }
  }
}

/**
 * Ends a connection without notifying the server, which may not be listening any more. Does nothing for the embedded
 * database, which has no socket.
 */
export function cutOff(client: ClientBase): void {
  const { stream } = (client as ClientBase & { readonly connection: { readonly stream: unknown } })
    .connection;
  if (stream instanceof Socket) stream.destroy();
}

/** The SQL text of a query; null if it is not an ordinary statement, such as a COPY stream. */
function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  if (typeof query !== 'object' || query === null || 'submit' in query) return null;
  return 'text' in query && typeof query.text === 'string' ? query.text : null;
}

type ConnectCallback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** A pool whose callbacks run in the scope of the caller, not of whoever returned the connection. */
export class ScopedPool extends pg.Pool {
  constructor(config: Omit<pg.PoolConfig, 'Client'>) {
    super({ ...config, Client: ScopedClient });
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<PoolClient> | undefined {
    if (callback === undefined) return super.connect();
    super.connect(AsyncResource.bind(callback));
    return undefined;
  }
}
