import { AsyncLocalStorage } from 'node:async_hooks';

/** A statement that has ended, well or not. */
export interface FinishedStatement {
  readonly text: string;
  /** When it was sent, by `performance.now()`. */
  readonly startedAt: number;
  readonly elapsedMs: number;
  /** Rows read or written; 0 when it failed. */
  readonly rows: number;
  readonly failed: boolean;
}

/** Somebody on whose behalf statements run, such as a request. */
export interface StatementScope {
  /** Once aborted, the statement under way is stopped where the database can do that, and no other is begun. */
  readonly signal: AbortSignal;
  readonly onStatement: (statement: FinishedStatement) => void;
}

/** A statement was stopped, or not begun, because nobody waits for it any more. */
export class StatementStoppedError extends Error {
  override readonly name = 'StatementStoppedError';

  constructor(cause?: unknown) {
    super('the statement was stopped: nobody waits for it any more', { cause });
  }
}

const scopes = new AsyncLocalStorage<StatementScope | null>();

/** Statements that `work` sends, whatever they wait for, are those of `scope`. */
export function inStatementScope<T>(scope: StatementScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** For what outlives whoever asked first: caches that others wait for too, and cleaning up. */
export function onNobodysBehalf<T>(work: () => T): T {
  return scopes.run(null, work);
}

export function statementScope(): StatementScope | null {
  return scopes.getStore() ?? null;
}
