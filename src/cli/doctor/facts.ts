import type { Database } from '../../database/database.ts';
import { declaredIndexes, type SchemaState, schemaState } from '../../database/migrate.ts';
import { activeModel, listModels } from '../../database/model-store.ts';
import { type UnreadableTables, unreadableTables } from '../../database/readable-tables.ts';
import { readModelFacts, type ModelFacts } from './model-facts.ts';

/** What `doctor` looks at in the database; sizes in bytes. */
export interface Facts {
  readonly kind: Database['kind'];
  readonly serverVersion: string;
  /** server_version_num. */
  readonly serverVersionNumber: number;
  readonly encoding: string;
  readonly pgvectorVersion: string | null;
  /** Version that CREATE EXTENSION would give; null when pgvector is not installed on the server. */
  readonly offeredPgvector: string | null;
  /** Whether this role may create the extensions. */
  readonly mayCreateExtensions: boolean;
  readonly trigramVersion: string | null;
  readonly databaseBytes: number;
  readonly maintenanceMemoryBytes: number;
  readonly sharedBuffersBytes: number;
  /** What the database lacks of this version's tables, functions, triggers and views. */
  readonly schema: SchemaState;
  /** What is in the tables; null before there are tables. */
  readonly contents: Contents | null;
}

interface Contents {
  /** Whether this role may write; training and ingest need to. */
  readonly writable: boolean;
  /** Roles by which questions are asked that may not read all that answers take. */
  readonly unreadable: readonly UnreadableTables[];
  readonly movies: number;
  /** Movies that changed after the active model was trained. */
  readonly moviesSinceTraining: number;
  /** Indexes of the tables that are not there. */
  readonly missingIndexes: readonly string[];
  /** Tables of which the planner has no statistics. */
  readonly unanalyzed: readonly string[];
  readonly model: ModelFacts | null;
  /** Trainings that ended in an error or were killed, and have not been pruned. */
  readonly unfinishedModels: readonly number[];
}

/** Reads what there is to know; works on a database that is broken in any of the ways doctor looks for. */
export async function readFacts(database: Database): Promise<Facts> {
  const { rows } = await database.pool.query<ServerRow>(SERVER_SQL);
  const server = rows[0];
  if (!server) throw new Error('The database told nothing of itself.');
  const { hasTables, ...facts } = server;
  return {
    kind: database.kind,
    ...facts,
    schema: await schemaState(database),
    contents: hasTables ? await readContents(database) : null,
  };
}

type ServerRow = Omit<Facts, 'kind' | 'schema' | 'contents'> & { readonly hasTables: boolean };

const SERVER_SQL = `
  SELECT current_setting('server_version') AS "serverVersion",
    current_setting('server_version_num')::integer AS "serverVersionNumber",
    current_setting('server_encoding') AS encoding,
    (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS "offeredPgvector",
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
      OR has_database_privilege(current_database(), 'CREATE') AND NOT EXISTS (
        SELECT FROM pg_available_extension_versions v JOIN pg_available_extensions e
          ON e.name = v.name AND e.default_version = v.version
        WHERE v.name IN ('vector', 'pg_trgm') AND v.superuser AND NOT v.trusted) AS "mayCreateExtensions",
    (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS "pgvectorVersion",
    (SELECT extversion FROM pg_extension WHERE extname = 'pg_trgm') AS "trigramVersion",
    pg_database_size(current_database()) AS "databaseBytes",
    pg_size_bytes(current_setting('maintenance_work_mem')) AS "maintenanceMemoryBytes",
    pg_size_bytes(current_setting('shared_buffers')) AS "sharedBuffersBytes",
    to_regclass('movie') IS NOT NULL AND to_regclass('model') IS NOT NULL AS "hasTables"`;

async function readContents(database: Database): Promise<Contents> {
  const active = await activeModel(database);
  const models = await listModels(database);
  const { rows } = await database.pool.query<Omit<Contents, 'model' | 'unfinishedModels' | 'unreadable'>>(
    CONTENTS_SQL,
    [active?.startedAt ?? null, declaredIndexes()],
  );
  const contents = rows[0];
  if (!contents) throw new Error('The database told nothing of its tables.');
  return {
    ...contents,
    unreadable: await unreadableTables(database, active?.id ?? null, { others: true }),
    model: active && (await readModelFacts(database, active)),
    unfinishedModels: models
      .filter(({ status }) => status === 'failed' || status === 'building')
      .map(({ id }) => id),
  };
}

/** Restoring a backup leaves the number of rows known and everything else unknown: pg_stats tells. */
const CONTENTS_SQL = `
  SELECT has_table_privilege('movie', 'INSERT') AND has_table_privilege('movie', 'UPDATE')
      AND has_schema_privilege(current_schema(), 'CREATE') AND current_setting('transaction_read_only') = 'off' AS writable,
    (SELECT count(*) FROM movie) AS movies,
    (SELECT count(*) FROM movie WHERE updated_at > $1) AS "moviesSinceTraining",
    ARRAY(SELECT name FROM unnest($2::text[]) AS name WHERE to_regclass(name) IS NULL) AS "missingIndexes",
    ARRAY(SELECT relname::text FROM pg_class
      WHERE oid IN (to_regclass('movie'), to_regclass('movie_title'), to_regclass('known_title'))
        AND reltuples <> 0 AND has_table_privilege(oid, 'SELECT')
        AND NOT EXISTS (SELECT FROM pg_stats WHERE schemaname = current_schema() AND tablename = relname)
      ORDER BY relname) AS unanalyzed`;
