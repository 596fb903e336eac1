import type { MigrationMeta } from 'drizzle-orm/migrator';
import type { ClientBase } from 'pg';
import type { Database } from './database.ts';
import { putBack, setAside } from './older-servers.ts';
import { type Patience, patientTransactionOn } from './patience.ts';

/**
 * Runs migrations as drizzle's migrator does, and records them in its table. Unlike there, each migration has its own
 * transaction and never waits long for a lock, since the queries of running servers would queue up behind it.
 * `client` holds the migration lock.
 */
export async function applyMigrations(
  database: Database,
  client: ClientBase,
  migrations: readonly MigrationMeta[],
  patience: Patience,
): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS drizzle;
    CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)`);
  for (const { sql, hash, folderMillis } of migrations) {
    const apply = async (): Promise<void> => {
      const takesAway = sql.some((statement) => statement.includes('DROP FUNCTION IF EXISTS list_signature'));
      const aside = takesAway ? await setAside(client) : [];
      for (const statement of sql) await client.query(statement);
      await putBack(client, aside);
      await client.query('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
        hash,
        folderMillis,
      ]);
    };
    await patientTransactionOn(database, client, apply, patience);
  }
}
