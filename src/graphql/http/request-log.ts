import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { inRequestScope, type RequestScope } from './request-scope.ts';

/** An id that a proxy in front gave is kept when it looks like one; anything else could forge log lines. */
const ACCEPTED_ID = /^[\w-]{8,64}$/;

/**
 * Gives each request an id (header `X-Request-Id`) and, when it is answered, a line in the log. Health
 * checks and metrics are asked for every few seconds; their lines are for debugging.
 */
export function requestLog(serverLogger: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const id = ACCEPTED_ID.test(given) ? given : randomUUID();
    const scope: RequestScope = { id, logger: serverLogger.child({ requestId: id }) };
    const startedAt = performance.now();
    const { method, path } = request;
    response.setHeader('X-Request-Id', id);
    response.on('close', () => {
      const level = /^\/(health|metrics)/.test(path) ? 'debug' : 'info';
      scope.logger[level](
        {
          method,
          path,
          status: response.statusCode,
          elapsedMs: Math.round(performance.now() - startedAt),
          ...(scope.operation && { operation: scope.operation }),
          ...(!response.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    inRequestScope(scope, next);
  };
}
