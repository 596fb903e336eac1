import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../../database/database.ts';

/** What the server counts about itself, in a registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly operations: Counter<'operation' | 'outcome'>;
  readonly operationSeconds: Histogram<'operation'>;
  readonly activeModel: Gauge;
}

/** `database` gives the database once it is open, null before. */
export function createMetrics(database: () => Database | null): Metrics {
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
  return {
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
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    activeModel: new Gauge({
      name: 'reelgraph_active_model',
      help: 'Number of the model that answers, as readiness last saw it; 0 before there is one.',
      registers,
    }),
  };
}

export function metricsHandler({ registry }: Metrics): RequestHandler {
  return async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  };
}
