import type { PoolClient } from 'pg';
import { cellOf, type CellTree, learnCellTree, prefixOfTree } from '../linalg/cell-tree.ts';
import { column, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';
import { BIT_COLUMNS, bitTable, cellTable, createBitTable, keepBitTable } from './first-pass-table.ts';
import { readSentVector } from './sent-vector.ts';
import { formatVector } from './type-parsers.ts';
import { vectorTable } from './vector-table.ts';

/** With fewer movies every bit is read in a few milliseconds. */
const CELLS_FROM = 100_000;
/** Squared it is the number of cells. */
const BRANCHES = 32;
const CELL_SAMPLE = 30_000;
/** Enough of a rotated vector to tell its cell. */
const CELL_DIMENSIONS = 128;
const FETCH_ROWS = 5_000;

export interface FirstPassOptions {
  readonly signal?: AbortSignal | undefined;
  /** Divides the movies into cells from so many movies on; only tests need another number. */
  readonly cellsFrom?: number | undefined;
}

/**
 * Fills the bit table of a model, and for a large model the cells by which it is ordered, in one transaction on
 * `client`. Indexes follow: bitTableIndexes.
 */
export async function buildFirstPass(
  database: Database,
  client: PoolClient,
  modelId: number,
  { signal, cellsFrom = CELLS_FROM }: FirstPassOptions = {},
): Promise<void> {
  const { rows } = await client.query<{ dimensions: number; movies: number }>(
    `SELECT dimensions, (SELECT count(*)::integer FROM ${vectorTable(modelId)} WHERE indexable) AS movies
     FROM model WHERE id = $1`,
    [modelId],
  );
  const { dimensions, movies } = rows[0] ?? { dimensions: 0, movies: 0 };
  await client.query('BEGIN');
  try {
    await client.query(createBitTable(modelId, dimensions));
    const columns = BIT_COLUMNS.map((name) => `v.${name}`).join(', ');
    const fill = (cell: string, from: string) =>
      client.query(
        `INSERT INTO ${bitTable(modelId)} (${BIT_COLUMNS.join(', ')}, bits, cell)
         SELECT ${columns}, binary_quantize(v.embedding), ${cell} FROM ${vectorTable(modelId)} AS v ${from}`,
      );
    if (movies < cellsFrom) await fill('NULL', 'WHERE v.indexable ORDER BY v.movie_id');
    else {
      const tree = await learnCells(client, modelId, dimensions, movies);
      await writeCells(client, modelId, tree);
      await assignCells(database, client, modelId, tree, signal);
      await fill('c.cell', 'JOIN movie_cell AS c USING (movie_id) ORDER BY c.cell, v.movie_id');
      await client.query('DROP TABLE movie_cell');
    }
    await client.query(keepBitTable(modelId));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function learnCells(
  client: PoolClient,
  modelId: number,
  dimensions: number,
  movies: number,
): Promise<CellTree> {
  const share = Math.min(100, (100 * 1.2 * CELL_SAMPLE) / movies);
  const { rows } = await client.query<{ sent: Buffer }>(
    `SELECT vector_send(embedding) AS sent FROM ${vectorTable(modelId)} TABLESAMPLE SYSTEM (${share}) REPEATABLE (1)
     WHERE indexable LIMIT ${CELL_SAMPLE}`,
  );
  const sample = new Float32Array(rows.length * dimensions);
  for (const [i, { sent }] of rows.entries()) sample.set(readSentVector(sent), i * dimensions);
  return learnCellTree(sample, dimensions, BRANCHES, modelId);
}

async function writeCells(client: PoolClient, modelId: number, tree: CellTree): Promise<void> {
  const table = cellTable(modelId);
  await client.query(
    `CREATE TABLE ${table} (cell smallint PRIMARY KEY, centre vector(${tree.dimensions}) NOT NULL)`,
  );
  await client.query(`ALTER TABLE ${table} ALTER centre SET STORAGE PLAIN`);
  const cells = Array.from({ length: tree.leaves.length / tree.dimensions }, (_, cell) => cell);
  const centres = cells.map((cell) =>
    formatVector(tree.leaves.subarray(cell * tree.dimensions, (cell + 1) * tree.dimensions)),
  );
  await client.query(`INSERT INTO ${table} SELECT * FROM unnest($1::smallint[], $2::vector[])`, [
    cells,
    centres,
  ]);
  await client.query(`ANALYZE ${table}`);
}

/** Leaves the temporary table movie_cell (movie_id, cell). */
async function assignCells(
  database: Database,
  client: PoolClient,
  modelId: number,
  tree: CellTree,
  signal: AbortSignal | undefined,
): Promise<void> {
  const prefix = prefixOfTree(tree, Math.min(CELL_DIMENSIONS, tree.dimensions));
  const found: { readonly movieId: number; readonly cell: number }[] = [];
  await client.query(
    `DECLARE vector_cursor NO SCROLL CURSOR FOR
     SELECT movie_id, vector_send(subvector(embedding, 1, ${prefix.dimensions})) AS sent
     FROM ${vectorTable(modelId)} WHERE indexable`,
  );
  for (;;) {
    signal?.throwIfAborted();
    const { rows } = await client.query<{ movie_id: number; sent: Buffer }>(
      `FETCH ${FETCH_ROWS} FROM vector_cursor`,
    );
    if (rows.length === 0) break;
    for (const { movie_id, sent } of rows) {
      found.push({ movieId: movie_id, cell: cellOf(prefix, readSentVector(sent)) });
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
