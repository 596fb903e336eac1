import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { RequestContext } from './context.ts';
import { failedRequests, notFound } from './http/failed-requests.ts';
import { graphiqlRouter } from './http/graphiql.ts';
import { live, ready, type ReadinessOptions } from './http/health.ts';
import { metricsHandler, type Metrics } from './http/metrics.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';

export interface AppOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly createContext: () => RequestContext;
  readonly metrics: Metrics;
  readonly readiness: ReadinessOptions;
  readonly logger: Logger;
  readonly graphiql: boolean;
}

/** Room for 1,000 references by title; larger bodies are not read. */
const BODY_LIMIT = '256kb';

/** What is served where. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(options.logger));
  app.use(securityHeaders());

  app.get('/health/live', live);
  app.get('/health/ready', ready(options.readiness));
  app.get('/metrics', metricsHandler(options.metrics));
  app.use(
    '/graphql',
    express.json({ limit: BODY_LIMIT }),
    expressMiddleware(options.apollo, { context: () => Promise.resolve(options.createContext()) }),
  );
  if (options.graphiql) {
    app.use('/graphiql', graphiqlRouter());
    app.get('/', (_request, response) => {
      response.redirect('/graphiql');
    });
  }

  app.use(notFound);
  app.use(failedRequests(options.logger));
  return app;
}
