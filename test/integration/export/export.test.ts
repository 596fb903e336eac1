import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { exportCatalogue } from '../../../src/export/export.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { train } from '../../../src/model/train.ts';
import { asParquet, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let folder: TemporaryFolder;
let duck: DuckDBConnection;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await temporaryFolder();
  duck = await DuckDBConnection.create();
  const movies = [...generateMovies({ movies: 300, seed: 5, minVotes: 50 })];
  const path = await folder.write('movies.parquet', asParquet(movies, 1000));
  await load(path);
  await train(database, { dimensions: 16, tier: 'low' });
}, 120_000);
afterAll(async () => {
  duck.closeSync();
  await folder.remove();
  await database.close();
});

async function load(path: string): Promise<unknown> {
  return ingest(database, [{ path, purpose: 'movies' }], {
    rejectedFile: join(folder.path, 'rejected.jsonl'),
  });
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return (await duck.runAndReadAll(sql)).getRowObjectsJson();
}

async function typesIn(file: string): Promise<Record<string, unknown>> {
  const columns = await query(`DESCRIBE SELECT * FROM '${file}'`);
  return Object.fromEntries(columns.map((column) => [String(column.column_name), column.column_type]));
}

/** A number that changes when anything of the catalogue does. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await database.pool.query<{ hash: string }>(
    `SELECT md5(string_agg((to_jsonb(m) - 'updated_at')::text, '|' ORDER BY id)) AS hash FROM movie m`,
  );
  return rows[0]?.hash;
}

describe('an export', () => {
  it('as Parquet has the types that DuckDB expects, and the values of the database', async () => {
    const files = await exportCatalogue(database, {
      format: 'parquet',
      folder: join(folder.path, 'parquet'),
    });
    expect(files.map(({ rows }) => rows > 0)).toEqual([true, true, true]);
    const [movies, vectors, lexicon] = files.map(({ path }) => path) as [string, string, string];
    expect(await typesIn(movies)).toMatchObject({
      id: 'INTEGER',
      title: 'VARCHAR',
      release_date: 'DATE',
      revenue: 'BIGINT',
      vote_average: 'FLOAT',
      adult: 'BOOLEAN',
      genres: 'VARCHAR[]',
      cast: 'VARCHAR[]',
    });
    expect(await typesIn(vectors)).toEqual({ movie_id: 'INTEGER', vector: 'FLOAT[]' });
    expect(await typesIn(lexicon)).toEqual({ kind: 'VARCHAR', name: 'VARCHAR', movies: 'INTEGER' });
    const known = await database.pool.query<Record<string, unknown>>(
      `SELECT id, title, release_date::text, genres, keywords, vote_count FROM movie ORDER BY id`,
    );
    expect(
      await query(
        `SELECT id, title, release_date::varchar AS release_date, genres, keywords, vote_count FROM '${movies}' ORDER BY id`,
      ),
    ).toEqual(known.rows);
    const lengths = await query(
      `SELECT DISTINCT len(vector)::integer AS dimensions, round(list_inner_product(vector, vector), 4) AS square FROM '${vectors}'`,
    );
    expect(lengths).toEqual([{ dimensions: 16, square: 1 }]);
    expect(await query(`SELECT movies FROM '${lexicon}' WHERE kind = 'genre' AND name = 'Drama'`)).toEqual(
      await query(`SELECT count(*)::integer AS movies FROM '${movies}' WHERE list_contains(genres, 'Drama')`),
    );
  });

  it.each(['parquet', 'csv'] as const)('as %s is loaded again as it was', async (format) => {
    const before = await fingerprint();
    const [movies] = await exportCatalogue(database, {
      format,
      folder: join(folder.path, `again-${format}`),
    });
    await database.pool.query('TRUNCATE movie CASCADE');
    await load(movies?.path ?? '');
    expect(await fingerprint()).toBe(before);
  });

  it('as CSV is read by DuckDB', async () => {
    const [movies] = await exportCatalogue(database, { format: 'csv', folder: join(folder.path, 'csv') });
    const path = movies?.path ?? '';
    expect(await typesIn(path)).toMatchObject({ id: 'BIGINT', release_date: 'DATE', adult: 'BOOLEAN' });
    const [row] = await query(
      `SELECT id, (genres::json->>0) AS genre FROM '${path}' WHERE genres <> '[]' ORDER BY id LIMIT 1`,
    );
    const { rows } = await database.pool.query<Record<string, unknown>>(
      `SELECT id::text, genres[1] AS genre FROM movie WHERE cardinality(genres) > 0 ORDER BY id LIMIT 1`,
    );
    expect(row).toEqual(rows[0]);
  });
});
