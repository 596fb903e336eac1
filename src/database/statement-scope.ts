import { AsyncLocalStorage } from 'node:async_hooks';

/** A statement that has ended, successfully or not. */
export interface FinishedStatement {
  readonly text: string;
  /** When it was sent, from `performance.now()`. */
  readonly startedAt: number;
  readonly elapsedMs: number;
  /** Rows read or written; 0 if it failed. */
  readonly rows: number;
  readonly failed: boolean;
}

/** What statements run for, such as a request. */
export interface StatementScope {
  /** Once aborted, the running statement is stopped if the database can do that, and no other begins. */
  readonly signal: AbortSignal;
  readonly onStatement: (statement: FinishedStatement) => void;
}

/** A statement was stopped, or never begun, because nobody waits for it any more. */
export class StatementStoppedError extends Error {
  override readonly name = 'StatementStoppedError';

  constructor(cause?: unknown) {
    super('the statement was stopped: nobody waits for it any more', { cause });
  }
}

const scopes = new AsyncLocalStorage<StatementScope | null>();

/** Runs `work`. All statements that it sends, also asynchronously, belong to `scope`. */
export function inStatementScope<T>(scope: StatementScope, work: () => T): T {
  return scopes.run(scope, work);
}

/**
 * Runs `work` outside any scope, for work that must outlive a request: cleaning up, and caches that others wait for.
 */
export function onNobodysBehalf<T>(work: () => T): T {
  return scopes.run(null, work);
}

export function statementScope(): StatementScope | null {
  return scopes.getStore() ?? null;
}
