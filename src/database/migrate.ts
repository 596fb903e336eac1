import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runDrizzle } from 'drizzle-orm/node-postgres/migrator';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import { DatabaseError } from './errors.ts';
import { LOCKS } from './locks.ts';

export interface MigrationProgress {
  /** Waiting for another process that migrates, or applying. */
  readonly stage: 'waiting' | 'applying';
  /** Migrations that were missing. */
  readonly pending: number;
}

const POLL_MS = 250;

/**
 * Brings the tables up to date; returns how many migrations that took. All missing ones are applied in one
 * transaction. Any number of processes may call it at once: an advisory lock lets one work at a time.
 */
export async function migrate(
  database: Database,
  onProgress: (progress: MigrationProgress) => void = () => undefined,
): Promise<number> {
  const folder = migrationsFolder();
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const client = await database.pool.connect();
  let failed = true;
  try {
    if ((await countPending(client, migrations)) > 0) await lock(client, onProgress);
    const pending = await countPending(client, migrations);
    if (pending > 0) {
      onProgress({ stage: 'applying', pending });
      // The migrator's CREATE ... IF NOT EXISTS would print notices.
      await client.query('SET client_min_messages = warning');
      await runDrizzle(drizzle(client), { migrationsFolder: folder });
      await client.query('RESET client_min_messages');
    }
    await client.query('SELECT pg_advisory_unlock_all()');
    await database.learnTypes(client);
    failed = false;
    return pending;
  } catch (error) {
    throw explain(error);
  } finally {
    // After a failure the connection goes, and with it the lock.
    client.release(failed);
  }
}

/** How many migrations the database lacks. Reads only. */
export async function pendingMigrations(database: Database): Promise<number> {
  const client = await database.pool.connect();
  try {
    return await countPending(client, readMigrationFiles({ migrationsFolder: migrationsFolder() }));
  } finally {
    client.release();
  }
}

/** Names of the indexes that the migrations make, those of models not included. */
export function declaredIndexes(): string[] {
  const indexes = new Set<string>();
  const statements = readMigrationFiles({ migrationsFolder: migrationsFolder() }).flatMap(({ sql }) => sql);
  for (const statement of statements) {
    for (const [, verb, name = ''] of statement.matchAll(
      /\b(CREATE|DROP)\s+(?:UNIQUE\s+)?INDEX\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?"?(\w+)/g,
    )) {
      if (verb === 'CREATE') indexes.add(name);
      else indexes.delete(name);
    }
  }
  return [...indexes];
}

/** `drizzle/` of the package, from src/ in a checkout and from dist/src/ in a package. */
function migrationsFolder(): string {
  for (const up of ['../../drizzle', '../../../drizzle']) {
    const folder = fileURLToPath(new URL(up, import.meta.url));
    if (existsSync(join(folder, 'meta/_journal.json'))) return folder;
  }
  throw new DatabaseError('The folder drizzle/ with the migrations is missing; install reelgraph again.');
}

async function countPending(client: PoolClient, migrations: readonly MigrationMeta[]): Promise<number> {
  const known = await client.query<{ there: boolean }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there",
  );
  if (!known.rows[0]?.there) return migrations.length;
  const { rows } = await client.query<{ last: number | null }>(
    'SELECT max(created_at) AS last FROM drizzle.__drizzle_migrations',
  );
  const last = rows[0]?.last ?? 0;
  if (last > (migrations.at(-1)?.folderMillis ?? 0)) {
    throw new DatabaseError(
      'The database belongs to a newer reelgraph; install that version or a later one.',
    );
  }
  return migrations.filter(({ folderMillis }) => folderMillis > last).length;
}

async function lock(client: PoolClient, onProgress: (progress: MigrationProgress) => void): Promise<void> {
  for (let waiting = false; ; waiting = true) {
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS locked',
      [...LOCKS.migration],
    );
    if (rows[0]?.locked) return;
    if (!waiting) onProgress({ stage: 'waiting', pending: 0 });
    await sleep(POLL_MS);
  }
}

function explain(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error) || cause instanceof DatabaseError) return error;
  const code = 'code' in cause ? cause.code : undefined;
  if (code === '42501' && /extension|schema|database/.test(cause.message)) {
    return new DatabaseError(
      `The database does not allow this user to set it up: ${cause.message}. Run as a superuser, in this ` +
        'database: CREATE EXTENSION vector; CREATE EXTENSION pg_trgm; ' +
        'GRANT CREATE ON SCHEMA public TO <user>; GRANT CREATE ON DATABASE <database> TO <user>;',
      { cause },
    );
  }
  return new DatabaseError(`The tables could not be brought up to date: ${cause.message}`, { cause });
}
