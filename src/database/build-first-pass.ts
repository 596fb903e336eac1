import type { PoolClient } from 'pg';
import { cellOf, type CellTree, learnCellTree } from '../linalg/cell-tree.ts';
import { column, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';
import {
  BIT_COLUMNS,
  bitTable,
  bitTableIndexes,
  cellTable,
  createBitTable,
  createCellTable,
  keepBitTable,
} from './first-pass-table.ts';
import { readSentVector } from './sent-vector.ts';
import { vectorTable } from './vector-table.ts';

const CELL_SAMPLE = 60_000;
/**
 * Enough to tell the cell of a vector: all were turned by one random rotation, so that a prefix is a random
 * projection, which keeps angles.
 */
const CELL_DIMENSIONS = 128;
const FETCH_ROWS = 5_000;

/** End of the names of tables that grow; when they are complete they take the places of the old ones at once. */
const NEXT = '_next';

/**
 * Builds the bit table of a model and the cells by which it is ordered, with an index for each filter, in one
 * transaction on `client`. Built anew, the tables before answer until it is done; writers of the vectors wait.
 * Of n movies there are about 4 sqrt(n) cells: finer ones would cost more to choose from than they save.
 */
export async function buildFirstPass(
  database: Database,
  client: PoolClient,
  modelId: number,
  signal?: AbortSignal,
): Promise<void> {
  const vectors = vectorTable(modelId);
  const [bits, cells] = [bitTable(modelId), cellTable(modelId)];
  await client.query('BEGIN');
  try {
    await client.query(`LOCK TABLE ${vectors} IN SHARE MODE`);
    const { dimensions, movies } = await sizeOf(client, modelId);
    const tree = await learnCells(client, modelId, Math.min(dimensions, CELL_DIMENSIONS), movies);
    await assignCells(database, client, modelId, tree, signal);
    for (const statement of [
      ...createCellTable(`${cells}${NEXT}`, dimensions),
      ...createBitTable(`${bits}${NEXT}`, dimensions),
    ]) {
      await client.query(statement);
    }
    await client.query(
      `INSERT INTO ${cells}${NEXT} SELECT c.cell, l2_normalize(avg(v.embedding))
       FROM movie_cell AS c JOIN ${vectors} AS v USING (movie_id) GROUP BY c.cell`,
    );
    await client.query(
      `INSERT INTO ${bits}${NEXT} (${BIT_COLUMNS.join(', ')}, bits, cell)
       SELECT ${BIT_COLUMNS.map((name) => `v.${name}`).join(', ')}, binary_quantize(v.embedding), c.cell
       FROM ${vectors} AS v JOIN movie_cell AS c USING (movie_id) ORDER BY c.cell, v.movie_id`,
    );
    await client.query('DROP TABLE movie_cell');
    for (const statement of bitTableIndexes(`${bits}${NEXT}`)) {
      signal?.throwIfAborted();
      await client.query(statement);
    }
    await takePlaces(client, modelId);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  // The planner's estimates decide between the indexes.
  await client.query(`VACUUM (ANALYZE) ${bits}, ${cells}`);
}

async function takePlaces(client: PoolClient, modelId: number): Promise<void> {
  const tables = [bitTable(modelId), cellTable(modelId)];
  await client.query(`DROP TRIGGER IF EXISTS keep_bits ON ${vectorTable(modelId)}`);
  await client.query(`DROP TABLE IF EXISTS ${tables.join(', ')}`);
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

async function sizeOf(
  client: PoolClient,
  modelId: number,
): Promise<{ readonly dimensions: number; readonly movies: number }> {
  const { rows } = await client.query<{ dimensions: number; movies: number }>(
    `SELECT dimensions, (SELECT count(*)::integer FROM ${vectorTable(modelId)} WHERE indexable) AS movies
     FROM model WHERE id = $1`,
    [modelId],
  );
  if (rows[0] === undefined) throw new Error(`There is no model ${modelId}.`);
  return rows[0];
}

/** Selects the first so many numbers of a vector. */
function prefix(dimensions: number): string {
  return `vector_send(subvector(embedding, 1, ${Math.trunc(dimensions)})) AS sent`;
}

async function learnCells(
  client: PoolClient,
  modelId: number,
  dimensions: number,
  movies: number,
): Promise<CellTree> {
  const share = Math.min(100, (100 * 1.2 * CELL_SAMPLE) / Math.max(movies, 1));
  const { rows } = await client.query<{ sent: Buffer }>(
    `SELECT ${prefix(dimensions)} FROM ${vectorTable(modelId)} TABLESAMPLE SYSTEM (${share}) REPEATABLE (1)
     WHERE indexable LIMIT ${CELL_SAMPLE}`,
  );
  const sample = new Float32Array(rows.length * dimensions);
  for (const [i, { sent }] of rows.entries()) sample.set(readSentVector(sent), i * dimensions);
  return learnCellTree(sample, dimensions, Math.max(1, Math.round(2 * movies ** 0.25)), modelId);
}

/** Leaves the temporary table movie_cell (movie_id, cell). */
async function assignCells(
  database: Database,
  client: PoolClient,
  modelId: number,
  tree: CellTree,
  signal: AbortSignal | undefined,
): Promise<void> {
  const found: { readonly movieId: number; readonly cell: number }[] = [];
  await client.query(
    `DECLARE vector_cursor NO SCROLL CURSOR FOR
     SELECT movie_id, ${prefix(tree.dimensions)} FROM ${vectorTable(modelId)} WHERE indexable`,
  );
  for (;;) {
    signal?.throwIfAborted();
    const { rows } = await client.query<{ movie_id: number; sent: Buffer }>(
      `FETCH ${FETCH_ROWS} FROM vector_cursor`,
    );
    if (rows.length === 0) break;
    for (const { movie_id, sent } of rows) {
      found.push({ movieId: movie_id, cell: cellOf(tree, readSentVector(sent)) });
    }
  }
  await client.query('CLOSE vector_cursor');
  await client.query('CREATE TEMPORARY TABLE movie_cell (movie_id integer, cell smallint) ON COMMIT DROP');
  await copyRows(
    database,
    client,
    'movie_cell',
    [
      column.int4('movie_id', (row: (typeof found)[number]) => row.movieId),
      column.int2('cell', (row: (typeof found)[number]) => row.cell),
    ],
    found,
  );
  await client.query('ANALYZE movie_cell');
}
