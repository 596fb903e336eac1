import { numeralsToDigits, significantWords, withoutSpaces } from './fold-title.ts';

/** These mark lexemes that stand for a whole title rather than a word. */
export const WHOLE = '=';
export const SIGNIFICANT = '~';
/** Marks two neighbouring letters of a script without spaces. */
const PAIR = '+';
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\p{M}]{2,}/gu;
const MAX_PAIRS = 60;

/** PostgreSQL allows 2,046 bytes, which this many UTF-16 units never exceed. */
const MAX_LEXEME_LENGTH = 200;
const MAX_WORDS = 40;
const HALF_PAIR_AT_END = /[\ud800-\udbff]$/;

/**
 * The lexemes that find a title: its words, the whole title without spaces (`=darkknight`), also with its numerals as
 * letters, and pairs of letters in scripts without spaces (`+神隠`).
 *
 * @param letters the title folded with its roman numerals left alone
 */
export function titleLexemes(letters: string): string[] {
  const folded = numeralsToDigits(letters);
  const lexemes = new Set(folded.split(' ').slice(0, MAX_WORDS).map(cut));
  lexemes.add(wholeLexeme(folded));
  if (folded !== letters) lexemes.add(wholeLexeme(letters));
  for (const pair of pairLexemes(folded)) lexemes.add(pair);
  return [...lexemes];
}

/**
 * More lexemes that find a well-known title: the title without stop words (`~hunt` for "The Hunt"), and neighbouring
 * words joined ("spider man" as `spiderman`).
 */
export function shortlistLexemes(letters: string): string[] {
  const folded = numeralsToDigits(letters);
  const words = folded.split(' ').slice(0, MAX_WORDS);
  return [...titleLexemes(letters), significantLexeme(folded), ...joinedNeighbours(words).map(cut)];
}

export function wholeLexeme(folded: string): string {
  return cut(WHOLE + withoutSpaces(folded));
}

export function significantLexeme(folded: string): string {
  return cut(SIGNIFICANT + significantWords(folded).join(''));
}

/** Pairs of letters in Chinese, Japanese, Korean, Thai and the like, which find parts of such titles. */
export function pairLexemes(folded: string): string[] {
  const pairs = new Set<string>();
  for (const [run] of folded.matchAll(UNSPACED)) {
    const letters = Array.from(run);
    for (const [i, letter] of letters.slice(1).entries()) pairs.add(PAIR + (letters[i] ?? '') + letter);
  }
  return [...pairs].slice(0, MAX_PAIRS);
}

export function joinedNeighbours(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => (words[i] ?? '') + word);
}

function cut(lexeme: string): string {
  return lexeme.length <= MAX_LEXEME_LENGTH
    ? lexeme
    : lexeme.slice(0, MAX_LEXEME_LENGTH).replace(HALF_PAIR_AT_END, '');
}
