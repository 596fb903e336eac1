import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { FinishedStatement } from '../../database/statement-scope.ts';
import { RequestScope } from './request-scope.ts';

/** An id that a proxy in front gave is kept when it looks like one; anything else could forge log lines. */
const ACCEPTED_ID = /^[\w-]{8,64}$/;

/**
 * Gives each request an id (header `X-Request-Id`), a scope and, when it is answered, a line in the log: what was
 * asked by its name, never the text, the variables or the headers, which may hold what is not for logs. Health
 * checks and metrics are asked for every few seconds; their lines are for debugging.
 */
export function requestLog(
  serverLogger: Logger,
  onStatement: (statement: FinishedStatement) => void,
): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const id = ACCEPTED_ID.test(given) ? given : randomUUID();
    const scope = new RequestScope(id, serverLogger.child({ requestId: id }), onStatement);
    const startedAt = performance.now();
    const { method, path } = request;
    response.setHeader('X-Request-Id', id);
    response.on('close', () => {
      if (!response.writableFinished) scope.stop('CLIENT_GONE');
      const level = /^\/(health|metrics)/.test(path) ? 'debug' : 'info';
      scope.logger[level](
        {
          method,
          path,
          status: response.statusCode,
          elapsedMs: tenths(performance.now() - startedAt),
          ...(scope.operation && { operation: scope.operation }),
          ...(scope.sql.statements > 0 && { sql: { ...scope.sql, elapsedMs: tenths(scope.sql.elapsedMs) } }),
          ...(scope.modelId !== null && { modelId: scope.modelId }),
          ...(scope.stopped !== null && { stopped: scope.stopped }),
        },
        'request',
      );
    });
    scope.run(next);
  };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
