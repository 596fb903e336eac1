import { isAscii, isUtf8 } from 'node:buffer';
import { InputError } from '../../movie/errors.ts';
import type { ChunkDecoder } from './chunk-decoder.ts';
import { decodeWindows1252, readsLikeWindows1252 } from './windows-1252.ts';

/** A line that is longer is decoded in parts. */
const MAX_LINE_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** If there are more broken bytes for each UTF-8 character, these characters are there by chance. */
const MAX_BROKEN_PER_SEQUENCE = 10;

/** Encodings that can be recognised, because text in another encoding is seldom valid in them. */
const ASIAN = ['shift_jis', 'gb18030', 'euc-jp', 'euc-kr', 'big5'];

/**
 * Decodes UTF-8 until bytes prove that the text is something else. If everything before them was ASCII, the file is read
 * as Windows-1252, or an InputError asks for its encoding if it does not look like Windows-1252. Otherwise only the lines
 * that are not UTF-8 are read as Windows-1252, because files are sometimes joined from several.
 */
export function utf8OrWindows1252(path: string): ChunkDecoder {
  return new GuessedDecoder(path);
}

class GuessedDecoder implements ChunkDecoder {
  readonly #path: string;
  #carry: Buffer = Buffer.alloc(0);
  #started = false;
  #sawUtf8 = false;
  #windows = false;
  #example = '';
  #windowsLines = 0;
  #brokenLines = 0;
  #damagedBefore = false;

  constructor(path: string) {
    this.#path = path;
    this.write = this.write.bind(this);
    this.end = this.end.bind(this);
    this.notes = this.notes.bind(this);
  }

  write(chunk: Buffer): string {
    if (this.#windows) return decodeWindows1252(chunk);
    let data = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    if (!this.#started && data.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
      data = data.subarray(3);
      this.#sawUtf8 = true;
    }
    this.#started = true;
    const whole = data.length - unfinished(data);
    if (isUtf8(data.subarray(0, whole))) return this.#take(data, whole);
    const lines = data.lastIndexOf(LINE_FEED) + 1;
    if (lines === 0 && data.length < MAX_LINE_BYTES) return this.#take(data, 0);
    return this.#take(data, lines === 0 ? whole : lines);
  }

  end(): string {
    return this.#take(this.#carry, this.#carry.length);
  }

  notes(): readonly string[] {
    const notes: string[] = [];
    if (this.#windows) {
      notes.push(
        `it is not UTF-8 and was read as Windows-1252, for example “${this.#example}”; --encoding says otherwise`,
      );
    }
    if (this.#windowsLines > 0)
      notes.push(
        `${count(this.#windowsLines)} not UTF-8 and read as Windows-1252, for example “${this.#example}”`,
      );
    if (this.#brokenLines > 0)
      notes.push(`${count(this.#brokenLines)} not UTF-8; what cannot be read is replaced by �`);
    if (this.#damagedBefore) notes.push('it holds �: characters were lost before it came here');
    return notes;
  }

  /** Decodes the first `end` bytes and keeps the others for later. */
  #take(data: Buffer, end: number): string {
    this.#carry = Buffer.from(data.subarray(end));
    const block = data.subarray(0, end);
    if (isUtf8(block)) {
      this.#sawUtf8 ||= !isAscii(block);
      const text = block.toString('utf8');
      this.#damagedBefore ||= text.includes('\ufffd');
      return text;
    }
    const { sequences, broken } = survey(block);
    const mayBeUtf8 = sequences * MAX_BROKEN_PER_SEQUENCE > broken;
    // A few bytes of Japanese look like UTF-8 by chance, but most do not, and none of it reads like Western text.
    const isOther = broken > sequences && !readsLikeWindows1252(block);
    if (this.#sawUtf8 || (mayBeUtf8 && !isOther)) return this.#line(block);
    if (!readsLikeWindows1252(block)) throw this.#unknown(block);
    if (sequences > 0) return this.#line(block);
    this.#windows = true;
    this.#carry = Buffer.alloc(0);
    return this.#windowsText(Buffer.from(data));
  }

  /** Decodes lines of which some are not UTF-8. */
  #line(block: Buffer): string {
    this.#sawUtf8 = true;
    let text = '';
    for (let at = 0; at < block.length;) {
      const feed = block.indexOf(LINE_FEED, at);
      const end = feed < 0 ? block.length : feed + 1;
      const line = block.subarray(at, end);
      at = end;
      if (isUtf8(line)) {
        text += line.toString('utf8');
      } else if (survey(line).sequences === 0 && readsLikeWindows1252(line)) {
        this.#windowsLines += 1;
        text += this.#windowsText(line);
      } else {
        this.#brokenLines += 1;
        text += line.toString('utf8');
      }
    }
    return text;
  }

  #windowsText(bytes: Buffer): string {
    const text = decodeWindows1252(bytes);
    if (this.#example === '') this.#example = exampleIn(text);
    return text;
  }

  #unknown(block: Buffer): InputError {
    const lines = block.subarray(0, block.lastIndexOf(LINE_FEED) + 1 || block.length);
    const possible = ASIAN.filter((encoding) => isValid(lines, encoding));
    const examples =
      possible.length > 0 ? possible.slice(0, 3) : ['windows-1251', 'windows-1250', 'macintosh'];
    return new InputError(
      `${this.#path} is not UTF-8 and does not read like Windows-1252 (“${exampleIn(decodeWindows1252(block))}”). ` +
        `Give its encoding with --encoding, for example ${examples.join(', ')}, or save it as UTF-8.`,
    );
  }
}

function count(lines: number): string {
  return lines === 1 ? '1 line is' : `${lines} lines are`;
}

function isValid(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A word with a letter beyond ASCII, which a person can recognise. */
function exampleIn(text: string): string {
  return /[^\s,;"|]{0,20}[^\0-\x7f][^\s,;"|]{0,20}/.exec(text)?.[0] ?? '';
}

/** How many bytes at the end belong to an unfinished character. */
function unfinished(data: Buffer): number {
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const byte = data[data.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** The length of a character that begins with `byte`; 0 if none does. */
function sequenceLength(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** Counts characters of more than one byte, and bytes that belong to none. */
function survey(bytes: Buffer): { sequences: number; broken: number } {
  let sequences = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const length = sequenceLength(byte);
    if (byte < 0x80) at += 1;
    else if (length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) {
      sequences += 1;
      at += length;
    } else {
      broken += 1;
      at += 1;
    }
  }
  return { sequences, broken };
}
