import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from './context.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Metrics } from './http/metrics.ts';
import { checkCost } from './limits/operation-cost.ts';
import { operationLabel } from './operation-label.ts';

/** Seconds that a client is asked to wait when there is no answer now. */
const RETRY_AFTER = '5';

/** Holds each operation to its cost, counts and times it, and says 503 when the answer is that there is none. */
export function operationPlugin(metrics: Metrics): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart() {
      const startedAt = performance.now();
      return Promise.resolve({
        didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (operation?.operation === OperationTypeNode.MUTATION) contextValue.readWhereWritten();
          if (operation) checkCost({ schema, document, operation, variables: request.variables ?? {} });
          return Promise.resolve();
        },
        willSendResponse(context) {
          const label = operationLabel(context.operation ?? undefined);
          const outcome = outcomeOf(context);
          metrics.operations.inc({ operation: label, outcome });
          metrics.operationSeconds.observe({ operation: label }, (performance.now() - startedAt) / 1000);
          const scope = currentRequest();
          if (scope) scope.operation = { name: context.operationName ?? null, label, outcome };
          if (outcome === 'SERVICE_UNAVAILABLE' && hasNoData(context)) {
            context.response.http.status = 503;
            context.response.http.headers.set('retry-after', RETRY_AFTER);
          }
          return Promise.resolve();
        },
      });
    },
  };
}

/** `ok`, or the code of the first error. */
function outcomeOf({ response }: GraphQLRequestContextWillSendResponse<RequestContext>): string {
  const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
  const first = errors?.[0];
  if (!first) return 'ok';
  const code = first.extensions?.code;
  return typeof code === 'string' ? code : 'INTERNAL';
}

function hasNoData({ response }: GraphQLRequestContextWillSendResponse<RequestContext>): boolean {
  return response.body.kind === 'single' && !response.body.singleResult.data;
}
