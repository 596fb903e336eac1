import { Rejection } from '../rejection.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { MAX_ROW_LENGTH, OPEN_QUOTE, type CsvSplitter } from './csv-splitter.ts';
import type { RawRow } from './raw-rows.ts';

/** What letters stand for behind a backslash outside quotation marks. */
const CONTROLS = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', ''],
]);

/**
 * Splits text in which a backslash escapes what follows: a separator, a line end, a quotation mark or itself, outside
 * quotation marks also `\n`, `\t` and their like. A field `\N` is empty.
 */
export class EscapedSplitter implements CsvSplitter {
  readonly #separator: string;
  readonly #quote: string | null;
  readonly #plain: RegExp;
  readonly #quoted = /[^"\\]*/y;
  #text = '';
  #at = 0;
  #line = 1;
  misplacedQuotes = 0;

  constructor({ separator, quote, preamble }: CsvDialect) {
    this.#separator = separator;
    this.#quote = quote;
    this.#plain = new RegExp(`[^\\\\\\n${separator === '|' ? '\\|' : separator}]*`, 'y');
    if (preamble > 0) this.#line += 1;
  }

  split(text: string, last: boolean): { rows: RawRow<readonly string[]>[]; rest: string } {
    const rows: RawRow<readonly string[]>[] = [];
    this.#text = text;
    this.#at = 0;
    let start = 0;
    while (start < text.length) {
      const values = this.#row(last);
      if (values === null) {
        if (!last && text.length - start <= MAX_ROW_LENGTH) break;
        const feed = text.indexOf('\n', start);
        this.#at = feed < 0 ? text.length : feed + 1;
        rows.push({ line: this.#line, values: new Rejection(OPEN_QUOTE, text.slice(start, this.#at)) });
      } else if (values.length > 1 || (values[0] ?? '').trim() !== '') {
        rows.push({ line: this.#line, values });
      }
      this.#line += lineFeeds(text, start, this.#at);
      start = this.#at;
    }
    return { rows, rest: text.slice(start) };
  }

  /** The fields of the row at `#at`, which moves behind it; null when the row is not all there. */
  #row(last: boolean): string[] | null {
    const values: string[] = [];
    for (;;) {
      const value = this.#field();
      if (value === null) return null;
      const end = this.#text[this.#at];
      if (end === undefined && !last) return null;
      this.#at += end === undefined ? 0 : 1;
      values.push(end === this.#separator ? value : value.replace(/\r$/, ''));
      if (end !== this.#separator) return values;
    }
  }

  /** The field at `#at`, which moves to the separator or line end behind it. */
  #field(): string | null {
    const text = this.#text;
    if (this.#quote !== null && text[this.#at] === this.#quote) {
      const inner = this.#quotedField();
      if (inner === null) return null;
      const outer = this.#plainField();
      if (outer.trim() !== '') this.misplacedQuotes += 1;
      return inner + outer.trim();
    }
    const start = this.#at;
    const value = this.#plainField();
    return value === 'N' && text[start] === '\\' ? '' : value;
  }

  #quotedField(): string | null {
    let value = '';
    this.#at += 1;
    for (;;) {
      value += this.#run(this.#quoted);
      const next = this.#text[this.#at + 1];
      if (this.#at >= this.#text.length) return null;
      if (this.#text[this.#at] === '\\') {
        if (next === undefined) return null;
        value += next === '"' || next === '\\' || next === '\n' ? next : `\\${next}`;
        this.#at += 2;
      } else if (next === '"') {
        value += '"';
        this.#at += 2;
      } else {
        this.#at += 1;
        return value;
      }
    }
  }

  #plainField(): string {
    let value = '';
    for (;;) {
      value += this.#run(this.#plain);
      if (this.#text[this.#at] !== '\\') return value;
      const next = this.#text[this.#at + 1] ?? '';
      value += CONTROLS.get(next) ?? next;
      this.#at += 1 + next.length;
    }
  }

  #run(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const run = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += run.length;
    return run;
  }
}

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
