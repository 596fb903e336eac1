import { constants } from 'node:zlib';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { FinishedStatement } from '../database/statement-scope.ts';
import type { ApiOptions } from './api-options.ts';
import type { RequestContext } from './context.ts';
import type { Executor, Face } from './face.ts';
import { requireToken } from './http/bearer-token.ts';
import { requestFacts, type RequestFacts } from './http/caller.ts';
import { corsPolicy } from './http/cors-policy.ts';
import { entityTag, varyBy } from './http/entity-tag.ts';
import { failedRequests, notFound } from './http/failed-requests.ts';
import { graphiqlRouter, openGraphiql } from './http/graphiql.ts';
import { live, readinessCheck, ready, type ReadinessOptions } from './http/health.ts';
import type { Parting } from './http/listening.ts';
import { historyImport } from './http/import-history.ts';
import { mediaServerHooks } from './http/hooks.ts';
import { countRequests, metricsHandler, type Metrics } from './http/metrics.ts';
import { onlyTrusted } from './http/only-trusted.ts';
import { warnOfProxy } from './http/proxy-warning.ts';
import { limitRate } from './http/rate-limit.ts';
import { webPageRouter } from './http/page.ts';
import { requestLog } from './http/request-log.ts';
import { schemaFile } from './http/schema-file.ts';
import { keepNothing, securityHeaders } from './http/security-headers.ts';
import { refuseSimpleRequests } from './http/simple-requests.ts';
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
  readonly faces: readonly Face[];
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  /** The only documents to answer; null to answer all within the limits. */
  readonly trusted: TrustedDocuments | null;
}

/** Level 4 of Brotli compresses better than gzip's default at the same speed: a page of recommendations to a tenth. */
const COMPRESSION = { brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } };

/** Enough for 5,000 entries of a history; larger bodies are not read. */
const BODY_LIMIT = '1mb';

/** The routes. */
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
  app.use(countRequests(options.metrics));
  app.use(securityHeaders(), keepNothing);
  app.use(warnOfProxy(api.requestsPerMinute, options.logger));
  // Separate counts: loading a page uses up no questions, and probes get answers even while a client exceeds its limit.
  const limited = (): RequestHandler[] =>
    api.requestsPerMinute === null ? [] : [limitRate(api.requestsPerMinute)];
  const cors = corsPolicy(api.corsOrigins);
  const namedOrigins = api.corsOrigins.filter((origin) => typeof origin === 'string');

  app.use('/health', cors, ...limited());
  app.get('/health/live', live(options.readiness));
  const checkReadiness = readinessCheck(options.readiness);
  app.get('/health/ready', ready(checkReadiness));
  const metricsGuard = api.metricsToken === null ? [] : [requireToken(api.metricsToken)];
  app.get('/metrics', ...metricsGuard, metricsHandler(options.metrics, checkReadiness));
  app.use(
    '/graphql',
    traceRequests(),
    cors,
    ...limited(),
    compression(COMPRESSION),
    ...(api.graphiql ? [openGraphiql] : []),
    refuseSimpleRequests(api.corsOrigins),
    express.json({ limit: BODY_LIMIT }),
    ...(options.trusted === null ? [] : [onlyTrusted(options.trusted)]),
    // The answer is application/json or application/graphql-response+json.
    varyBy('Accept'),
    expressMiddleware(options.apollo, {
      context: ({ req }) => options.createContext(requestFacts(req, namedOrigins)),
    }),
  );
  app.use(
    '/hooks',
    ...limited(),
    mediaServerHooks({ createContext: options.createContext, trustedOrigins: namedOrigins }),
  );
  app.post(
    '/profiles/:id/import',
    cors,
    ...limited(),
    historyImport({ createContext: options.createContext, trustedOrigins: namedOrigins }),
  );
  for (const face of options.faces) {
    const handler = face.createHandler({
      schema: options.schema,
      execute: (document, variables, request) =>
        options.execute(document, variables, requestFacts(request, namedOrigins)),
    });
    app.use(
      face.path,
      cors,
      ...limited(),
      compression(COMPRESSION),
      express.json({ limit: BODY_LIMIT }),
      handler,
    );
  }
  app.use(...limited(), compression(COMPRESSION));
  if (api.introspection) app.get('/schema.graphql', cors, schemaFile({ admin: api.adminToken !== null }));
  if (api.graphiql) app.use('/graphiql', graphiqlRouter());
  app.use(webPageRouter());

  app.use(notFound);
  app.use(failedRequests(options.logger));
  return app;
}
