import { numberWordToDigits, numeralsToDigits, significantWords, withoutSpaces } from './fold-title.ts';

/** Marks of the lexemes that stand for a whole title rather than a word of it. */
export const WHOLE = '=';
export const SIGNIFICANT = '~';

/** A lexeme may not be longer than 2,046 bytes; this many UTF-16 units never are. */
const MAX_LEXEME_LENGTH = 200;
const MAX_WORDS = 40;
const HALF_PAIR_AT_END = /[\ud800-\udbff]$/;

/**
 * What a title is found by: its words, and itself without spaces (`=darkknight`), also with its numerals as
 * letters.
 *
 * @param letters the title folded with its roman numerals left alone
 */
export function titleLexemes(letters: string): string[] {
  const folded = numeralsToDigits(letters);
  const lexemes = new Set(folded.split(' ').slice(0, MAX_WORDS).map(cut));
  lexemes.add(wholeLexeme(folded));
  if (folded !== letters) lexemes.add(wholeLexeme(letters));
  return [...lexemes];
}

/**
 * What a well-known title is found by besides: itself without stop words (`~hunt` for "The Hunt"),
 * neighbours written as one word ("spider man" as `spiderman`), number words as digits.
 */
export function shortlistLexemes(letters: string): string[] {
  const folded = numeralsToDigits(letters);
  const words = folded.split(' ').slice(0, MAX_WORDS);
  return [
    ...titleLexemes(letters),
    significantLexeme(folded),
    ...joinedNeighbours(words).map(cut),
    ...words.map((word) => cut(numberWordToDigits(word))),
  ];
}

export function wholeLexeme(folded: string): string {
  return cut(WHOLE + withoutSpaces(folded));
}

export function significantLexeme(folded: string): string {
  return cut(SIGNIFICANT + significantWords(folded).join(''));
}

export function joinedNeighbours(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => (words[i] ?? '') + word);
}

function cut(lexeme: string): string {
  return lexeme.length <= MAX_LEXEME_LENGTH
    ? lexeme
    : lexeme.slice(0, MAX_LEXEME_LENGTH).replace(HALF_PAIR_AT_END, '');
}
