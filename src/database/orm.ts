import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Client, Pool, PoolClient } from 'pg';
import * as schema from './schema.ts';

/** Typed queries on the program's own tables: of a pool, or within the transaction of a client. */
export type Orm = NodePgDatabase<typeof schema>;

export function openOrm(client: Pool | PoolClient | Client): Orm {
  return drizzle(client, { schema });
}
