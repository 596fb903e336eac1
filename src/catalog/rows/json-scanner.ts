/** A step down from the top of a document: into the member of that name, or into each element of an array. */
export type JsonStep = string | typeof EACH;

export const EACH = Symbol('each element');

/** The text of one object, and the line it begins on. */
export interface JsonText {
  readonly text: string;
  readonly line: number;
}

/** An object longer than this, in characters, is none. */
export const MAX_OBJECT_LENGTH = 16 * 1024 * 1024;

const SIGN = /["'{}[\]:,\n]/g;
const SIGN_WITHIN = /["'{}[\]\n]/g;
const STRING_END = { '"': /["\\\n]/g, "'": /['\\\n]/g } as const;

type Quote = keyof typeof STRING_END;

/**
 * Cuts the objects at one place out of a stream of JSON: of `[{...}, {...}]` those at [EACH], of `{"results": [{...}]}`
 * those at ["results", EACH], of objects that follow one another those at []. Text comes in chunks of any size, and
 * only the object that is being read is held. Strings in single quotes, as Python prints them, are strings too.
 */
export class JsonScanner {
  readonly #place: readonly JsonStep[];
  /** Where the scanner is: the member's name or EACH for every container around it. */
  #steps: JsonStep[] = [];
  #containers: ('{' | '[')[] = [];
  #quote: Quote | null = null;
  #line = 1;
  /** Text of the object or, outside of objects, of the string that is being read. */
  #held = '';
  #recordLine = 0;
  #recordDepth = 0;
  #lastString = '';
  #escaped = false;

  constructor(place: readonly JsonStep[]) {
    this.#place = place;
  }

  /** True between objects: where the text may end. */
  get atEnd(): boolean {
    return this.#containers.length === 0 && this.#quote === null;
  }

  get line(): number {
    return this.#line;
  }

  /** The object that has begun and not ended; null between objects. */
  get unfinished(): JsonText | null {
    return this.#recordDepth > 0 ? { text: this.#held, line: this.#recordLine } : null;
  }

  /** Takes the next text; gives the objects that are complete. */
  push(text: string): readonly JsonText[] {
    const found: JsonText[] = [];
    let at = 0;
    let from = 0;
    while (at < text.length) {
      if (this.#quote !== null) {
        at = this.#string(text, at);
        if (!this.#inString && this.#recordDepth === 0) {
          this.#lastString = this.#held + text.slice(from, at - 1);
          this.#held = '';
        }
        continue;
      }
      const pattern = this.#recordDepth > 0 ? SIGN_WITHIN : SIGN;
      pattern.lastIndex = at;
      const sign = pattern.exec(text);
      if (sign === null) break;
      at = sign.index + 1;
      switch (sign[0]) {
        case '\n':
          this.#line += 1;
          break;
        case '"':
        case "'":
          this.#quote = sign[0];
          if (this.#recordDepth === 0) from = at;
          break;
        case '{':
        case '[':
          if (this.#recordDepth === 0 && sign[0] === '{' && this.#isAtPlace()) {
            this.#recordDepth = this.#containers.length + 1;
            this.#recordLine = this.#line;
            this.#held = '';
            from = sign.index;
          }
          this.#containers.push(sign[0]);
          this.#steps.push(sign[0] === '[' ? EACH : '');
          break;
        case '}':
        case ']':
          if (this.#containers.length === this.#recordDepth && this.#recordDepth > 0) {
            found.push({ text: this.#held + text.slice(from, at), line: this.#recordLine });
            this.#held = '';
            this.#recordDepth = 0;
          }
          this.#containers.pop();
          this.#steps.pop();
          break;
        case ':':
          if (this.#containers.at(-1) === '{') this.#steps[this.#steps.length - 1] = this.#lastString;
          break;
      }
    }
    if (this.#recordDepth > 0 || this.#quote !== null) this.#held += text.slice(from);
    return found;
  }

  get #inString(): boolean {
    return this.#quote !== null;
  }

  /** Goes on behind the end of the string that `at` is in, or to the end of the text. */
  #string(text: string, at: number): number {
    const pattern = STRING_END[this.#quote ?? '"'];
    let next = at;
    // A backslash was the last character before this text.
    if (this.#escaped) {
      this.#escaped = false;
      next += 1;
    }
    for (;;) {
      pattern.lastIndex = next;
      const sign = pattern.exec(text);
      if (sign === null) return text.length;
      next = sign.index + 1;
      if (sign[0] === '\n') this.#line += 1;
      else if (sign[0] === '\\') {
        if (next === text.length) this.#escaped = true;
        next += 1;
      } else {
        this.#quote = null;
        return next;
      }
    }
  }

  #isAtPlace(): boolean {
    return (
      this.#steps.length === this.#place.length && this.#place.every((step, at) => this.#steps[at] === step)
    );
  }
}
