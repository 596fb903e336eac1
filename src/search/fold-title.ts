/**
 * Folds titles for searching: to letters and digits without case, accents or punctuation, with one space between words.
 * Two spellings of the same title fold to the same text.
 */

/** Letters that Unicode does not decompose. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Accents, niqqud and harakat. Marks that make another letter (dakuten, Indic and Thai vowels) are kept. */
const MARK = /(?![\u3099\u309a])(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]/gu;
const SILENT = /[\p{Cf}™®©'’‘ʼ`´]/gu;
const BETWEEN_WORDS = /(?:(?!\p{Extended_Pictographic})[^\p{L}\p{N}\p{M}])+/gu;
const PICTURE = /\p{Extended_Pictographic}/gu;

/** Words that are too common in titles to search for. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and as at by for from in into is it of on or the to with'.split(' '),
);

/** XXXIX and smaller, written with i, v and x. */
const ROMAN_NUMERAL = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/**
 * Lower case, compatibility forms unified (NFKD), accents removed, `&` read as "and", apostrophes dropped,
 * other punctuation as a space, roman numerals up to 39 as digits except in first place ("X-Men", "V for
 * Vendetta"). Empty when the title holds no letter, digit or picture. Folding twice changes nothing.
 */
export function foldTitle(title: string): string {
  return numeralsToDigits(foldLetters(title));
}

/** `foldTitle` that leaves roman numerals as they are. */
export function foldLetters(title: string): string {
  return title.length > 0 && isAscii(title) ? foldAscii(title) : foldUnicode(title);
}

/** Without spaces: "spider man" and "spiderman" are one title. */
export function withoutSpaces(folded: string): string {
  return folded.replaceAll(' ', '');
}

/** The words to search for: all but stop words, or all if there are no others. */
export function significantWords(folded: string): string[] {
  const words = folded.split(' ');
  const significant = words.filter((word) => !STOP_WORDS.has(word));
  return significant.length > 0 ? significant : words;
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

export const stopWords: readonly string[] = [...STOP_WORDS];

/** "rocky ii" -> "rocky 2"; the first word is never a numeral, nor is the "i" in "r i p d" or "the king and i". */
export function numeralsToDigits(folded: string): string {
  if (!/ [ivx]+(?: |$)/.test(folded)) return folded;
  const read: string[] = [];
  for (const word of folded.split(' ')) read.push(numeralToDigits(word, read.at(-1)));
  return read.join(' ');
}

/** `previous` is the previous word after conversion, so that converting twice changes nothing. */
function numeralToDigits(word: string, previous: string | undefined): string {
  if (previous === undefined || !ROMAN_NUMERAL.test(word)) return word;
  if (word === 'i' && (previous.length < 2 || STOP_WORDS.has(previous))) return word;
  return String(romanValue(word));
}

function romanValue(numeral: string): number {
  let value = 0;
  let previous = 0;
  for (const letter of Array.from(numeral).reverse()) {
    const digit = ROMAN_DIGITS[letter] ?? 0;
    value += digit < previous ? -digit : digit;
    previous = Math.max(previous, digit);
  }
  return value;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function foldAscii(title: string): string {
  return title
    .toLowerCase()
    .replace(/['`]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function foldUnicode(title: string): string {
  return title
    .replace(SILENT, '')
    .replaceAll('\u2044', ' ')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARK, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(SILENT, '')
    .normalize('NFC')
    .replaceAll('&', ' and ')
    .replaceAll('＆', ' and ')
    .replace(PICTURE, ' $& ')
    .replace(BETWEEN_WORDS, ' ')
    .trim();
}
