import type { Response } from 'express';

interface Refusal {
  readonly status: number;
  /** As errors of GraphQL have it: RATE_LIMITED. */
  readonly code: string;
  readonly message: string;
}

/**
 * Answers a request that never gets as far as GraphQL, in the shape of GraphQL errors, since that is what clients of this
 * server read. Metrics count it by its code.
 */
export function refuse(response: Response, { status, code, message }: Refusal): void {
  response.locals.refusal = code;
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** The code of the refusal that `response` is; null when it is an answer. */
export function refusalOf(response: Response): string | null {
  const refusal: unknown = response.locals.refusal;
  return typeof refusal === 'string' ? refusal : null;
}
