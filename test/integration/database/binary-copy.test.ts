import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { column, copyRows, encodeRows } from '../../../src/database/binary-copy.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

interface Row {
  readonly id: number;
  readonly i2: number | null;
  readonly i8: bigint | null;
  readonly f4: number | null;
  readonly f8: number | null;
  readonly flag: boolean | null;
  readonly words: string | null;
  readonly day: string | null;
  readonly at: Date | null;
  readonly raw: Uint8Array | null;
  readonly doc: unknown;
  readonly list: readonly string[] | null;
  readonly small: readonly number[] | null;
  readonly large: readonly number[] | null;
  readonly vec: Float32Array | null;
}

const COLUMNS = [
  column.int4('id', (row: Row) => row.id),
  column.int2('i2', (row: Row) => row.i2),
  column.int8('i8', (row: Row) => row.i8),
  column.float4('f4', (row: Row) => row.f4),
  column.float8('f8', (row: Row) => row.f8),
  column.bool('flag', (row: Row) => row.flag),
  column.text('words', (row: Row) => row.words),
  column.date('day', (row: Row) => row.day),
  column.timestamptz('at', (row: Row) => row.at),
  column.bytea('raw', (row: Row) => row.raw),
  column.jsonb('doc', (row: Row) => row.doc),
  column.textArray('list', (row: Row) => row.list),
  column.int2Array('small', (row: Row) => row.small),
  column.int4Array('large', (row: Row) => row.large),
  column.vector('vec', (row: Row) => row.vec),
];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query(`CREATE TABLE everything (id integer, i2 smallint, i8 bigint, f4 real,
    f8 double precision, flag boolean, words text, day date, at timestamptz, raw bytea, doc jsonb, list text[],
    small smallint[], large integer[], vec vector(3))`);
});
beforeEach(() => database.pool.query('TRUNCATE everything'));
afterAll(() => database.close());

const text = fc.string({ unit: 'grapheme', maxLength: 50 }).map((value) => value.replaceAll('\0', ''));
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 5 });
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.integer(),
  i2: orNull(fc.integer({ min: -32768, max: 32767 })),
  i8: orNull(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  f4: orNull(float),
  f8: orNull(fc.double()),
  flag: orNull(fc.boolean()),
  words: orNull(text),
  day: orNull(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })).map(
    (day) => day?.toISOString().slice(0, 10) ?? null,
  ),
  at: orNull(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })),
  raw: orNull(fc.uint8Array({ maxLength: 100 })),
  doc: orNull(
    fc.record({ name: text, list: fc.array(fc.integer()), none: fc.constant(null), yes: fc.boolean() }),
  ),
  list: orNull(fc.array(text, { maxLength: 5 })),
  small: orNull(fc.array(fc.integer({ min: -32768, max: 32767 }), { maxLength: 5 })),
  large: orNull(fc.array(fc.integer(), { maxLength: 5 })),
  vec: orNull(fc.float32Array({ minLength: 3, maxLength: 3, noNaN: true, noDefaultInfinity: true })),
});

const zero = (value: number) => (value === 0 ? 0 : value);

/** What a row looks like when it is read back: -0 and 0 are one to some types, bytes are a Buffer. */
const asRead = (value: Row) => ({
  ...value,
  f4: value.f4 === null ? null : zero(value.f4),
  f8: value.f8 === null ? null : zero(value.f8),
  i8: value.i8 !== null && Number.isSafeInteger(Number(value.i8)) ? Number(value.i8) : value.i8,
  raw: value.raw && Buffer.from(value.raw),
  vec: value.vec?.map(zero) ?? null,
});

test('any rows come back from the table as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const read = await database.transaction(async (client) => {
        expect(await copyRows(database, client, 'everything', COLUMNS, rows)).toBe(rows.length);
        const result = await client.query<Row>(
          `SELECT id, i2, i8, f4::double precision AS f4, f8, flag, words, day, at, raw, doc, list, small, large, vec
           FROM everything`,
        );
        await client.query('TRUNCATE everything');
        return result.rows.map(asRead);
      });
      expect(read).toEqual(rows.map(asRead));
    }),
    { numRuns: 60 },
  );
});

function* manyRows(count: number): Generator<Row> {
  const nothing = { i2: null, i8: null, f4: null, f8: null, flag: null, day: null, at: null };
  const lists = { raw: null, doc: null, list: null, small: null, large: null, vec: null };
  for (let id = 0; id < count; id++) yield { id, ...nothing, ...lists, words: 'x'.repeat(1000) };
}

test('rows by the thousand go through in chunks of whole rows', async () => {
  const sizes: number[] = [];
  for await (const chunk of encodeRows(COLUMNS, manyRows(20_000))) sizes.push(chunk.length);
  expect(Math.max(...sizes)).toBeLessThan(1 << 20);
  const copied = await database.transaction((client) =>
    copyRows(database, client, 'everything', COLUMNS, manyRows(20_000)),
  );
  expect(copied).toBe(20_000);
  const { rows } = await database.pool.query(
    'SELECT count(*) AS n, sum(length(words)) AS chars FROM everything',
  );
  expect(rows).toEqual([{ n: 20_000, chars: 20_000_000 }]);
});

test('a value larger than a chunk fits', async () => {
  const [first] = [...manyRows(1)];
  const words = 'ü'.repeat(3_000_000);
  await database.transaction((client) =>
    copyRows(database, client, 'everything', COLUMNS, [{ ...first!, words }]),
  );
  const { rows } = await database.pool.query<{ words: string }>('SELECT words FROM everything');
  expect(rows[0]!.words === words).toBe(true);
});

test('a failure part way leaves nothing behind, in a transaction or out of one, and the connection works', async () => {
  function* failing(): Generator<Row> {
    yield* manyRows(9000);
    throw new Error('the source broke');
  }
  await expect(
    database.transaction((client) => copyRows(database, client, 'everything', COLUMNS, failing())),
  ).rejects.toThrow('the source broke');

  const client = await database.pool.connect();
  await expect(copyRows(database, client, 'everything', COLUMNS, failing())).rejects.toThrow(
    'the source broke',
  );
  expect((await client.query('SELECT count(*) AS n FROM everything')).rows).toEqual([{ n: 0 }]);
  client.release();
});

test('an error of the database has its code', async () => {
  await database.pool.query('CREATE TABLE once (id integer PRIMARY KEY)');
  const columns = [column.int4('id', (id: number) => id)];
  await expect(
    database.transaction((client) => copyRows(database, client, 'once', columns, [1, 2, 1])),
  ).rejects.toMatchObject({ code: '23505', constraint: 'once_pkey' });
  await expect(
    database.transaction((client) => copyRows(database, client, 'nowhere', columns, [1])),
  ).rejects.toMatchObject({ code: '42P01' });
  expect((await database.pool.query('SELECT * FROM once')).rows).toEqual([]);
});

test('names of tables and columns are quoted', async () => {
  await database.pool.query('CREATE TABLE "odd ""name" ("select" integer)');
  const columns = [column.int4('select', (id: number) => id)];
  await database.transaction((client) => copyRows(database, client, 'odd "name', columns, [1]));
  expect((await database.pool.query('SELECT "select" FROM "odd ""name"')).rows).toEqual([{ select: 1 }]);
});
