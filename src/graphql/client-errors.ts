import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { InputError } from '../movie/errors.ts';
import { ArgumentError } from './arguments/argument-error.ts';
import { currentRequest } from './http/request-scope.ts';
import { isDatabaseUnavailable } from '../database/unavailable.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';

/** Codes of errors about what the client sent; clients see their messages unchanged. */
const SPEAKS_OF_THE_REQUEST = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
  'UNAUTHENTICATED',
]);

/**
 * Decides what a client sees of an error. It sees its own mistakes, and that the server cannot answer now. Every other
 * error becomes INTERNAL with an id, under which the log has the details. No SQL, file path or stack passes this function.
 */
export function createErrorFormatter(serverLogger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = causeOf(error);
    if (cause instanceof InputError) {
      return withExtensions(formatted, cause.message, {
        code: cause.code,
        ...(cause instanceof ArgumentError && { argument: cause.argument }),
      });
    }

    const request = currentRequest();
    const logger = request?.logger ?? serverLogger;
    if (request?.stopped) {
      // Later failures follow from the abort, and nobody reads them.
      return withExtensions(formatted, 'The operation was stopped.', { code: 'SERVICE_UNAVAILABLE' });
    }
    if (cause instanceof ServiceUnavailableError) {
      return withExtensions(formatted, cause.message, { code: 'SERVICE_UNAVAILABLE' });
    }
    if (isDatabaseUnavailable(cause)) {
      logger.warn({ err: cause }, 'the database cannot be reached');
      return withExtensions(formatted, 'The database cannot be reached now; try again in a moment.', {
        code: 'SERVICE_UNAVAILABLE',
      });
    }

    const code = formatted.extensions?.code;
    if (typeof code === 'string' && SPEAKS_OF_THE_REQUEST.has(code) && cause instanceof GraphQLError) {
      return withExtensions(formatted, formatted.message, { code });
    }

    if (isOfTheRequest(cause)) return withExtensions(formatted, formatted.message, { code: 'BAD_REQUEST' });

    const errorId = randomUUID();
    logger.error({ err: cause, errorId, path: formatted.path }, 'a request met an error nobody foresaw');
    return withExtensions(formatted, 'Something went wrong on the server; the id finds it in the log.', {
      code: 'INTERNAL',
      id: errorId,
    });
  };
}

/**
 * graphql and Apollo refuse some requests without a code before any field is resolved: a kind of operation that the schema
 * lacks, too many faults in the variables, a persisted query of another version.
 */
function isOfTheRequest(cause: unknown): boolean {
  return cause instanceof GraphQLError && cause.path === undefined && cause.originalError === undefined;
}

/** What a resolver threw, or the code that refused the operation before any resolver. */
function causeOf(error: unknown): unknown {
  const refused = error instanceof GraphQLError && error.originalError instanceof ServiceUnavailableError;
  return refused ? error.originalError : unwrapResolverError(error);
}

function withExtensions(
  formatted: GraphQLFormattedError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError {
  return {
    message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions,
  };
}
