import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import type { FinishedStatement } from '../../database/statement-scope.ts';
import { currentRequest, type OperationRecord } from './request-scope.ts';

/** Does nothing until somebody registers a provider, as `cli/tracing.ts` does when it is told where to send spans. */
const tracer = trace.getTracer('reelgraph');

/** Statements are told whole up to this many characters; they hold no values. */
const MAX_STATEMENT_LENGTH = 2_000;

/** A span for each request to the API, a child of the caller's when it says so (`traceparent`). */
export function traceRequests(): RequestHandler {
  return (request, response, next) => {
    const caller = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(`${request.method} /graphql`, { kind: SpanKind.SERVER }, caller);
    if (!span.isRecording()) {
      next();
      return;
    }
    const scope = currentRequest();
    response.once('close', () => {
      span.setAttributes({
        'http.request.method': request.method,
        'http.response.status_code': response.statusCode,
        'url.path': '/graphql',
        'reelgraph.request_id': scope?.id,
        'reelgraph.model': scope?.modelId ?? undefined,
        'reelgraph.stopped': scope?.stopped ?? undefined,
      });
      if (scope?.operation) describeOperation(span, scope.operation);
      span.end();
    });
    context.with(trace.setSpan(caller, span), next);
  };
}

function describeOperation(span: Span, { name, label, cost, outcome }: OperationRecord): void {
  span.updateName(`graphql ${label}`);
  span.setAttributes({
    'graphql.operation.name': name ?? undefined,
    'reelgraph.cost': cost,
    'reelgraph.outcome': outcome,
  });
  if (outcome === 'INTERNAL' || outcome === 'SERVICE_UNAVAILABLE') {
    span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
  }
}

/** A span for a statement that has ended, under the one of its request. */
export function traceStatement({ text, startedAt, elapsedMs, rows, failed }: FinishedStatement): void {
  if (!trace.getActiveSpan()?.isRecording()) return;
  const verb = /[a-z]+/i.exec(text)?.[0].toUpperCase() ?? 'SQL';
  const span = tracer.startSpan(verb, {
    kind: SpanKind.CLIENT,
    startTime: startedAt,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': verb,
      'db.query.text': text.slice(0, MAX_STATEMENT_LENGTH),
      'db.response.returned_rows': rows,
    },
  });
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(startedAt + elapsedMs);
}
