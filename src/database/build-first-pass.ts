import type { PoolClient } from 'pg';
import { NearestCentres } from '../linalg/nearest-centres.ts';
import { sphericalMeans } from '../linalg/spherical-means.ts';
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
import { assignLabelBits, readLabelBits } from './label-bits.ts';
import { readSentVector } from './sent-vector.ts';
import { vectorTable } from './vector-table.ts';

/** Vectors that the cells are learnt from, for each cell: more move the centres by little. */
const SAMPLE_A_CELL = 64;
const FETCH_ROWS = 4_000;

/** End of the names of tables that grow; when they are complete they take the places of the old ones at once. */
const NEXT = '_next';

/**
 * Builds the bit table of a model and the cells by which it is ordered, with an index for each filter, in one
 * transaction on `client`. Built anew, the tables before answer until it is done; writers of the vectors wait.
 * Of n movies there are about sqrt(n) cells: finer ones would cost more to choose from than they save.
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
    const shape = await shapeOf(client, modelId);
    await assignLabelBits(client, modelId, vectors);
    const labels = await readLabelBits(client, modelId);
    for (const statement of [
      ...createCellTable(`${cells}${NEXT}`, shape.dimensions),
      ...createBitTable(`${bits}${NEXT}`, shape.dimensions, labels),
    ]) {
      await client.query(statement);
    }
    await assignCells(
      database,
      client,
      modelId,
      { ...shape, centres: await learnCells(client, modelId, shape) },
      signal,
    );
    await client.query(
      `INSERT INTO ${bits}${NEXT} (${BIT_COLUMNS.join(', ')}, bits, cell)
       SELECT ${BIT_COLUMNS.map((name) => `v.${name}`).join(', ')}, binary_quantize(v.embedding), c.cell
       FROM ${vectors} AS v JOIN movie_cell AS c USING (movie_id) ORDER BY c.cell, v.movie_id`,
    );
    await client.query('DROP TABLE movie_cell');
    for (const statement of bitTableIndexes(`${bits}${NEXT}`, labels)) {
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

interface Shape {
  readonly dimensions: number;
  /** That have a place in the index. */
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

/** Unit centres, row-major, one a cell. */
async function learnCells(
  client: PoolClient,
  modelId: number,
  { dimensions, movies }: Shape,
): Promise<Float32Array> {
  const centres = Math.max(1, Math.round(Math.sqrt(movies)));
  const wanted = SAMPLE_A_CELL * centres;
  const share = Math.min(100, (100 * 1.2 * wanted) / Math.max(movies, 1));
  const { rows } = await client.query<{ sent: Buffer }>({
    text: `SELECT vector_send(embedding) AS sent
      FROM ${vectorTable(modelId)} TABLESAMPLE SYSTEM (${share}) REPEATABLE (1) WHERE indexable LIMIT ${wanted}`,
    ...IN_BINARY,
  });
  const sample = new Float32Array(rows.length * dimensions);
  for (const [i, { sent }] of rows.entries()) sample.set(readSentVector(sent), i * dimensions);
  return sphericalMeans(sample, { dimensions, centres, seed: modelId });
}

/** Text would double the gigabytes that are read. */
const IN_BINARY = { binary: true };

/** Leaves the temporary table movie_cell (movie_id, cell), and the cells that have members in the table of cells. */
async function assignCells(
  database: Database,
  client: PoolClient,
  modelId: number,
  { dimensions, movies, centres }: Shape & { readonly centres: Float32Array },
  signal: AbortSignal | undefined,
): Promise<void> {
  const count = centres.length / dimensions;
  const found: MovieCell[] = [];
  const members = new Set<number>();
  const finder = new NearestCentres({ centres: count, dimensions, blockRows: FETCH_ROWS, rows: movies });
  try {
    finder.setCentres(centres);
    for await (const { movieIds, vectors } of readVectors(client, modelId, dimensions)) {
      signal?.throwIfAborted();
      const cells = await finder.find(vectors);
      for (const [i, movieId] of movieIds.entries()) {
        const cell = cells[i] ?? 0;
        found.push({ movieId, cell });
        members.add(cell);
      }
    }
  } finally {
    await finder.close();
  }
  await client.query('CREATE TEMPORARY TABLE movie_cell (movie_id integer, cell smallint) ON COMMIT DROP');
  await copyRows(database, client, 'movie_cell', MOVIE_CELL, found);
  await client.query('ANALYZE movie_cell');
  await copyRows(
    database,
    client,
    `${cellTable(modelId)}${NEXT}`,
    [
      column.int2('cell', (cell: number) => cell),
      column.vector('centre', (cell: number) => centres.subarray(cell * dimensions, (cell + 1) * dimensions)),
    ],
    [...members].sort((a, b) => a - b),
  );
}

interface MovieCell {
  readonly movieId: number;
  readonly cell: number;
}

const MOVIE_CELL = [
  column.int4('movie_id', (row: MovieCell) => row.movieId),
  column.int2('cell', (row: MovieCell) => row.cell),
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
