import type { TextChunk } from '../bytes/file-text.ts';
import { InputError } from '../../movie/errors.ts';
import { parseLiteral } from '../lists/literal.ts';
import { Rejection } from '../rejection.ts';
import { documentRows, type JsonObject } from './json-document.ts';
import { JsonScanner, MAX_OBJECT_LENGTH, type JsonStep, type JsonText } from './json-scanner.ts';
import type { JsonShape } from './json-shape.ts';
import type { RawRow, RawRows } from './raw-rows.ts';

/** A document whose rows are not objects is held in memory. */
const MAX_DOCUMENT_LENGTH = 32 * 1024 * 1024;

/**
 * The rows of a JSON file, objects as they are in it, each with the line it begins on; dictionaries as Python prints
 * them are understood too. Throws InputError when a file that has to be held is too large or holds no rows.
 */
export function jsonRows(
  chunks: AsyncIterable<TextChunk>,
  shape: JsonShape,
  path: string,
): AsyncGenerator<RawRows<JsonObject>> {
  switch (shape.form) {
    case 'lines':
      return lineRows(chunks);
    case 'objects':
      return objectRows(chunks, shape.place);
    case 'document':
      return wholeRows(chunks, path);
  }
}

async function* lineRows(chunks: AsyncIterable<TextChunk>): AsyncGenerator<RawRows<JsonObject>> {
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
    if (pending.length > MAX_OBJECT_LENGTH) {
      if (!overlong) {
        rows.push({
          line: line + 1,
          values: new Rejection(`the line is longer than ${MAX_OBJECT_LENGTH} characters`, pending),
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

async function* objectRows(
  chunks: AsyncIterable<TextChunk>,
  place: readonly JsonStep[],
): AsyncGenerator<RawRows<JsonObject>> {
  const scanner = new JsonScanner(place);
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead = chunk.bytesRead;
    const rows = scanner.push(chunk.text).map(objectRow);
    const unfinished = scanner.unfinished;
    if (unfinished !== null && unfinished.text.length > MAX_OBJECT_LENGTH) {
      throw new InputError(
        `The object that begins on line ${unfinished.line} does not end within ${MAX_OBJECT_LENGTH} characters: the JSON is damaged.`,
      );
    }
    yield { rows, bytesRead };
  }
  if (scanner.atEnd) return;
  const { line, text } = scanner.unfinished ?? { line: scanner.line, text: '' };
  const values = new Rejection('the file ends before its JSON does', text);
  yield { rows: [{ line, values }], bytesRead };
}

async function* wholeRows(
  chunks: AsyncIterable<TextChunk>,
  path: string,
): AsyncGenerator<RawRows<JsonObject>> {
  let text = '';
  let bytesRead = 0;
  for await (const chunk of chunks) {
    text += chunk.text;
    bytesRead = chunk.bytesRead;
    if (text.length > MAX_DOCUMENT_LENGTH) {
      throw new InputError(
        `${path} has its values by column and is too large for memory: write one object per row ` +
          '(pandas: to_json(path, orient="records", lines=True)).',
      );
    }
  }
  const document = parseLiteral(text.trim());
  const rows = document === undefined ? null : documentRows(document);
  if (rows === null) {
    throw new InputError(
      `${path} is JSON without rows. Accepted are JSON lines, an array of objects, objects one after another, and ` +
        'the forms that pandas writes; each object needs a title and an id.',
    );
  }
  yield { rows: rows.map((values) => ({ line: 1, values })), bytesRead };
}

function pushRow(rows: RawRow<JsonObject>[], line: number, text: string): void {
  if (text.trim() === '') return;
  rows.push(objectRow({ text, line }));
}

function objectRow({ text, line }: JsonText): RawRow<JsonObject> {
  const value = parseLiteral(text.trim());
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return {
    line,
    values: isObject
      ? plainValues(value as JsonObject, text)
      : new Rejection('the line is not a JSON object', text),
  };
}

/** MongoDB's export spells types as objects: `{"$numberLong": "27205"}`, `{"$date": "2010-07-15T00:00:00Z"}`. */
function plainValues(object: JsonObject, text: string): JsonObject {
  return text.includes('"$') ? (plain(object) as JsonObject) : object;
}

const TYPED = new Set(['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal', '$date', '$oid']);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length !== 1 || first === undefined || !TYPED.has(first[0])) {
    return Object.fromEntries(entries.map(([name, inner]) => [name, plain(inner)]));
  }
  const inner = plain(first[1]);
  return first[0] === '$date' && /^-?\d+$/.test(String(inner))
    ? new Date(Number(inner)).toISOString()
    : inner;
}
