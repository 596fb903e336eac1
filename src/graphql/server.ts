import { createServer as createHttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { GraphQLSchema } from 'graphql';
import { pino, type Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { ReadReplicas, type ReplicaOptions } from '../database/read-replicas.ts';
import { DEFAULT_API_OPTIONS, type ApiOptions } from './api-options.ts';
import { checkManifest, readManifest, withPage } from './trusted-documents.ts';
import { createApp } from './app.ts';
import { createErrorFormatter } from './client-errors.ts';
import { ContextFactory } from './context.ts';
import { createExecutor, type Executor, type Face } from './face.ts';
import type { RequestFacts } from './http/caller.ts';
import { drain, listen, Parting, type Address } from './http/listening.ts';
import { createMetrics } from './http/metrics.ts';
import { DOCUMENT_LIMITS, limitDocument, MAX_TOKENS } from './limits/document-limits.ts';
import { ImpatientApolloServer } from './limits/request-timeout.ts';
import { OperationQueues } from './limits/operation-queue.ts';
import { operationPlugin } from './operation-plugin.ts';
import { ProfileAccess } from './profile-access.ts';
import { adminResolvers, resolvers } from './resolvers/resolvers.ts';
import { packageVersion } from '../database/package-path.ts';
import { ServedDatabase } from './served-database.ts';
import { StartupStatus } from './startup-status.ts';
import { readTypeDefinitions } from './type-definitions.ts';

export interface ServerOptions {
  /**
   * An open database with its tables up to date, or a promise of one. The server does not close it.
   */
  readonly database: Database | Promise<Database>;
  /** The progress that readiness reports while the database is prepared. */
  readonly startup?: StartupStatus;
  /** Replicas that share the requests. The server opens and closes them. */
  readonly replicas?: Pick<ReplicaOptions, 'urls' | 'maxLagMs'>;
  readonly logger?: Logger;
  /** How long a client may take to send its request. Slower clients only block connections. Default 15,000. */
  readonly requestTimeoutMs?: number;
  /** Other ways to use the API, each under a path of its own. */
  readonly faces?: readonly Face[];
  /** Differences from `DEFAULT_API_OPTIONS`. */
  readonly api?: Partial<ApiOptions>;
}

interface CloseOptions {
  /** How long to stay up and say "not ready" before refusing connections, for load balancers to notice. */
  readonly drainMs?: number;
  /** How long current requests may take before they are cut off. Default 10,000. */
  readonly graceMs?: number;
}

export interface Server {
  readonly schema: GraphQLSchema;
  /** Runs an operation as if it had come over HTTP. */
  readonly execute: Executor;
  /** Resolves when the server accepts connections; `port` 0 picks a free port. Rejects if the address is in use. */
  listen(address: Address): Promise<{ url: string; port: number }>;
  /** Preloads what answers need from the catalogue and the active model. Anything that fails is loaded on first use. */
  warmUp(): Promise<void>;
  /** Readiness fails first, then current requests are finished. The database stays open. */
  close(options?: CloseOptions): Promise<void>;
}

const DEFAULT_GRACE_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
/** Longer than proxies keep idle connections (a minute), because the sending side must be the one that closes. */
const KEEP_ALIVE_MS = 65_000;

/** Then the client must open a new connection, which load balancers and limits can see; nginx does the same. */
const MAX_REQUESTS_PER_CONNECTION = 1_000;
/** For all clients together. Each connection holds a descriptor, and a process often has only 1,024 or 4,096. */
const MAX_CONNECTIONS = 1_000;

/** Memory for texts of automatic persisted queries. Beyond it, the least recently used are dropped. */
const PERSISTED_QUERIES_BYTES = 4 << 20;

/** The GraphQL server with its health checks, metrics and GraphiQL; answers as soon as it listens. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { logger = pino(), requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const startup = options.startup ?? new StartupStatus();
  const database = new ServedDatabase(options.database, startup, openReplicas(options, logger));
  const api = { ...DEFAULT_API_OPTIONS, ...options.api };
  const queues = new OperationQueues(api.operations);
  const metrics = createMetrics({ database, queues, version: packageVersion() });
  const trusted = api.trustedDocuments === null ? null : withPage(readManifest(api.trustedDocuments));
  const http = createHttpServer({
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 5),
  });
  http.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  http.maxConnections = MAX_CONNECTIONS;
  const contexts = new ContextFactory(
    database,
    api.adminToken,
    new ProfileAccess(api.profiles, api.adminToken),
    metrics.feedback,
  );
  const parting = new Parting();
  const closing = { started: false, graceMs: DEFAULT_GRACE_MS };

  let schema = null as GraphQLSchema | null;
  const apollo = new ImpatientApolloServer(
    {
      typeDefs: [...readTypeDefinitions({ admin: api.adminToken !== null })],
      resolvers: api.adminToken === null ? [resolvers] : [resolvers, adminResolvers],
      introspection: api.introspection,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: !api.introspection,
      cache: 'bounded',
      persistedQueries: { cache: new InMemoryLRUCache({ maxSize: PERSISTED_QUERIES_BYTES }) },
      parseOptions: { maxLexicalTokens: MAX_TOKENS },
      validationRules: [limitDocument(DOCUMENT_LIMITS)],
      validationOptions: { maxErrors: 20 },
      formatError: createErrorFormatter(logger),
      stopOnTerminationSignals: false,
      logger: logger.child({ part: 'apollo' }),
      plugins: [
        // A copy, because the original does not have the context type.
        { ...ApolloServerPluginLandingPageDisabled() },
        operationPlugin(metrics, queues),
        {
          serverWillStart(starting) {
            schema = starting.schema;
            if (trusted) checkManifest(trusted, schema);
            return Promise.resolve({ drainServer: () => drain(http, closing.graceMs) });
          },
        },
      ],
    },
    api.timeoutMs,
  );
  await apollo.start();
  if (schema === null) throw new Error('Apollo Server has started without a schema.');
  const served: GraphQLSchema = schema;
  const createContext = (facts: RequestFacts) => contexts.create(facts);
  const execute = createExecutor(apollo, createContext);

  http.on(
    'request',
    createApp({
      apollo,
      createContext,
      faces: options.faces ?? [],
      schema: served,
      execute,
      metrics,
      parting,
      readiness: {
        database,
        startup,
        isStopping: () => closing.started,
        timeoutMs: api.timeoutMs,
        onInspection: (modelId) => {
          metrics.databaseUp.set(modelId === null ? 0 : 1);
          if (modelId !== null) metrics.activeModel.set(modelId);
        },
      },
      logger,
      api,
      trusted,
    }),
  );

  let closed: Promise<void> | null = null;
  return {
    schema: served,
    execute,
    listen: (address) => listen(http, address),
    warmUp: () =>
      contexts.warmUp().catch((error: unknown) => {
        logger.debug({ err: error }, 'what answers take could not be read beforehand');
      }),
    close({ drainMs = 0, graceMs = DEFAULT_GRACE_MS } = {}) {
      closing.started = true;
      parting.begin();
      closing.graceMs = graceMs;
      closed ??= sleep(drainMs)
        .then(() => apollo.stop())
        .finally(() => database.close());
      return closed;
    },
  };
}

function openReplicas(
  { replicas }: ServerOptions,
  logger: Logger,
): ((primary: Database) => ReadReplicas) | null {
  if (replicas === undefined || replicas.urls.length === 0) return null;
  const onChange: ReplicaOptions['onChange'] = (replica, condition, lagMs) => {
    logger[condition === 'serving' ? 'info' : 'warn']({ replica, condition, lagMs }, 'a replica changed');
  };
  return (primary) => new ReadReplicas(primary, { ...replicas, onChange });
}
