import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Client, Pool, PoolClient } from 'pg';
import * as schema from './schema.ts';

/** Typed queries on the program's own tables, through a pool or within a client's transaction. */
export type Orm = NodePgDatabase<typeof schema>;

export function openOrm(client: Pool | PoolClient | Client): Orm {
  return drizzle(client, { schema });
}
