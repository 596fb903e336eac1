import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { refuse } from './refuse.ts';
import { currentRequest } from './request-scope.ts';

/** Answers requests without a route. */
export const notFound: RequestHandler = (request, response) => {
  response.status(404).json({ error: `There is nothing at ${request.path}; the API is at /graphql.` });
};

/**
 * Answers requests that fail outside GraphQL: a body that is not JSON, too large, or cut off. The answer has the shape of
 * GraphQL errors, which clients of this server expect.
 */
export function failedRequests(serverLogger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof URIError) {
      refuse(response, { status: 404, code: 'BAD_REQUEST', message: 'The address cannot be read.' });
      return;
    }
    const status = clientFault(error);
    if (status !== null) {
      const message = MESSAGES[status] ?? 'The request cannot be read.';
      refuse(response, { status, code: status === 413 ? 'BODY_TOO_LARGE' : 'BAD_REQUEST', message });
      return;
    }
    const id = randomUUID();
    (currentRequest()?.logger ?? serverLogger).error({ err: error, errorId: id }, 'a request failed');
    const message = 'Something went wrong on the server; the id finds it in the log.';
    response.status(500).json({ errors: [{ message, extensions: { code: 'INTERNAL', id } }] });
  };
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON.',
  413: 'The body is too large.',
  415: 'The body has a character set or encoding that is not supported.',
};

/** The status of an error that body parsing or routing blames on the client; null for all others. */
function clientFault(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}
