import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';

/** What is known of the HTTP request that is being answered, for those who are far from it. */
export interface RequestScope {
  readonly id: string;
  readonly logger: Logger;
  /** Filled in by the GraphQL plugin, for the line that the log gets in the end. */
  operation?: { readonly name: string | null; readonly label: string; readonly outcome: string };
}

const scope = new AsyncLocalStorage<RequestScope>();

export function inRequestScope<T>(request: RequestScope, work: () => T): T {
  return scope.run(request, work);
}

/** The request that the caller works for; undefined outside of one. */
export function currentRequest(): RequestScope | undefined {
  return scope.getStore();
}
