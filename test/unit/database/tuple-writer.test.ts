import { describe, expect, test } from 'vitest';
import { column, encodeRows } from '../../../src/database/binary-copy.ts';
import type { CopyColumn } from '../../../src/database/binary-copy.ts';

async function encode<Row>(columns: readonly CopyColumn<Row>[], rows: Row[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of encodeRows(columns, rows)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a tuple is its number of fields, and each field its length and bytes', async () => {
  const columns = [
    column.int4('id', (row: { id: number; title: string | null }) => row.id),
    column.text('title', (row: { id: number; title: string | null }) => row.title),
  ];
  const bytes = await encode(columns, [
    { id: 1, title: 'Ü' },
    { id: -1, title: null },
  ]);
  expect(bytes.toString('hex')).toBe(
    '0002' + '0000000400000001' + '00000002c39c' + '0002' + '00000004ffffffff' + 'ffffffff',
  );
});

test('a vector is its dimensions, a zero and big-endian floats', async () => {
  const columns = [column.vector('embedding', (row: Float32Array) => row)];
  const whole = Float32Array.from([9, 1, -2, 9]);
  const bytes = await encode(columns, [whole.subarray(1, 3)]);
  expect(bytes.toString('hex')).toBe('0001' + '0000000c' + '00020000' + '3f800000' + 'c0000000');
  expect([...whole]).toEqual([9, 1, -2, 9]);
});

describe('a value that its type cannot hold is refused with the column and the reason', () => {
  test.each([
    [column.text('title', () => 'a\0b'), 'column title: text with a NUL character at position 1'],
    [column.textArray('genres', () => ['Drama', '\0']), 'column genres: text with a NUL character'],
    [column.jsonb('summary', () => ({ a: '\0' })), 'column summary: JSON with a NUL character'],
    [column.int2('runtime', () => 32_768), 'column runtime: The value of "value" is out of range'],
    [column.int4('id', () => Number.NaN), 'column id: expected a whole number, got NaN'],
    [column.int4('id', () => 1.5), 'column id: expected a whole number, got 1.5'],
    [column.int8('budget', () => 2 ** 60), 'column budget: expected a whole number'],
    [
      column.date('released', () => '2020-13-01'),
      'column released: expected a date YYYY-MM-DD, got "2020-13-01"',
    ],
    [column.date('released', () => '2020'), 'column released: expected a date YYYY-MM-DD'],
    [column.timestamptz('at', () => new Date('never')), 'column at: expected a point in time'],
  ] as [CopyColumn<null>, string][])('%o: %s', async (field, message) => {
    await expect(encode([field], [null])).rejects.toThrow(message);
  });
});
