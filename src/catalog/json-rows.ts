import { parseLiteral } from './literal.ts';
import type { TextChunk } from './file-text.ts';
import type { RawRow, RawRows } from './raw-rows.ts';
import { Rejection } from './rejection.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/** The objects of JSON lines, one a line; Python-printed dictionaries are understood too. Empty lines are skipped. */
export async function* jsonRows(chunks: AsyncIterable<TextChunk>): AsyncGenerator<RawRows<JsonObject>> {
  let line = 0;
  let pending = '';
  let overlong = false;
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead = chunk.bytesRead;
    const lines = (pending + chunk.text).split('\n');
    pending = lines.pop() ?? '';
    const rows: RawRow<JsonObject>[] = [];
    for (const text of lines) {
      line += 1;
      if (!overlong) pushRow(rows, line, text);
      overlong = false;
    }
    if (pending.length > MAX_LINE_LENGTH) {
      if (!overlong) {
        rows.push({
          line: line + 1,
          values: new Rejection(`the line is longer than ${MAX_LINE_LENGTH} characters`, pending),
        });
      }
      overlong = true;
      pending = '';
    }
    yield { rows, bytesRead };
  }
  const rows: RawRow<JsonObject>[] = [];
  if (!overlong) pushRow(rows, line + 1, pending);
  yield { rows, bytesRead };
}

function pushRow(rows: RawRow<JsonObject>[], line: number, text: string): void {
  if (text.trim() === '') return;
  const value = parseLiteral(text.trim());
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  rows.push({
    line,
    values: isObject ? (value as JsonObject) : new Rejection('the line is not a JSON object', text),
  });
}
