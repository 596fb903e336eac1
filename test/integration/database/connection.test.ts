import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('values of SQL arrive as values of JavaScript', async () => {
  const { rows } = await database.pool.query(`
    SELECT 9007199254740991::bigint AS exact, 9007199254740993::bigint AS large, count(*) AS counted,
      1.25::numeric AS decimal, ARRAY[1, NULL, 3]::bigint[] AS longs, date '1999-12-31' AS day,
      ARRAY[date '0099-01-01'] AS days, '[1,-0.5,3e-05]'::vector AS vector, NULL::vector AS nothing,
      7.4::real AS rating, '{"Science Fiction",Drama}'::text[] AS genres`);
  expect(rows).toEqual([
    {
      exact: 9007199254740991,
      large: 9007199254740993n,
      counted: 1,
      decimal: 1.25,
      longs: [1, null, 3],
      day: '1999-12-31',
      days: ['0099-01-01'],
      vector: Float32Array.from([1, -0.5, 3e-5]),
      nothing: null,
      rating: 7.4,
      genres: ['Science Fiction', 'Drama'],
    },
  ]);
});

test('a transaction commits, or rolls back when its work throws', async () => {
  await database.pool.query('CREATE TABLE note (text text)');
  await database.transaction((client) => client.query(`INSERT INTO note VALUES ('kept')`));
  await expect(
    database.transaction(async (client) => {
      await client.query(`INSERT INTO note VALUES ('lost')`);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect((await database.pool.query('SELECT text FROM note')).rows).toEqual([{ text: 'kept' }]);
});

test('a transaction whose failed statement was ignored is an error, not a silent rollback', async () => {
  await expect(
    database.transaction((client) => client.query('SELECT 1/0').catch(() => null)),
  ).rejects.toThrow('was rolled back');
});

test('a client that goes away leaves nothing to the next', async () => {
  const client = await database.pool.connect();
  await client.query('BEGIN');
  await client.query('CREATE TABLE half_done (id integer)');
  await client.query(`SET statement_timeout = '7s'`);
  await client.query('CREATE TEMPORARY TABLE scratch (id integer)');
  await client.query({ name: 'same', text: 'SELECT 1 AS one' });
  client.release(new Error('dropped'));

  const { rows } = await database.pool.query({
    name: 'same',
    text: `SELECT to_regclass('half_done') AS half, to_regclass('scratch') AS scratch,
      current_setting('statement_timeout') AS timeout`,
  });
  expect(rows).toEqual([{ half: null, scratch: null, timeout: '0' }]);
});

test('a connection that breaks in the middle of a query fails that query only', async () => {
  const client = await database.pool.connect();
  client.on('error', () => undefined);
  const asked = client.query('SELECT pg_sleep(0.3)');
  const failure = expect(asked).rejects.toThrow();
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
  stream.destroy();
  await failure;
  client.release(true);
  expect((await database.pool.query('SELECT 8 AS eight')).rows).toEqual([{ eight: 8 }]);
});

test('many queries at once each get their own answer', async () => {
  const numbers = Array.from({ length: 50 }, (_, i) => i);
  const answers = await Promise.all(
    numbers.map(async (i) => {
      const { rows } = await database.pool.query<{ n: number }>('SELECT $1::integer AS n', [i]);
      return rows[0]!.n;
    }),
  );
  expect(answers).toEqual(numbers);
});

test('large answers and large questions arrive whole', async () => {
  const { rows } = await database.pool.query<{ text: string }>('SELECT $1::text || $1::text AS text', [
    'é'.repeat(2_000_000),
  ]);
  expect(rows[0]!.text.length).toBe(4_000_000);
});

test('a cursor reads rows in portions', async () => {
  const read = await database.transaction(async (client) => {
    await client.query('DECLARE portions CURSOR FOR SELECT i FROM generate_series(1, 25) AS i');
    const sizes: number[] = [];
    for (;;) {
      const { rows } = await client.query('FETCH 10 FROM portions');
      if (rows.length === 0) return sizes;
      sizes.push(rows.length);
    }
  });
  expect(read).toEqual([10, 10, 5]);
});
