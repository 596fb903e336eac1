import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../../database/database.ts';
import type { Feedback } from '../context.ts';
import type { FinishedStatement } from '../../database/statement-scope.ts';
import type { OperationQueues } from '../limits/operation-queue.ts';

/** What the server counts about itself, in a registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly operations: Counter<'operation' | 'outcome'>;
  readonly operationSeconds: Histogram<'operation'>;
  readonly activeModel: Gauge;
  readonly feedback: Feedback;
  /** Counts a statement of a request. */
  readonly onStatement: (statement: FinishedStatement) => void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `database` gives the database once it is open, null before. */
export function createMetrics(database: () => Database | null, queues: OperationQueues): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'reelgraph_database_connections',
    help: 'Connections of the pool by what they are doing; "waiting" counts queries that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = database()?.pool;
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
    onStatement({ elapsedMs, rows }) {
      statementSeconds.observe(elapsedMs / 1000);
      statementRows.inc(rows);
    },
  };
}

export function metricsHandler({ registry }: Metrics): RequestHandler {
  return async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  };
}
