/**
 * Finds the tokens of a text: the longest runs of two or more word characters, like scikit-learn's `(?u)\b\w\w+\b`. A
 * word character is a letter or number of any script, or the underscore, like Python's `\w`. (JavaScript's `\w` covers
 * only ASCII.) Combining marks are not word characters.
 *
 *     const scanner = new TokenScanner('amélie (2001)');
 *     while (scanner.next()) scanner.text.slice(scanner.start, scanner.end);
 *
 * The caller converts to lower case. Positions are UTF-16 units. A character outside the basic plane counts as one.
 */
export class TokenScanner {
  text: string;
  /** Where the current token begins. */
  start = 0;
  /** One past the end of the current token. */
  end = 0;

  constructor(text = '') {
    this.text = text;
  }

  reset(text: string): void {
    this.text = text;
    this.start = 0;
    this.end = 0;
  }

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const text = this.text;
    const length = text.length;
    let position = this.end;
    while (position < length) {
      const start = position;
      let characters = 0;
      while (position < length) {
        const unit = text.charCodeAt(position);
        if (WORD_UNITS[unit] === 1) position += 1;
        else if (isHighSurrogate(unit) && isWordCharacter(text.codePointAt(position))) position += 2;
        else break;
        characters += 1;
      }
      if (characters > 1) {
        this.start = start;
        this.end = position;
        return true;
      }
      if (characters === 0) position += 1;
    }
    this.start = length;
    this.end = length;
    return false;
  }
}

/** The tokens of a text that is already in lower case. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const scanner = new TokenScanner(text);
  while (scanner.next()) tokens.push(text.slice(scanner.start, scanner.end));
  return tokens;
}

const WORD_CHARACTER = /^[\p{L}\p{N}_]$/u;

/** Whether each UTF-16 unit is a word character by itself. A table keeps scanning fast. */
const WORD_UNITS = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  WORD_CHARACTER.test(String.fromCharCode(unit)) ? 1 : 0,
);

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isWordCharacter(codePoint: number | undefined): boolean {
  return codePoint !== undefined && WORD_CHARACTER.test(String.fromCodePoint(codePoint));
}
