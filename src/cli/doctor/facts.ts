import type { Database } from '../../database/database.ts';
import { activeModel, listModels } from '../../database/model-store.ts';
import { vectorTable } from '../../database/vector-table.ts';

/** What `doctor` looks at; sizes in bytes. */
export interface Facts {
  readonly kind: Database['kind'];
  readonly serverVersion: string;
  readonly pgvectorVersion: string | null;
  readonly trigramVersion: string | null;
  readonly databaseBytes: number;
  readonly maintenanceMemoryBytes: number;
  readonly sharedBuffersBytes: number;
  /** Whether this role may write; training and ingest need to. */
  readonly writable: boolean;
  readonly movies: number;
  /** Movies that changed after the active model was trained. */
  readonly moviesSinceTraining: number;
  readonly model: ModelFacts | null;
  /** Trainings that ended in an error or were killed, and have not been pruned. */
  readonly unfinishedModels: readonly number[];
}

export interface ModelFacts {
  readonly id: number;
  readonly dimensions: number;
  /** Rows of its vector table; null when the table is gone. */
  readonly vectors: number | null;
  /** Dimensions of the column that holds the vectors; null when the table is gone. */
  readonly storedDimensions: number | null;
  /** "valid", or what is wrong with the HNSW index. */
  readonly index: 'valid' | 'invalid' | 'missing';
  readonly indexBytes: number;
  /** Whether the planner has statistics of the vector table. */
  readonly analyzed: boolean;
}

/** Reads what there is to know; works on a database that is broken in any of the ways doctor looks for. */
export async function readFacts(database: Database): Promise<Facts> {
  const { rows } = await database.pool.query<ServerRow>(SERVER_SQL);
  const server = rows[0];
  if (!server) throw new Error('The database told nothing of itself.');
  const active = await activeModel(database);
  const models = await listModels(database);
  return {
    kind: database.kind,
    ...server,
    moviesSinceTraining: await countMoviesSince(database, active?.startedAt ?? null),
    model: active && (await readModelFacts(database, active)),
    unfinishedModels: models
      .filter(({ status }) => status === 'failed' || status === 'building')
      .map(({ id }) => id),
  };
}

type ServerRow = Omit<Facts, 'kind' | 'moviesSinceTraining' | 'model' | 'unfinishedModels'>;

const SERVER_SQL = `
  SELECT current_setting('server_version') AS "serverVersion",
    (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS "pgvectorVersion",
    (SELECT extversion FROM pg_extension WHERE extname = 'pg_trgm') AS "trigramVersion",
    pg_database_size(current_database()) AS "databaseBytes",
    pg_size_bytes(current_setting('maintenance_work_mem')) AS "maintenanceMemoryBytes",
    pg_size_bytes(current_setting('shared_buffers')) AS "sharedBuffersBytes",
    has_table_privilege('movie', 'INSERT') AND has_table_privilege('movie', 'UPDATE') AND has_schema_privilege(current_schema(), 'CREATE')
      AND current_setting('transaction_read_only') = 'off' AS writable,
    (SELECT count(*) FROM movie) AS movies`;

async function countMoviesSince(database: Database, since: Date | null): Promise<number> {
  if (since === null) return 0;
  const { rows } = await database.pool.query<{ movies: number }>(
    'SELECT count(*) AS movies FROM movie WHERE updated_at > $1',
    [since],
  );
  return rows[0]?.movies ?? 0;
}

async function readModelFacts(
  database: Database,
  { id, dimensions }: { readonly id: number; readonly dimensions: number },
): Promise<ModelFacts> {
  const { rows } = await database.pool.query<Omit<ModelFacts, 'id' | 'dimensions'>>(MODEL_SQL, [
    vectorTable(id),
  ]);
  const found = rows[0];
  if (found) return { id, dimensions, ...found };
  return {
    id,
    dimensions,
    vectors: null,
    storedDimensions: null,
    index: 'missing',
    indexBytes: 0,
    analyzed: false,
  };
}

/** atttypmod of a vector column is its number of dimensions. */
const MODEL_SQL = `
  SELECT CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint ELSE 0 END AS vectors,
    a.atttypmod AS "storedDimensions",
    CASE WHEN i.indexrelid IS NULL THEN 'missing' WHEN i.indisvalid AND i.indisready THEN 'valid' ELSE 'invalid' END AS index,
    coalesce(pg_relation_size(i.indexrelid), 0) AS "indexBytes",
    c.reltuples >= 0 AS analyzed
  FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'embedding'
    LEFT JOIN (pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam AND am.amname = 'hnsw')
      ON i.indrelid = c.oid
  WHERE c.oid = to_regclass($1)
  ORDER BY i.indisvalid DESC NULLS LAST LIMIT 1`;
