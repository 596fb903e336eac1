import type { Literal } from './literal.ts';

/** A list that is nested deeper than this is not accepted. */
const MAX_DEPTH = 16;

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** Calls that make lists: R's c(), Python's set(), NumPy's array(), Scala's and Julia's. */
const CALL =
  /(?:c|list|set|frozenset|tuple|array|Array|deque|List|Seq|Set|Vector|ArrayBuffer|ArraySeq|WrappedArray|Index|Any|String|character|vector)(?=[[(])/y;

const NOTHING = new Set(['null', 'none', 'nan', 'nat', '<na>', 'na', 'undefined', 'nil', 'missing']);

/** Words without quotation marks: as an element of a list, and as the name of a member. */
const WORD = /[^,[\](){}]*/y;
const MEMBER = /[^,[\](){}:="']*/y;
const BETWEEN = /\s*(?:=>|[:=])\s*/y;

/** Whether text begins like a list in brackets and ends with the matching bracket. */
export function isBracketed(text: string): boolean {
  CALL.lastIndex = 0;
  const start = CALL.test(text) ? CALL.lastIndex : 0;
  const closing = CLOSING[text[start] ?? ''];
  return closing !== undefined && text.endsWith(closing);
}

/**
 * Reads a list in brackets as databases and languages print it, with words without quotation marks: DuckDB
 * `[Action, 'Science Fiction']` and `{28=Action}`, PostgreSQL `{Action,"Science Fiction"}`, NumPy `['a' 'b']`, sets, R
 * `c("a", "b")`, Spark `WrappedArray(a, b)`, Ruby `[{:id=>28, :name=>"Action"}]`. Braces hold members when a colon, `=`
 * or `=>` follows the first word, otherwise a list. Returns undefined if the text is anything else.
 */
export function parseLooseLiteral(text: string): Literal | undefined {
  const scanner = new LooseScanner(text);
  const value = scanner.value(0);
  return value !== undefined && scanner.atEnd() ? value : undefined;
}

/** A recursive descent parser. Methods return undefined if the text is not what they read. */
class LooseScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#space();
    return this.#at === this.#text.length;
  }

  value(depth: number): Literal | undefined {
    if (depth > MAX_DEPTH) return undefined;
    this.#space();
    CALL.lastIndex = this.#at;
    if (CALL.test(this.#text)) this.#at = CALL.lastIndex;
    const first = this.#text[this.#at] ?? '';
    if (first === '"' || first === "'" || /^[ub]['"]/.test(this.#text.slice(this.#at, this.#at + 2))) {
      return this.#string();
    }
    const closing = CLOSING[first];
    if (closing === undefined) return this.#word();
    this.#at += 1;
    if (first === '{') {
      const members = this.#members(depth);
      // Numbers as names are ids of the values, which are in order.
      if (members?.every(([name]) => /^\d+$/.test(name))) return members.map(([, value]) => value);
      if (members !== null) return Object.fromEntries(members);
    }
    const list = this.#list(closing, depth);
    const [only] = list ?? [];
    // array([...], dtype=object) and c([...]) stand for the list inside.
    return closing === ')' && list?.length === 1 && Array.isArray(only) ? only : list;
  }

  #list(closing: string, depth: number): Literal[] | undefined {
    const items: Literal[] = [];
    while (!this.#take(closing)) {
      if (this.#at >= this.#text.length) return undefined;
      const keyword = /(?:dtype|maxlen|name)\s*=[^)]*/y;
      keyword.lastIndex = this.#at;
      if (closing === ')' && keyword.test(this.#text)) {
        this.#at = keyword.lastIndex;
        continue;
      }
      const quoted = /["']/.test(this.#text[this.#at] ?? '');
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (this.#take(',') || this.#text[this.#at] === closing) continue;
      // NumPy separates its strings only by spaces.
      if (!quoted || !/["']/.test(this.#text[this.#at] ?? '')) return undefined;
    }
    return items;
  }

  /** Reads the members in braces; null if they have no names, and then `#at` does not move. */
  #members(depth: number): [string, Literal][] | null {
    const start = this.#at;
    const entries: [string, Literal][] = [];
    while (!this.#take('}')) {
      const name = this.#member();
      const value = name === null ? undefined : this.value(depth + 1);
      if (name === null || value === undefined) {
        this.#at = start;
        return null;
      }
      entries.push([name, value]);
      if (!this.#take(',') && this.#text[this.#at] !== '}') {
        this.#at = start;
        return null;
      }
    }
    if (entries.length > 0) return entries;
    this.#at = start;
    return null;
  }

  #member(): string | null {
    this.#space();
    // A Ruby symbol begins with a colon.
    if (this.#text[this.#at] === ':') this.#at += 1;
    const quoted = /["']/.test(this.#text[this.#at] ?? '');
    const name = quoted ? this.#string() : this.#run(MEMBER).trim();
    if (name === undefined || (name === '' && !quoted)) return null;
    BETWEEN.lastIndex = this.#at;
    if (!BETWEEN.test(this.#text)) return null;
    this.#at = BETWEEN.lastIndex;
    return name;
  }

  #string(): string | undefined {
    if (/[ub]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    const quote = this.#text[this.#at] ?? '';
    let value = '';
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const character = this.#text[at] ?? '';
      if (character === '\\') {
        at += 1;
        value += this.#text[at] ?? '';
      } else if (character !== quote) {
        value += character;
      } else if (this.#text[at + 1] === quote) {
        at += 1;
        value += quote;
      } else {
        this.#at = at + 1;
        return value;
      }
    }
    return undefined;
  }

  /** Reads up to the next comma or closing bracket, including pairs of brackets. */
  #word(): Literal | undefined {
    let word = '';
    const open: string[] = [];
    for (;;) {
      word += this.#run(WORD);
      const next = this.#text[this.#at];
      if (next === undefined) return undefined;
      const closing = CLOSING[next];
      if (closing !== undefined) open.push(closing);
      else if (open.length === 0) break;
      else if (next !== ',' && next !== open.pop()) return undefined;
      word += next;
      this.#at += 1;
    }
    const text = word.trim();
    if (text === '') return undefined;
    return NOTHING.has(text.toLowerCase()) ? null : text;
  }

  #run(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const run = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += run.length;
    return run;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #take(character: string): boolean {
    this.#space();
    const there = this.#text[this.#at] === character;
    if (there) this.#at += 1;
    return there;
  }
}
