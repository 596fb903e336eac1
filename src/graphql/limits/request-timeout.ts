import { ApolloServer, HeaderMap, type ApolloServerOptions, type HTTPGraphQLResponse } from '@apollo/server';
import type { RequestContext } from '../context.ts';
import { currentRequest } from '../http/request-scope.ts';
import { RETRY_AFTER_SECONDS } from '../service-unavailable.ts';

type Execute = ApolloServer<RequestContext>['executeHTTPGraphQLRequest'];

/**
 * Guards against operations that take longer than anybody waits: they would hold connections of the database that
 * others need. After `timeoutMs` the client is answered 503, the statements are stopped and what is left of the
 * operation ends without an answer. The embedded database cannot stop a statement: it ends by itself.
 */
export class ImpatientApolloServer extends ApolloServer<RequestContext> {
  readonly #timeoutMs: number;

  constructor(options: ApolloServerOptions<RequestContext>, timeoutMs: number) {
    super(options);
    this.#timeoutMs = timeoutMs;
  }

  override executeHTTPGraphQLRequest(request: Parameters<Execute>[0]): ReturnType<Execute> {
    const scope = currentRequest();
    let timer: NodeJS.Timeout | undefined;
    const timedOut = new Promise<HTTPGraphQLResponse>((resolve) => {
      timer = setTimeout(() => {
        scope?.stop('TIMED_OUT');
        resolve(tooLate(this.#timeoutMs));
      }, this.#timeoutMs);
    });
    const execution = super.executeHTTPGraphQLRequest(request).finally(() => {
      scope?.end();
    });
    return Promise.race([execution, timedOut]).finally(() => {
      clearTimeout(timer);
    });
  }
}

function tooLate(timeoutMs: number): HTTPGraphQLResponse {
  const message = `The operation took longer than ${timeoutMs / 1000} s and was stopped; ask for less, or try again later.`;
  const body = { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
  return {
    status: 503,
    headers: new HeaderMap([
      ['content-type', 'application/json; charset=utf-8'],
      ['cache-control', 'no-store'],
      ['retry-after', RETRY_AFTER_SECONDS],
    ]),
    body: { kind: 'complete', string: `${JSON.stringify(body)}\n` },
  };
}
