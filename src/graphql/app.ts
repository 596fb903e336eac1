import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { FinishedStatement } from '../database/statement-scope.ts';
import type { ApiOptions } from './api-options.ts';
import type { RequestContext } from './context.ts';
import { requireToken } from './http/bearer-token.ts';
import { requestFacts, type RequestFacts } from './http/caller.ts';
import { corsPolicy } from './http/cors-policy.ts';
import { entityTag, varyBy } from './http/entity-tag.ts';
import { failedRequests, notFound } from './http/failed-requests.ts';
import { graphiqlRouter } from './http/graphiql.ts';
import { live, ready, type ReadinessOptions } from './http/health.ts';
import type { Parting } from './http/listening.ts';
import { mediaServerHooks } from './http/hooks.ts';
import { metricsHandler, type Metrics } from './http/metrics.ts';
import { onlyTrusted } from './http/only-trusted.ts';
import { limitRate } from './http/rate-limit.ts';
import { webPageRouter } from './http/page.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { traceRequests, traceStatement } from './http/tracing.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export interface AppOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly createContext: (facts: RequestFacts) => Promise<RequestContext>;
  readonly metrics: Metrics;
  readonly readiness: ReadinessOptions;
  readonly parting: Parting;
  readonly logger: Logger;
  readonly api: ApiOptions;
  /** The only documents that are answered; null: all that keep the limits. */
  readonly trusted: TrustedDocuments | null;
}

/** Room for 5,000 entries of a history; larger bodies are not read. */
const BODY_LIMIT = '1mb';

/** What is served where. */
export function createApp({ api, ...options }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', api.trustProxy);
  app.use(options.parting.handler);
  app.set('etag', entityTag);
  const onStatement = (statement: FinishedStatement): void => {
    options.metrics.onStatement(statement);
    traceStatement(statement);
  };
  app.use(requestLog(options.logger, onStatement));
  app.use(securityHeaders());

  app.get('/health/live', live);
  app.get('/health/ready', ready(options.readiness));
  const metricsGuard = api.metricsToken === null ? [] : [requireToken(api.metricsToken)];
  app.get('/metrics', ...metricsGuard, metricsHandler(options.metrics));
  app.use(
    '/graphql',
    traceRequests(),
    corsPolicy(api.corsOrigins),
    ...(api.requestsPerMinute === null ? [] : [limitRate(api.requestsPerMinute, options.logger)]),
    express.json({ limit: BODY_LIMIT }),
    ...(options.trusted === null ? [] : [onlyTrusted(options.trusted)]),
    // Whether the answer is application/json or application/graphql-response+json.
    varyBy('Accept'),
    expressMiddleware(options.apollo, {
      context: ({ req }) => options.createContext(requestFacts(req, api.corsOrigins)),
    }),
  );
  app.use(
    '/hooks',
    ...(api.requestsPerMinute === null ? [] : [limitRate(api.requestsPerMinute, options.logger)]),
    mediaServerHooks({ createContext: options.createContext, trustedOrigins: api.corsOrigins }),
  );
  if (api.graphiql) {
    app.use('/graphiql', graphiqlRouter());
  }
  app.use(webPageRouter());

  app.use(notFound);
  app.use(failedRequests(options.logger));
  return app;
}
