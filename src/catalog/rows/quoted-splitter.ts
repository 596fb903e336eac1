import Papa from 'papaparse';
import { Rejection } from '../rejection.ts';
import type { CsvDialect } from './csv-dialect.ts';
import type { RawRow } from './raw-rows.ts';
import { MAX_ROW_LENGTH, OPEN_QUOTE, type CsvSplitter } from './csv-splitter.ts';

/** Splits text whose quotation marks are doubled within quotes, as RFC 4180 has it. */
export class QuotedSplitter implements CsvSplitter {
  readonly #dialect: CsvDialect;
  readonly #lineEnd: string;
  #line = 1;
  misplacedQuotes = 0;

  constructor(dialect: CsvDialect, lineEnd: string) {
    this.#dialect = dialect;
    // Papa Parse takes the CR before a LF for space behind the last field.
    this.#lineEnd = lineEnd;
    if (dialect.preamble > 0) this.#line += 1;
  }

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
      delimiter: this.#dialect.separator,
      newline: this.#lineEnd,
      quoteChar: this.#dialect.quote ?? '"',
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const values = data[0] ?? [];
        const lines = countLineEnds(text, start, meta.cursor, this.#lineEnd);
        const open = errors.some(({ code }) => code === 'MissingQuotes');
        if (open || (errors.length > 0 && lines > 1)) {
          malformed = true;
          parser.abort();
          return;
        }
        if (errors.length > 0) this.misplacedQuotes += 1;
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
    rows.push({ line: this.#line, values: new Rejection(OPEN_QUOTE, line) });
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
