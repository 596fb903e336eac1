import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/catalog/rows/csv-rows.ts';
import type { CsvDialect } from '../../../src/catalog/rows/csv-dialect.ts';
import { Rejection } from '../../../src/catalog/rejection.ts';

type Row = [line: number, values: readonly string[] | string];

/** Rows of CSV text that arrives `size` characters at a time; of rejected rows the reason. */
async function rowsOf(
  text: string,
  size = text.length || 1,
  dialect: CsvDialect | null = null,
): Promise<Row[]> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += size) {
      yield await Promise.resolve({ text: text.slice(at, at + size), bytesRead: at });
    }
  }
  const rows: Row[] = [];
  for await (const chunk of csvRows(chunks(), dialect)) {
    for (const { line, values } of chunk.rows) {
      rows.push([line, values instanceof Rejection ? values.reason : values]);
    }
  }
  return rows;
}

const USUAL: CsvDialect = { separator: ',', quote: '"', escape: '"', preamble: 0 };
const QUOTE = 'a quotation mark is not closed or not doubled';

describe('CSV', () => {
  it('gives back what was written, each row with its line, however the text is cut', async () => {
    const field = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r\n', ' ', ';'),
      maxLength: 6,
    });
    const table = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, end, size) => {
          const expected: Row[] = [[1, ['x', 'y', 'z']]];
          let text = `x,y,z${end}`;
          for (const row of rows) {
            expected.push([text.split('\n').length, row]);
            text += row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + end;
          }
          expect(await rowsOf(text, size, USUAL)).toEqual(expected);
        },
      ),
    );
  });

  it('skips empty lines and needs no line end at the end', async () => {
    expect(await rowsOf('id,title\n\n1,A\n  \n2,B')).toEqual([
      [1, ['id', 'title']],
      [3, ['1', 'A']],
      [5, ['2', 'B']],
    ]);
  });

  it.each([
    ['semicolons', 'id;title\n1;"A; B"\n'],
    ['tabs', 'id\ttitle\n1\tA; B\n'],
    ['CR line ends', 'id,title\r1,A; B\r'],
    ['CRLF line ends', 'id,title\r\n1,A; B\r\n'],
  ])('reads %s', async (_name, text) => {
    expect(await rowsOf(text)).toEqual([
      [1, ['id', 'title']],
      [2, ['1', 'A; B']],
    ]);
  });

  it('loses only the line of a quotation mark that is never closed', async () => {
    expect(await rowsOf('id,title\n1,"A\n2,B\n3,"C"\n4,D\n')).toEqual([
      [1, ['id', 'title']],
      [2, QUOTE],
      [3, ['2', 'B']],
      [4, ['3', 'C']],
      [5, ['4', 'D']],
    ]);
    expect(await rowsOf('id,title\n1,A\n2,"B')).toEqual([
      [1, ['id', 'title']],
      [2, ['1', 'A']],
      [3, QUOTE],
    ]);
  });

  it('forgives quotation marks that are not doubled within one line', async () => {
    expect(await rowsOf('id,title\n1,"He said "hi" to me"\n2,B\n')).toEqual([
      [1, ['id', 'title']],
      [2, ['1', 'He said "hi" to me']],
      [3, ['2', 'B']],
    ]);
  });

  it('holds no more than a few megabytes for a quotation mark that is never closed', async () => {
    const lines = Array.from({ length: 120_000 }, (_, i) => `${i},a title that is rather long: ${i}`);
    lines[10] = '10,"open';
    const rows = await rowsOf(`id,title\n${lines.join('\n')}\n`, 65_536);
    expect(rows).toHaveLength(120_001);
    expect(rows.filter(([, values]) => values === QUOTE)).toEqual([[12, QUOTE]]);
  });
});
