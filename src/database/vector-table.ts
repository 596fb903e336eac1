import type { ClientBase, PoolClient } from 'pg';
import { BESIDE_FIELDS, type BesideVector, type MovieId } from '../movie/movie.ts';
import { column, type CopyColumn, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';
import { bitTable, centroidTable } from './first-pass-table.ts';
import { columnDefinition, copyColumn } from './movie-columns.ts';
import { personTable } from './person-table.ts';

/** A movie in a model: its vector, and the columns that filters and ranking read. */
export interface VectorRow extends BesideVector {
  readonly movieId: MovieId;
  /** Unit length; null when the movie's document is empty. */
  readonly embedding: Float32Array | null;
  /** False if the movie has too little metadata: many such movies share one vector, which would trap index searches. */
  readonly indexable: boolean;
  /** What `balanced` ranking multiplies the cosine by, 0 to 1. */
  readonly prior: number | null;
}

/** The table that holds the vectors of a model. */
export function vectorTable(modelId: number): string {
  if (!Number.isSafeInteger(modelId)) throw new RangeError(`model id ${modelId} is not a whole number`);
  return `model_vector_${modelId}`;
}

const COLUMNS: readonly CopyColumn<VectorRow>[] = [
  column.int4('movie_id', (row: VectorRow) => row.movieId),
  column.vector('embedding', (row: VectorRow) => row.embedding),
  column.bool('indexable', (row: VectorRow) => row.indexable),
  ...BESIDE_FIELDS.map((field) => copyColumn(field)),
  column.float4('prior', (row: VectorRow) => row.prior),
];

const COMMENTS: Readonly<Record<string, string>> = {
  movie_id: 'The movie.',
  embedding: 'Unit vector of what the movie is about; NULL when the catalogue says nothing about it.',
  indexable: 'False for too little metadata: left out of the HNSW index, found by exact search.',
  prior:
    'What a similarity is multiplied by in balanced rankings, 0 to 1: how well known the movie is, (ln(1 + votes) / its maximum) ^ 0.3; in a learned model how strongly the taste in it groups people.',
};

/** Creates the empty table of a model's vectors. */
export async function createVectorTable(
  client: ClientBase,
  modelId: number,
  dimensions: number,
): Promise<void> {
  const table = vectorTable(modelId);
  // PLAIN: PostgreSQL would move a vector of 500 numbers to a TOAST table, and every distance would need a second
  // fetch.
  await client.query(`
    CREATE TABLE ${table} (
      movie_id integer PRIMARY KEY,
      embedding vector(${Math.trunc(dimensions)}),
      indexable boolean NOT NULL,
      ${BESIDE_FIELDS.map((field) => columnDefinition(field)).join(', ')},
      prior real
    )`);
  await client.query(`ALTER TABLE ${table} ALTER embedding SET STORAGE PLAIN`);
  await client.query(
    `COMMENT ON TABLE ${table} IS
     'Vectors of model ${modelId}, with the columns of movie that filter them. Drop with: reelgraph prune'`,
  );
  for (const { name } of COLUMNS) {
    await client.query(`COMMENT ON COLUMN ${table}.${name} IS '${meaningOf(name)}'`);
  }
}

function meaningOf(column: string): string {
  return COMMENTS[column] ?? `As in movie.${column}, when the model was trained or the movie changed.`;
}

/** Fills a model's table by binary COPY in the client's transaction; returns the number of rows. */
export async function copyVectors(
  database: Database,
  client: PoolClient,
  modelId: number,
  rows: Iterable<VectorRow> | AsyncIterable<VectorRow>,
): Promise<number> {
  await client.query(`TRUNCATE ${vectorTable(modelId)}`);
  return copyRows(database, client, vectorTable(modelId), COLUMNS, rows, { freeze: true });
}

/**
 * Writes vectors of movies that are new to a model or have changed, in the client's transaction. Leaves unchanged rows
 * alone, since each write also goes to the HNSW index. Returns how many movies were added and how many changed.
 */
export async function upsertVectors(
  database: Database,
  client: PoolClient,
  modelId: number,
  rows: Iterable<VectorRow> | AsyncIterable<VectorRow>,
): Promise<{ added: number; changed: number }> {
  const table = vectorTable(modelId);
  await client.query(`CREATE TEMPORARY TABLE folded_in_vector (LIKE ${table}) ON COMMIT DROP`);
  await copyRows(database, client, 'folded_in_vector', COLUMNS, rows);
  const names = COLUMNS.map(({ name }) => name);
  const row = (alias: string): string => `ROW(${names.map((name) => `${alias}.${name}`).join(', ')})`;
  const written = await client.query<{ added: number; changed: number }>(
    `WITH written AS (
       INSERT INTO ${table} AS v (${names.join(', ')}) SELECT ${names.join(', ')} FROM folded_in_vector
       ON CONFLICT (movie_id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
         WHERE ${row('v')} IS DISTINCT FROM ${row('excluded')}
       RETURNING v.xmax = 0 AS added
     )
     SELECT count(*) FILTER (WHERE added)::integer AS added, count(*) FILTER (WHERE NOT added)::integer AS changed
     FROM written`,
  );
  await client.query('DROP TABLE folded_in_vector');
  const { added, changed } = written.rows[0] ?? { added: 0, changed: 0 };
  // Profiles store sums of these vectors, which must now be computed again.
  if (added + changed > 0) {
    await client.query('UPDATE model SET vector_revision = vector_revision + 1 WHERE id = $1', [modelId]);
  }
  return { added, changed };
}

/** Name of the HNSW index over a model's vectors. Not every model has one. */
export function graphIndex(modelId: number): string {
  return `${vectorTable(modelId)}_embedding_idx`;
}

/** Whether a model has a graph that can be used. */
export async function hasGraph(database: Database, modelId: number): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    'SELECT FROM pg_index WHERE indexrelid = to_regclass($1) AND indisvalid AND indisready',
    [graphIndex(modelId)],
  );
  return rowCount === 1;
}

