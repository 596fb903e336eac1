import type { PoolClient } from 'pg';
import { NearestCentroids } from '../linalg/nearest-centroids.ts';
import { sphericalKMeans } from '../linalg/spherical-k-means.ts';
import { column, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';
import {
  BIT_COLUMNS,
  bitTable,
  bitTableIndexes,
  centroidTable,
  createBitTable,
  createCentroidTable,
  keepBitTable,
} from './first-pass-table.ts';
import { assignLabelBits, readLabelBits } from './label-bits.ts';
import { copyGrants } from './model-grants.ts';
import { dropForOlderServers } from './older-servers.ts';
import { lockPatiently, type Patience } from './patience.ts';
import { readSentVector } from './sent-vector.ts';
import { vectorTable } from './vector-table.ts';

/** Vectors sampled for each centroid. More of them would hardly move the centroids. */
const SAMPLE_PER_CENTROID = 64;
const FETCH_ROWS = 4_000;

/** Suffix of tables under construction. When complete, they replace the old tables at once. */
const NEXT = '_next';

/**
 * Builds the bit table of a model and the centroids of its inverted lists, with their indexes, in one transaction on
 * `client`. During a rebuild, the old tables keep answering until the new ones are complete, and pass on their grants.
 * Writers of the vectors wait. n movies make about sqrt(n) lists: more lists would take longer to choose from than they
 * would save.
 */
export async function buildFirstPass(
  database: Database,
  client: PoolClient,
  modelId: number,
  patience: Patience = {},
): Promise<void> {
  const { signal } = patience;
  const vectors = vectorTable(modelId);
  const [bits, centroids] = [bitTable(modelId), centroidTable(modelId)];
  await client.query('BEGIN');
  try {
    await client.query(`LOCK TABLE ${vectors} IN SHARE MODE`);
    const shape = await shapeOf(client, modelId);
    await assignLabelBits(client, modelId, vectors);
    const labels = await readLabelBits(client, modelId);
    for (const statement of [
      ...createCentroidTable(`${centroids}${NEXT}`, shape.dimensions),
      ...createBitTable(`${bits}${NEXT}`, shape.dimensions, labels),
    ]) {
      await client.query(statement);
    }
    await assignLists(
      database,
      client,
      modelId,
      { ...shape, centroids: await learnCentroids(client, modelId, shape) },
      signal,
    );
    await client.query(
      `INSERT INTO ${bits}${NEXT} (${BIT_COLUMNS.join(', ')}, bits, cell)
       SELECT ${BIT_COLUMNS.map((name) => `v.${name}`).join(', ')}, binary_quantize(v.embedding), a.list
       FROM ${vectors} AS v JOIN assignment AS a USING (movie_id) ORDER BY a.list, v.movie_id`,
    );
    await client.query('DROP TABLE assignment');
    for (const statement of bitTableIndexes(`${bits}${NEXT}`, labels)) {
      signal?.throwIfAborted();
      await client.query(statement);
    }
    await replaceTables(database, client, modelId, patience);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  // The planner's estimates decide between the indexes.
  await client.query(`VACUUM (ANALYZE) ${bits}, ${centroids}`);
}

async function replaceTables(
  database: Database,
  client: PoolClient,
  modelId: number,
  patience: Patience,
): Promise<void> {
  const tables = [bitTable(modelId), centroidTable(modelId)];
  const { rows: there } = await client.query<{ table: string }>(
    'SELECT name AS table FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL',
    [tables],
  );
  await lockPatiently(
    database,
    client,
    there.map(({ table }) => table),
    patience,
  );
  for (const table of tables) await copyGrants(client, table, `${table}${NEXT}`);
  await client.query(`DROP TRIGGER IF EXISTS keep_bits ON ${vectorTable(modelId)}`);
  await client.query(`DROP TABLE IF EXISTS ${tables.join(', ')}`);
  await dropForOlderServers(client);
  for (const table of tables) {
    await client.query(`ALTER TABLE ${table}${NEXT} RENAME TO ${table}`);
    const { rows } = await client.query<{ index: string }>(
      `SELECT c.relname AS index FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
       WHERE i.indrelid = to_regclass($1)`,
      [table],
    );
    for (const { index } of rows) {
      await client.query(`ALTER INDEX ${index} RENAME TO ${index.replace(NEXT, '')}`);
    }
  }
  await client.query(keepBitTable(modelId));
}

interface Shape {
  readonly dimensions: number;
  /** How many movies are indexable. */
  readonly movies: number;
}

async function shapeOf(client: PoolClient, modelId: number): Promise<Shape> {
  const { rows } = await client.query<Shape>(
    `SELECT dimensions, (SELECT count(*)::integer FROM ${vectorTable(modelId)} WHERE indexable) AS movies
     FROM model WHERE id = $1`,
    [modelId],
  );
  if (rows[0] === undefined) throw new Error(`There is no model ${modelId}.`);
  return rows[0];
}

/** Unit vectors, row-major, one for each inverted list. */
async function learnCentroids(
  client: PoolClient,
  modelId: number,
  { dimensions, movies }: Shape,
): Promise<Float32Array> {
  const centroids = Math.max(1, Math.round(Math.sqrt(movies)));
  const wanted = SAMPLE_PER_CENTROID * centroids;
  const share = Math.min(100, (100 * 1.2 * wanted) / Math.max(movies, 1));
  const { rows } = await client.query<{ sent: Buffer }>({
    text: `SELECT vector_send(embedding) AS sent
      FROM ${vectorTable(modelId)} TABLESAMPLE SYSTEM (${share}) REPEATABLE (1) WHERE indexable LIMIT ${wanted}`,
    ...IN_BINARY,
  });
  const sample = new Float32Array(rows.length * dimensions);
  for (const [i, { sent }] of rows.entries()) sample.set(readSentVector(sent), i * dimensions);
  return sphericalKMeans(sample, { dimensions, centroids, seed: modelId });
}

/** As text, twice as many bytes would have to be read. */
const IN_BINARY = { binary: true };

/** Fills the temporary table `assignment` (movie_id, list), and writes the centroids of the lists that have members. */
async function assignLists(
  database: Database,
  client: PoolClient,
  modelId: number,
  { dimensions, movies, centroids }: Shape & { readonly centroids: Float32Array },
  signal: AbortSignal | undefined,
): Promise<void> {
  const count = centroids.length / dimensions;
  const found: Assignment[] = [];
  const lists = new Set<number>();
  const finder = new NearestCentroids({ centroids: count, dimensions, blockRows: FETCH_ROWS, rows: movies });
  try {
    finder.setCentroids(centroids);
    for await (const { movieIds, vectors } of readVectors(client, modelId, dimensions)) {
      signal?.throwIfAborted();
      const nearest = await finder.find(vectors);
      for (const [i, movieId] of movieIds.entries()) {
        const list = nearest[i];
        if (list === undefined) throw new Error(`Movie ${movieId} was given no inverted list.`);
        found.push({ movieId, list });
        lists.add(list);
      }
    }
  } finally {
    await finder.close();
  }
  await client.query('CREATE TEMPORARY TABLE assignment (movie_id integer, list smallint) ON COMMIT DROP');
  await copyRows(database, client, 'assignment', ASSIGNMENT_COLUMNS, found);
  await client.query('ANALYZE assignment');
  await copyRows(
    database,
    client,
    `${centroidTable(modelId)}${NEXT}`,
    [
      column.int2('cell', (list: number) => list),
      column.vector('centre', (list: number) =>
        centroids.subarray(list * dimensions, (list + 1) * dimensions),
      ),
    ],
    [...lists].sort((a, b) => a - b),
  );
}

interface Assignment {
  readonly movieId: number;
  readonly list: number;
}

const ASSIGNMENT_COLUMNS = [
  column.int4('movie_id', (row: Assignment) => row.movieId),
  column.int2('list', (row: Assignment) => row.list),
];

async function* readVectors(
  client: PoolClient,
  modelId: number,
  dimensions: number,
): AsyncGenerator<{ readonly movieIds: readonly number[]; readonly vectors: Float32Array }> {
  await client.query(
    `DECLARE vector_cursor NO SCROLL CURSOR FOR
     SELECT movie_id, vector_send(embedding) AS sent FROM ${vectorTable(modelId)} WHERE indexable`,
  );
  for (;;) {
    const { rows } = await client.query<{ movie_id: number; sent: Buffer }>({
      text: `FETCH ${FETCH_ROWS} FROM vector_cursor`,
      ...IN_BINARY,
    });
    if (rows.length === 0) break;
    const vectors = new Float32Array(rows.length * dimensions);
    for (const [i, { sent }] of rows.entries()) vectors.set(readSentVector(sent), i * dimensions);
    yield { movieIds: rows.map(({ movie_id }) => movie_id), vectors };
  }
  await client.query('CLOSE vector_cursor');
}
