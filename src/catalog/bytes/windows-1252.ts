/** What bytes 0x80 to 0x9f stand for; the five that stand for nothing become what the WHATWG standard makes of them. */
const C1 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Windows-1252, which browsers take for Latin-1 too. Node's TextDecoder of that name leaves 0x80 to 0x9f as they are. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => C1[character.charCodeAt(0) - 0x80] ?? character);
}

const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Punctuation that stands within words: ’ in "it’s", ‘, – and — without spaces, · in "WALL·E". */
const WITHIN_WORDS = new Set([0x91, 0x92, 0x96, 0x97, 0xb7, 0xad]);
const CAPITALS = new Set([0x8a, 0x8c, 0x8e, 0x9f]);

/** Of the bytes above 0x7f, more than this share where no Western text has them: the text is in another encoding. */
const MAX_ODD_SHARE = 0.1;

/**
 * Whether bytes that are no UTF-8 read like Windows-1252. Accented letters of Western languages stand alone or in
 * pairs among plain ones; Cyrillic, Greek, Chinese and Japanese text reads as long runs of them, the alphabets of
 * DOS and of old Macs as signs and capitals within words.
 */
export function readsLikeWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = at;
    while ((bytes[at + 1] ?? 0) >= 0x80) at += 1;
    high += at + 1 - start;
    odd += oddIn(bytes, start, at);
  }
  return odd <= high * MAX_ODD_SHARE;
}

/** How many of the high bytes from `first` to `last` are odd in Western text. */
function oddIn(bytes: Uint8Array, first: number, last: number): number {
  const length = last + 1 - first;
  let letters = 0;
  let odd = 0;
  for (let at = first; at <= last; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc0) letters += 1;
    else if (UNDEFINED.has(byte)) odd += 1;
    else if (isSign(byte) && isLetter(bytes[first - 1]) && isLetter(bytes[last + 1])) odd += 1;
    // Half of the bytes of Japanese in Shift JIS are the low quotation mark.
    else if (isSign(byte) && isAccented(bytes[at - 1]) && isAccented(bytes[at + 1])) odd += 1;
    if ((CAPITALS.has(byte) || (byte >= 0xc0 && byte <= 0xde)) && isSmall(bytes[first - 1])) odd += 1;
  }
  return letters >= 3 ? length : odd;
}

function isSign(byte: number): boolean {
  if (WITHIN_WORDS.has(byte) || CAPITALS.has(byte)) return false;
  return byte < 0xc0 && ![0x9a, 0x9c, 0x9e, 0x83, 0xa0, 0xaa, 0xb4, 0xba].includes(byte);
}

function isAccented(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xc0;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte | 0x20) >= 0x61 ? (byte | 0x20) <= 0x7a : false);
}

function isSmall(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}
