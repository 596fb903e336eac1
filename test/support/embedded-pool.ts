import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, inject } from 'vitest';
import { lockDirectory } from '../../src/database/data-directory-lock.ts';
import type { Database } from '../../src/database/database.ts';
import { connectToHost } from '../../src/database/embedded-database.ts';
import { EmbeddedHost } from '../../src/database/embedded-host.ts';
import './database-source.ts';
import { schemaText } from './schema-text.ts';

/** A running embedded database, and what it was like before any test. */
interface Slot {
  readonly directory: string;
  readonly host: EmbeddedHost;
  readonly pristine: State;
  stop(): Promise<void>;
}

interface State {
  /** The rows of each table, as a JSON array; '[]' for an empty one. */
  readonly rows: ReadonlyMap<string, string>;
  /** The schema, rights and settings. */
  readonly description: string;
}

/** Starting PostgreSQL in WebAssembly takes seconds of computing: the tests of a file use the same ones in turn. */
const idle: Slot[] = [];

afterAll(async () => {
  for (const slot of idle.splice(0)) await slot.stop();
});

/** An empty migrated database that nobody else uses; `close` gives it back, restored. */
export async function openFromPool(): Promise<{ database: Database; directory: string }> {
  const slot = idle.pop() ?? (await startSlot());
  const database = await connectToHost(slot.host, async () => {
    if (await isRestored(slot)) idle.push(slot);
    else await slot.stop();
  });
  return { database, directory: slot.directory };
}

async function startSlot(): Promise<Slot> {
  const source = inject('testDatabase');
  const directory = await mkdtemp(join(source.directory, 'data-'));
  await cp(source.template, directory, { recursive: true });
  const lock = lockDirectory(directory);
  const host = await EmbeddedHost.start(join(directory, 'postgres'));
  return {
    directory,
    host,
    pristine: await connected(host, readState),
    async stop() {
      await host.close();
      lock.release();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Undoes what was done to rows, and drops models. False when a test changed more: the database is of no use then. */
async function isRestored({ host, pristine }: Slot): Promise<boolean> {
  try {
    return await connected(host, async (database) => {
      const { rows: tables } = await database.pool.query<{ table: string }>(MODEL_TABLES);
      for (const { table } of tables) await database.pool.query(`DROP TABLE ${table} CASCADE`);
      const { rows } = await readState(database);
      const used = [...pristine.rows].filter(([table, before]) => rows.get(table) !== before);
      await database.transaction(
        async (client) => {
          if (used.length > 0)
            await client.query(`TRUNCATE ${used.map(([table]) => table).join(', ')} CASCADE`);
          for (const [table, before] of used.filter(([, before]) => before !== '[]')) {
            await client.query(
              `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
              [before],
            );
          }
        },
        // No trigger follows the rows: it would write other tables.
        ['SET LOCAL session_replication_role = replica'],
      );
      await database.pool.query(RESTART_SEQUENCES);
      return isDeepStrictEqual(await readState(database), pristine);
    });
  } catch {
    return false;
  }
}

async function connected<T>(host: EmbeddedHost, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await connectToHost(host, () => Promise.resolve());
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Only as many rows as tell an untouched table from another. */
const MAX_ROWS = 300;

async function readState(database: Database): Promise<State> {
  const { rows: tables } = await database.pool.query<{ name: string }>(TABLES);
  const rows = new Map<string, string>();
  for (const { name } of tables) {
    const { rows: found } = await database.pool.query<{ rows: string }>(
      `SELECT coalesce(json_agg(r), '[]')::text AS rows FROM (SELECT * FROM ${name} LIMIT ${MAX_ROWS}) AS r`,
    );
    rows.set(name, found[0]!.rows);
  }
  const { rows: lines } = await database.pool.query<{ line: string }>(RIGHTS_AND_SETTINGS);
  return {
    rows,
    description: [...lines.map(({ line }) => line), ...(await schemaText(database))].join('\n'),
  };
}

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;

/** Each model has tables of its own, which end in its id. */
const MODEL_TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
  WHERE schemaname = 'public' AND tablename ~ '^(model|person)_[a-z_]+_[0-9]+$'`;

const RESTART_SEQUENCES = `
  SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences
  WHERE schemaname = 'public' AND last_value IS NOT NULL`;

const RIGHTS_AND_SETTINGS = `
  SELECT format('%s %s %s', relname, relowner::regrole, relacl) AS line FROM pg_class
  WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)
  UNION ALL SELECT format('sequence %s %s', sequencename, last_value) FROM pg_sequences
  UNION ALL SELECT format('role %s %s', rolname, rolsuper) FROM pg_roles
  UNION ALL SELECT format('setting %s %s %s', setdatabase, setrole, setconfig) FROM pg_db_role_setting
  UNION ALL SELECT format('extension %s %s', extname, extversion) FROM pg_extension
  UNION ALL SELECT format('schema %s', nspname) FROM pg_namespace WHERE nspname !~ '^pg_'
  ORDER BY 1`;
