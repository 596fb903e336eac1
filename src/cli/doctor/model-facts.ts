import type { Database } from '../../database/database.ts';
import { hasFirstPass } from '../../database/first-pass-table.ts';
import { vectorTable } from '../../database/vector-table.ts';

/** What `doctor` looks at of the model that answers. */
export interface ModelFacts {
  readonly id: number;
  readonly dimensions: number;
  /** Rows of its vector table; null when the table is gone. */
  readonly vectors: number | null;
  /** Dimensions of the column that holds the vectors; null when the table or the column is gone. */
  readonly storedDimensions: number | null;
  /** "valid", or what is wrong with the HNSW graph. */
  readonly graph: 'valid' | 'invalid' | 'missing';
  readonly graphBytes: number;
  /** Whether the tables of the first pass are there. */
  readonly firstPass: boolean;
  /** Of the vector table with its indexes. */
  readonly totalBytes: number;
  /** Whether the planner has statistics of the vector table. */
  readonly analyzed: boolean;
}

export async function readModelFacts(
  database: Database,
  { id, dimensions }: { readonly id: number; readonly dimensions: number },
): Promise<ModelFacts> {
  const { rows } = await database.pool.query<Omit<ModelFacts, 'id' | 'dimensions' | 'firstPass'>>(MODEL_SQL, [
    vectorTable(id),
  ]);
  const found = rows[0];
  const firstPass = await hasFirstPass(database, id);
  if (found) return { id, dimensions, firstPass, ...found };
  return {
    id,
    dimensions,
    vectors: null,
    storedDimensions: null,
    graph: 'missing',
    graphBytes: 0,
    firstPass,
    totalBytes: 0,
    analyzed: false,
  };
}

/** atttypmod of a vector column is its number of dimensions. */
const MODEL_SQL = `
  SELECT CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint ELSE 0 END AS vectors,
    a.atttypmod AS "storedDimensions",
    CASE WHEN i.indexrelid IS NULL THEN 'missing' WHEN i.indisvalid AND i.indisready THEN 'valid' ELSE 'invalid' END AS graph,
    coalesce(pg_relation_size(i.indexrelid), 0) AS "graphBytes",
    pg_total_relation_size(c.oid) AS "totalBytes",
    EXISTS (SELECT FROM pg_stats WHERE schemaname = current_schema() AND tablename = c.relname) AS analyzed
  FROM pg_class c
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'embedding'
    LEFT JOIN (pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam AND am.amname = 'hnsw')
      ON i.indrelid = c.oid
  WHERE c.oid = to_regclass($1)
  ORDER BY i.indisvalid DESC NULLS LAST LIMIT 1`;
