import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CREATE_STAGING,
  JOIN_BY_INDEX,
  updateStatement,
  upsertStatement,
} from '../../../src/ingest/merge-statement.ts';
import { STAGED_FIELDS } from '../../../src/ingest/movie-columns.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query(
    `INSERT INTO movie (id, title, overview) SELECT i, 'Movie ' || i, repeat('word ', 20) FROM generate_series(1, 20000) i`,
  );
  await database.pool.query('ANALYZE movie');
});
afterAll(async () => {
  await database.close();
});

describe('merging a batch', () => {
  it.each([
    ['upserting', upsertStatement(STAGED_FIELDS, { sparse: false, fillsOnly: false })],
    ['upserting rows that lack fields', upsertStatement(STAGED_FIELDS, { sparse: true, fillsOnly: false })],
    ['filling', upsertStatement(STAGED_FIELDS, { sparse: false, fillsOnly: true })],
    ['updating', updateStatement(STAGED_FIELDS, { sparse: false, fillsOnly: false })],
  ])('looks movies up by their ids, and never reads the whole table: %s', async (_name, statement) => {
    const plan = await database.transaction(async (client) => {
      await client.query(CREATE_STAGING);
      await client.query(
        `INSERT INTO ingest_movie (id, title) SELECT i, 'Title ' || i FROM generate_series(1, 5000) i`,
      );
      await client.query(JOIN_BY_INDEX);
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index (Only )?Scan using movie_pkey on movie/);
    expect(plan).not.toMatch(/Seq Scan on movie\b/);
  });
});
