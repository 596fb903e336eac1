import Papa from 'papaparse';
import type { TextChunk } from './file-text.ts';
import type { RawRow, RawRows } from './raw-rows.ts';
import { Rejection } from './rejection.ts';

/** A row longer than this, in characters, has lost a quotation mark. */
const MAX_ROW_LENGTH = 4 * 1024 * 1024;

/**
 * The rows of CSV text, the header first, each with the line it begins on. Fields may be quoted and span lines; lines
 * end with LF, CRLF or CR; the separator is the comma, semicolon or tab the header has most of. Empty lines are skipped.
 * A quotation mark that is never closed costs the line it stands on, not the rest of the file: reading goes on behind
 * that line.
 */
export async function* csvRows(chunks: AsyncIterable<TextChunk>): AsyncGenerator<RawRows<readonly string[]>> {
  let splitter: CsvSplitter | null = null;
  let bytesRead = 0;
  let pending = '';
  for await (const chunk of chunks) {
    bytesRead = chunk.bytesRead;
    pending += chunk.text;
    if (splitter === null && !/[\r\n]./.test(pending) && pending.length < MAX_ROW_LENGTH) continue;
    splitter ??= new CsvSplitter(pending);
    const { rows, rest } = splitter.split(pending, false);
    pending = rest;
    yield { rows, bytesRead };
  }
  splitter ??= new CsvSplitter(pending);
  yield { rows: splitter.split(pending, true).rows, bytesRead };
}

class CsvSplitter {
  readonly #separator: string;
  readonly #lineEnd: string;
  #line = 1;

  constructor(start: string) {
    const [header = ''] = start.split(/[\r\n]/, 1);
    this.#separator = mostFrequent([',', ';', '\t'], header);
    // Papa Parse takes the CR before a LF for space behind the last field.
    this.#lineEnd = start.includes('\n') ? '\n' : '\r';
  }

  /** Cuts off the rows that are complete, all of them when this is the `last` text; returns what is left. */
  split(text: string, last: boolean): { rows: RawRow<readonly string[]>[]; rest: string } {
    const rows: RawRow<readonly string[]>[] = [];
    let rest = text;
    for (;;) {
      const consumed = this.#parse(rest, last, rows);
      rest = rest.slice(consumed.end);
      const stuck = consumed.malformed || rest.length > MAX_ROW_LENGTH;
      if (!stuck) return { rows, rest };
      rest = this.#skipLine(rest, rows);
    }
  }

  #parse(
    text: string,
    last: boolean,
    rows: RawRow<readonly string[]>[],
  ): { end: number; malformed: boolean } {
    let start = 0;
    let malformed = false;
    const parser = new Papa.Parser({
      delimiter: this.#separator,
      newline: this.#lineEnd,
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const values = data[0] ?? [];
        const lines = countLineEnds(text, start, meta.cursor, this.#lineEnd);
        const open = errors.some(({ code }) => code === 'MissingQuotes');
        if (open || (errors.length > 0 && lines > 1)) {
          malformed = true;
          parser.abort();
          return;
        }
        if (values.length > 1 || (values[0] ?? '').trim() !== '') {
          rows.push({ line: this.#line, values: withoutLineEnd(values) });
        }
        this.#line += lines;
        start = meta.cursor;
      },
    } as Papa.ParseConfig);
    parser.parse(text, 0, !last);
    return { end: start, malformed };
  }

  #skipLine(text: string, rows: RawRow<readonly string[]>[]): string {
    const end = text.indexOf(this.#lineEnd);
    const line = end < 0 ? text : text.slice(0, end);
    rows.push({
      line: this.#line,
      values: new Rejection('a quotation mark is not closed or not doubled', line),
    });
    this.#line += 1;
    return end < 0 ? '' : text.slice(end + 1);
  }
}

/** With CRLF, an unquoted last field keeps the CR. */
function withoutLineEnd(values: string[]): string[] {
  const at = values.length - 1;
  const last = values[at] ?? '';
  if (last.endsWith('\r')) values[at] = last.slice(0, -1);
  return values;
}

function countLineEnds(text: string, from: number, to: number, lineEnd: string): number {
  let count = 0;
  for (let at = text.indexOf(lineEnd, from); at >= 0 && at < to; at = text.indexOf(lineEnd, at + 1)) {
    count += 1;
  }
  return count;
}

function mostFrequent(candidates: readonly string[], text: string): string {
  const count = (candidate: string) => text.split(candidate).length;
  return candidates.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), ',');
}
