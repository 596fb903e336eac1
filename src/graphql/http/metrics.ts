import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Feedback } from '../context.ts';
import type { FinishedStatement } from '../../database/statement-scope.ts';
import type { OperationQueues } from '../limits/operation-queue.ts';
import type { ServedDatabase } from '../served-database.ts';
import { refusalOf } from './refuse.ts';

/** What the server counts about itself, in a registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly operations: Counter<'operation' | 'outcome'>;
  readonly operationSeconds: Histogram<'operation'>;
  readonly activeModel: Gauge;
  readonly feedback: Feedback;
  readonly databaseUp: Gauge;
  readonly onRequest: (route: string, status: number, refusal: string | null) => void;
  /** Counts a statement of a request. */
  readonly onStatement: (statement: FinishedStatement) => void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Measured {
  readonly database: ServedDatabase;
  readonly queues: OperationQueues;
  /** Of reelgraph. */
  readonly version: string;
}

export function createMetrics({ database, queues, version }: Measured): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'reelgraph_build_info',
    help: 'Always 1; the labels say what runs here.',
    labelNames: ['version', 'node', 'database'],
    registers,
    collect() {
      this.reset();
      this.set({ version, node: process.version, database: database.current?.kind ?? 'none' }, 1);
    },
  });
  new Gauge({
    name: 'reelgraph_replicas',
    help: 'Replicas by whether they take part: "serving", "lagging" behind the primary, "down".',
    labelNames: ['condition'],
    registers,
    collect() {
      for (const [condition, replicas] of Object.entries(database.replicas?.conditions ?? {})) {
        this.set({ condition }, replicas);
      }
    },
  });
  const requests = new Counter({
    name: 'reelgraph_http_requests_total',
    help: 'HTTP requests by what they asked for and the status of the answer.',
    labelNames: ['route', 'status'],
    registers,
  });
  const refusals = new Counter({
    name: 'reelgraph_http_refusals_total',
    help: 'Requests that were refused before they reached GraphQL, by the code of the error.',
    labelNames: ['code'],
    registers,
  });
  new Gauge({
    name: 'reelgraph_database_connections',
    help: 'Connections of the pool by what they are doing; "waiting" counts queries that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = database.current?.pool;
      if (!pool) return;
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  new Gauge({
    name: 'reelgraph_graphql_queue',
    help: 'GraphQL operations that are worked on and that wait for their turn, by how expensive they are.',
    labelNames: ['operations', 'state'],
    registers,
    collect() {
      for (const operations of ['ordinary', 'expensive'] as const) {
        this.set({ operations, state: 'running' }, queues[operations].running);
        this.set({ operations, state: 'waiting' }, queues[operations].waiting);
      }
    },
  });
  const statementSeconds = new Histogram({
    name: 'reelgraph_database_statement_seconds',
    help: 'Time from sending an SQL statement for a request to its last row.',
    buckets: SECONDS,
    registers,
  });
  const statementRows = new Counter({
    name: 'reelgraph_database_rows_total',
    help: 'Rows that SQL statements gave to requests.',
    registers,
  });
  const shown = new Counter({
    name: 'reelgraph_recommendations_shown_total',
    help: 'Recommendations that people were shown for the first time, by the model that gave them.',
    labelNames: ['model'],
    registers,
  });
  const watched = new Counter({
    name: 'reelgraph_recommendations_watched_total',
    help: 'Of those, how many were watched within 30 days.',
    labelNames: ['model'],
    registers,
  });
  return {
    feedback: {
      shown(modelId, count) {
        shown.inc({ model: String(modelId) }, count);
      },
      watched(counts) {
        for (const [modelId, count] of counts) watched.inc({ model: String(modelId) }, count);
      },
    },
    registry,
    operations: new Counter({
      name: 'reelgraph_graphql_operations_total',
      help: 'GraphQL operations by root field and by how they ended.',
      labelNames: ['operation', 'outcome'],
      registers,
    }),
    operationSeconds: new Histogram({
      name: 'reelgraph_graphql_operation_seconds',
      help: 'Time from parsing a GraphQL operation to its answer, by root field.',
      labelNames: ['operation'],
      buckets: SECONDS,
      registers,
    }),
    activeModel: new Gauge({
      name: 'reelgraph_active_model',
      help: 'Number of the model that answers, as a request last saw it; 0 before there is one.',
      registers,
    }),
    databaseUp: new Gauge({
      name: 'reelgraph_database_up',
      help: 'Whether the database answered when it was last asked, at most a second before.',
      registers,
    }),
    onRequest(route, status, refusal) {
      requests.inc({ route, status });
      if (refusal !== null) refusals.inc({ code: refusal });
    },
    onStatement({ elapsedMs, rows }) {
      statementSeconds.observe(elapsedMs / 1000);
      statementRows.inc(rows);
    },
  };
}

/** What a request asked for, in few words: addresses that clients make up do not become series of their own. */
const ROUTES = ['graphql', 'graphiql', 'health', 'metrics', 'assets', 'movie', 'hooks', 'lists', 'mcp'];

/** Counts each request when it is answered, also those that never get as far as GraphQL. */
export function countRequests({ onRequest }: Metrics): RequestHandler {
  return (request, response, next) => {
    const [, first = ''] = request.path.split('/');
    const route = ROUTES.find((each) => each === first) ?? (request.path === '/' ? 'page' : 'other');
    response.once('finish', () => {
      onRequest(route, response.statusCode, refusalOf(response));
    });
    next();
  };
}

const INSPECTION_MS = 200;

/** `inspect` looks whether the database answers, and by which model. */
export function metricsHandler({ registry }: Metrics, inspect: () => Promise<unknown>): RequestHandler {
  return async (_request, response) => {
    // A database that is busy or away must not keep anybody from reading how the server does.
    await Promise.race([inspect(), sleep(INSPECTION_MS, undefined, { ref: false })]);
    response.type(registry.contentType).send(await registry.metrics());
  };
}
