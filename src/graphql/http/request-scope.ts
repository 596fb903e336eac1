import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { type FinishedStatement, inStatementScope } from '../../database/statement-scope.ts';

/** Why a request is not worked on any more. */
export type Stopped = 'TIMED_OUT' | 'CLIENT_GONE';

/** The GraphQL operation of a request, as logs and metrics tell of it. */
export interface OperationRecord {
  readonly name: string | null;
  readonly label: string;
  readonly cost: number;
  /** Once it has ended: `ok` or the code of the first error. */
  outcome?: string;
  /** From parsing it to its answer, before that is written as JSON. */
  elapsedMs?: number;
}

/** The HTTP request that is being answered, for those who are far from it. */
export class RequestScope {
  readonly id: string;
  readonly logger: Logger;
  /** What was asked of the database so far. */
  readonly sql = { statements: 0, elapsedMs: 0, rows: 0 };
  operation: OperationRecord | null = null;
  /** The model that the answer is of; null when it needed none. */
  modelId: number | null = null;
  readonly #stop = new AbortController();
  readonly #atEnd: (() => void)[] = [];
  readonly #onStatement: (statement: FinishedStatement) => void;

  constructor(id: string, logger: Logger, onStatement: (statement: FinishedStatement) => void) {
    this.id = id;
    this.logger = logger;
    this.#onStatement = onStatement;
    // As many statements as run at one time listen to it.
    setMaxListeners(0, this.#stop.signal);
  }

  /** Null while the request is worked on. */
  get stopped(): Stopped | null {
    return this.#stop.signal.aborted ? (this.#stop.signal.reason as Stopped) : null;
  }

  /** Aborted, with a `Stopped` as the reason, when nobody waits for the answer any more. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Ends what is done for the request; its statements are stopped. */
  stop(reason: Stopped): void {
    if (!this.#stop.signal.aborted) this.#stop.abort(reason);
  }

  /** `release` is called when nothing is done for the request any more. */
  atEnd(release: () => void): void {
    this.#atEnd.push(release);
  }

  /** The work for the request has come to its end, whether or not anybody still waited. */
  end(): void {
    for (const release of this.#atEnd.splice(0)) release();
  }

  /** What `work` does, and all that it begins, is done for this request. */
  run<T>(work: () => T): T {
    const onStatement = (statement: FinishedStatement): void => {
      this.sql.statements++;
      this.sql.elapsedMs += statement.elapsedMs;
      this.sql.rows += statement.rows;
      this.#onStatement(statement);
    };
    return scopes.run(this, () => inStatementScope({ signal: this.#stop.signal, onStatement }, work));
  }
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** The request that the caller works for; undefined outside of one. */
export function currentRequest(): RequestScope | undefined {
  return scopes.getStore();
}
