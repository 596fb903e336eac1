import type { CombinedError } from 'urql';

/** Why there is no answer, for people. */
export interface Problem {
  readonly kind: 'offline' | 'starting' | 'refused' | 'failed';
  readonly message: string;
  /** By which the operator finds the failure in the server's log. */
  readonly id: string | null;
}

export function describeProblem(error: CombinedError): Problem {
  const [first] = error.graphQLErrors;
  if (!first) {
    return {
      kind: 'offline',
      message: navigator.onLine
        ? 'The server does not answer. It may be restarting.'
        : 'You are offline. What was loaded before is still here.',
      id: null,
    };
  }
  const { code, id } = first.extensions;
  if (code === 'SERVICE_UNAVAILABLE') return { kind: 'starting', message: first.message, id: null };
  return {
    kind: code === 'INTERNAL' ? 'failed' : 'refused',
    message: first.message,
    id: typeof id === 'string' ? id : null,
  };
}
