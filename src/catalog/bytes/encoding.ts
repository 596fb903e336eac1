import { InputError } from '../../movie/errors.ts';
import type { ChunkDecoder } from './chunk-decoder.ts';
import { utf8OrWindows1252 } from './guessed-encoding.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** How the text of a file is written. */
export interface TextEncoding {
  readonly decoder: () => ChunkDecoder;
  /** The text at the beginning of a file; the bytes may end inside a character. */
  readonly sample: (head: Buffer) => string;
}

/**
 * The encoding of a file that begins with `head`. `label` is what the caller says it is, any of the WHATWG Encoding
 * Standard; null: UTF-8, UTF-16 when it has that byte order mark or every other byte is zero, and Windows-1252 from
 * the first line on that proves not to be UTF-8. Throws InputError when the label is unknown.
 */
export function decoderFor(head: Buffer, label: string | null, path: string): TextEncoding {
  const given = label === null ? utf16Of(head) : knownLabel(label);
  const decoder = given === null ? () => utf8OrWindows1252(path) : () => fixedDecoder(given);
  return { decoder, sample: (bytes) => decoder().write(bytes) };
}

/** The standard's name of an encoding. Throws InputError when there is none of that label. */
function knownLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new InputError(
      `The encoding "${label}" is unknown. Accepted are, for example, utf-8, windows-1252, windows-1250, windows-1251, ` +
        'iso-8859-15, macintosh, shift_jis, euc-jp, gb18030, big5, euc-kr and utf-16le.',
    );
  }
}

function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length >> 1, 512);
  if (pairs < 4) return null;
  let high = 0;
  let low = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) high += 1;
    if (head[2 * pair + 1] === 0) low += 1;
  }
  // ASCII text in UTF-16 has a zero in one half of each pair and never in the other.
  if (low > pairs * 0.7 && high === 0) return 'utf-16le';
  return high > pairs * 0.7 && low === 0 ? 'utf-16be' : null;
}

function fixedDecoder(encoding: string): ChunkDecoder {
  let unreadable = 0;
  const counted = (text: string): string => {
    if (text.includes('\ufffd')) unreadable += text.split('\ufffd').length - 1;
    return text;
  };
  const notes = (): readonly string[] =>
    unreadable === 0 ? [] : [`${unreadable} characters cannot be read as ${encoding}: is that its encoding?`];
  if (encoding === 'windows-1252') return { write: decodeWindows1252, end: () => '', notes };
  const decoder = new TextDecoder(encoding);
  return {
    write: (chunk) => counted(decoder.decode(chunk, { stream: true })),
    end: () => counted(decoder.decode()),
    notes,
  };
}
