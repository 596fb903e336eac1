import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from './context.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Metrics } from './http/metrics.ts';
import { checkCost } from './limits/operation-cost.ts';
import type { OperationQueues } from './limits/operation-queue.ts';
import { operationLabel } from './operation-label.ts';
import { RETRY_AFTER_SECONDS } from './service-unavailable.ts';

/** Checks the cost of each operation, queues, counts and times it, and answers 503 if there is no data because the server cannot answer. */
export function operationPlugin(
  metrics: Metrics,
  queues: OperationQueues,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart() {
      const startedAt = performance.now();
      return Promise.resolve({
        async didResolveOperation(resolved) {
          const { schema, document, operation, operationName, request, contextValue } = resolved;
          if (!operation) return;
          contextValue.privacy.restrict = () => {
            resolved.overallCachePolicy.restrict({ maxAge: 0, scope: 'PRIVATE' });
          };
          if (operation.operation === OperationTypeNode.MUTATION) contextValue.readWhereWritten();
          const cost = checkCost({ schema, document, operation, variables: request.variables ?? {} });
          const scope = currentRequest();
          if (!scope) return;
          scope.operation = { name: operationName, label: operationLabel(operation), cost };
          const leave = await queues.forCost(cost)?.enter(scope.signal);
          if (leave) scope.atEnd(leave);
        },
        willSendResponse(context) {
          const scope = currentRequest();
          const label = operationLabel(context.operation);
          const outcome = scope?.stopped ?? outcomeOf(context);
          const elapsedMs = performance.now() - startedAt;
          metrics.operations.inc({ operation: label, outcome });
          metrics.operationSeconds.observe({ operation: label }, elapsedMs / 1000);
          if (scope?.operation)
            Object.assign(scope.operation, { outcome, elapsedMs: Math.round(10 * elapsedMs) / 10 });
          if (typeof scope?.modelId === 'number') metrics.activeModel.set(scope.modelId);
          // Something that does not exist may exist in a moment, as after upsertMovies. Apollo's cache control leaves this alone.
          if (hasNothing(context)) context.response.http.headers.set('cache-control', 'no-store');
          if (outcome === 'SERVICE_UNAVAILABLE' && hasNoData(context)) {
            context.response.http.status = 503;
            context.response.http.headers.set('retry-after', RETRY_AFTER_SECONDS);
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

/** Whether a root field is null. */
function hasNothing({ response }: GraphQLRequestContextWillSendResponse<RequestContext>): boolean {
  const data = response.body.kind === 'single' ? response.body.singleResult.data : null;
  return data !== null && data !== undefined && Object.values(data).includes(null);
}

function hasNoData({ response }: GraphQLRequestContextWillSendResponse<RequestContext>): boolean {
  if (response.body.kind !== 'single') return false;
  const { data } = response.body.singleResult;
  return !data || Object.values(data).every((field) => field === null);
}
