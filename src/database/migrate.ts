import { setTimeout as sleep } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import type { PoolClient } from 'pg';
import { applyMigrations } from './apply-migrations.ts';
import type { Database } from './database.ts';
import { DatabaseError } from './errors.ts';
import { advisoryLockHolders, describeHolders } from './lock-holders.ts';
import { LOCKS } from './locks.ts';
import { packagePath } from './package-path.ts';
import { type Patience, patientTransactionOn } from './patience.ts';
import { compareSqlObjects, makeSqlObjects, type ObjectState, readSqlObjects } from './sql-objects.ts';

/** What a database lacks for this version of the program. */
export interface SchemaState {
  /** Migrations that have not been applied. */
  readonly migrations: number;
  /** Functions, triggers and views. */
  readonly objects: ObjectState;
}

const POLL_MS = 250;

/**
 * Brings tables, functions, triggers and views up to date; returns how many migrations and object files that took. Each
 * missing migration is one transaction, and all objects together are another. None waits for a lock for more than two
 * seconds at a time, because running servers would wait behind it. Any number of processes may call this at once: an
 * advisory lock lets one work at a time. Objects made by a newer version are left alone.
 */
export async function migrate(database: Database, patience: Patience = {}): Promise<number> {
  const client = await database.pool.connect();
  let failed = true;
  try {
    if (countPending(await compareSchema(client)) > 0) await lock(client, patience);
    const pending = countPending(await compareSchema(client));
    if (pending > 0) {
      // CREATE ... IF NOT EXISTS would print notices.
      await client.query('SET client_min_messages = warning');
      await apply(database, client, patience);
      await client.query('RESET client_min_messages');
    }
    await client.query('SELECT pg_advisory_unlock_all()');
    await database.learnTypes(client);
    failed = false;
    return pending;
  } catch (error) {
    throw explain(error);
  } finally {
    // After a failure the connection is dropped, and the lock with it.
    client.release(failed);
  }
}

/** What the database lacks. Reads only. */
export async function schemaState(database: Database): Promise<SchemaState> {
  const client = await database.pool.connect();
  try {
    return await compareSchema(client);
  } finally {
    client.release();
  }
}

/** Names of the indexes that the migrations create. Those of models are not included. */
export function declaredIndexes(): string[] {
  const indexes = new Set<string>();
  const statements = readMigrationFiles({ migrationsFolder: FOLDER }).flatMap(({ sql }) => sql);
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

const TITLE_TABLES = ['movie_title', 'known_title', 'title_word'];

const FOLDER = packagePath('drizzle');

async function compareSchema(client: PoolClient): Promise<SchemaState> {
  return {
    migrations: (await missingMigrations(client)).length,
    objects: await compareSqlObjects(client, readSqlObjects()),
  };
}

function countPending({ migrations, objects }: SchemaState): number {
  return migrations + objects.outdated.length;
}

/** Migrations first, since objects depend on tables. */
async function apply(database: Database, client: PoolClient, patience: Patience): Promise<void> {
  const migrations = await missingMigrations(client);
  await applyMigrations(database, client, migrations, patience);
  // Searches cost twice as much on rows that a migration rewrote until a VACUUM, and the embedded database has no autovacuum.
  if (migrations.length > 0) await client.query(`VACUUM (ANALYZE) ${TITLE_TABLES.join(', ')}`);
  const files = readSqlObjects();
  const { outdated } = await compareSqlObjects(client, files);
  await patientTransactionOn(database, client, () => makeSqlObjects(client, files, outdated), patience);
}

/** The migrations after the last one that was applied. */
async function missingMigrations(client: PoolClient): Promise<readonly MigrationMeta[]> {
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  const known = await client.query<{ there: boolean }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there",
  );
  if (!known.rows[0]?.there) return migrations;
  const { rows } = await client.query<{ last: number | null }>(
    'SELECT max(created_at) AS last FROM drizzle.__drizzle_migrations',
  );
  const last = rows[0]?.last ?? 0;
  if (migrations.every(({ folderMillis }) => folderMillis < last)) {
    throw new DatabaseError(
      'The database belongs to a newer reelgraph; install that version or a later one.',
    );
  }
  return migrations.filter(({ folderMillis }) => folderMillis > last);
}

async function lock(client: PoolClient, { onWaiting, signal }: Patience): Promise<void> {
  for (let told = false; ; told = true) {
    signal?.throwIfAborted();
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS locked',
      [...LOCKS.migration],
    );
    if (rows[0]?.locked) return;
    if (!told) {
      onWaiting?.(`waiting for ${describeHolders(await advisoryLockHolders(client, LOCKS.migration))}`);
    }
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