/** Indexes the movies that the HNSW index leaves out. The bit table has the indexes for filters. */
export function restIndex(modelId: number): string {
  const table = vectorTable(modelId);
  return `CREATE INDEX ${table}_rest_idx ON ${table} (movie_id) WHERE NOT indexable`;
}

/** Names of a model's tables with a row per movie. A content model has no person table. */
export function modelTables(modelId: number): readonly string[] {
  return [vectorTable, bitTable, centroidTable, personTable].map((table) => table(modelId));
}

/** Drops the tables of a model; does nothing if they do not exist. */
export function dropVectors(modelId: number): string {
  return `DROP TABLE IF EXISTS ${modelTables(modelId).join(', ')}`;
}

/** Names of the view of the active vectors: the older one, and the one in the analysts' schema. */
export const ACTIVE_VECTOR_VIEWS = ['active_vector', 'reelgraph.active_vector'] as const;

/**
 * Statements that create the view of the active model's vectors. Its column types do not depend on the dimensions, so
 * it can be replaced while analysts' views depend on it.
 */
export function activeVectorView(modelId: number): readonly string[] {
  const columns = COLUMNS.map(({ name }) => (name === 'embedding' ? 'embedding::vector AS embedding' : name));
  const meanings = {
    model_id: 'The model that serves.',
    ...Object.fromEntries(COLUMNS.map(({ name }) => [name, meaningOf(name)])),
  };
  return ACTIVE_VECTOR_VIEWS.flatMap((view) => [
    `CREATE OR REPLACE VIEW ${view} AS SELECT ${modelId} AS model_id, ${columns.join(', ')} FROM ${vectorTable(modelId)}`,
    `COMMENT ON VIEW ${view} IS 'Vectors of the active model, one row a movie.'`,
    ...Object.entries(meanings).map(([name, meaning]) => `COMMENT ON COLUMN ${view}.${name} IS '${meaning}'`),
  ]);
}
