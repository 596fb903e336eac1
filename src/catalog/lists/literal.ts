/** A value of JSON, or one printed by Python. */
export type Literal =
  null | boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal };

/** A literal that is nested deeper than this is not accepted. */
const MAX_DEPTH = 32;

/**
 * Reads a list, dictionary, string, number or constant written as JSON or printed by Python
 * (`[{'id': 16, 'name': "Jane's"}]`, `None`, `True`, tuples, `\xNN` and `\UNNNNNNNN` escapes).
 * Returns undefined if the text is anything else. Numbers beyond 2^53 lose digits.
 */
export function parseLiteral(text: string): Literal | undefined {
  try {
    // Nearly all such text is JSON, which the JavaScript engine reads many times faster.
    if (!text.startsWith("['") && !text.startsWith("[{'")) return JSON.parse(text) as Literal;
  } catch {
    // Not JSON, perhaps Python.
  }
  const scanner = new LiteralScanner(text);
  const value = scanner.value(0);
  return value !== undefined && scanner.atEnd() ? value : undefined;
}

const CONSTANTS = new Map<string, null | boolean>([
  ['None', null],
  ['null', null],
  ['nan', null],
  ['NaN', null],
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
]);

const SIMPLE_ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
  ['0', '\0'],
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['\n', ''],
]);

const HEX_DIGITS = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const CLOSING = new Map([
  ['[', ']'],
  ['(', ')'],
]);

/** A recursive descent parser. Methods return undefined if the text is not what they read. */
class LiteralScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#skipSpace();
    return this.#at === this.#text.length;
  }

  value(depth: number): Literal | undefined {
    if (depth > MAX_DEPTH) return undefined;
    this.#skipSpace();
    const first = this.#text[this.#at];
    if (first === '[' || first === '(') return this.#list(CLOSING.get(first) ?? ']', depth);
    if (first === '{') return this.#dictionary(depth);
    if (first === "'" || first === '"') return this.#string(first);
    return this.#word();
  }

  #list(closing: string, depth: number): Literal[] | undefined {
    const items: Literal[] = [];
    this.#at += 1;
    while (!this.#take(closing)) {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (!this.#take(',') && !this.#isAt(closing)) return undefined;
    }
    return items;
  }

  #dictionary(depth: number): Record<string, Literal> | undefined {
    const entries: [string, Literal][] = [];
    this.#at += 1;
    while (!this.#take('}')) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string' && typeof key !== 'number') return undefined;
      if (!this.#take(':')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.push([String(key), value]);
      if (!this.#take(',') && !this.#isAt('}')) return undefined;
    }
    return Object.fromEntries(entries);
  }

  #string(quote: string): string | undefined {
    const text = this.#text;
    let parts = '';
    let from = this.#at + 1;
    for (let at = from; at < text.length; at++) {
      const character = text[at];
      if (character === quote) {
        this.#at = at + 1;
        return parts + text.slice(from, at);
      }
      if (character !== '\\') continue;
      parts += text.slice(from, at);
      const [escaped, length] = this.#escape(at + 1);
      parts += escaped;
      from = at + 1 + length;
      at = from - 1;
    }
    return undefined;
  }

  /** The text of an escape, and how many characters follow the backslash. Unknown escapes stay, as in Python. */
  #escape(at: number): [string, number] {
    const kind = this.#text[at] ?? '';
    const simple = SIMPLE_ESCAPES.get(kind);
    if (simple !== undefined) return [simple, 1];
    const digits = HEX_DIGITS.get(kind) ?? 0;
    const hex = this.#text.slice(at + 1, at + 1 + digits);
    if (digits > 0 && hex.length === digits && /^[0-9a-f]+$/i.test(hex)) {
      const code = Number.parseInt(hex, 16);
      return [code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', digits + 1];
    }
    return ['\\', 0];
  }

  #word(): Literal | undefined {
    const word = /[\w.+-]*/y;
    word.lastIndex = this.#at;
    const text = word.exec(this.#text)?.[0] ?? '';
    this.#at += text.length;
    const constant = CONSTANTS.get(text);
    if (constant !== undefined) return constant;
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && (this.#text[this.#at] ?? '').trim() === '') this.#at += 1;
  }

  #isAt(character: string): boolean {
    this.#skipSpace();
    return this.#text[this.#at] === character;
  }

  #take(character: string): boolean {
    const there = this.#isAt(character);
    if (there) this.#at += 1;
    return there;
  }
}
