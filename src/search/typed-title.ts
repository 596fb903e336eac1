import { InputError } from '../movie/errors.ts';
import { foldLetters, numeralsToDigits, isStopWord, trailingYear, withoutSpaces } from './fold-title.ts';

/** One way to read what a person typed. */
export interface Reading {
  /** Folded words, parted by spaces. */
  readonly folded: string;
  readonly words: readonly string[];
  /** Words without stop words; the last is kept, because it may be half typed. */
  readonly significant: readonly string[];
  /** Without spaces. */
  readonly letters: string;
  /** Words that are numbers: which part of a series is meant. */
  readonly numbers: readonly string[];
  /** The year that was typed behind it. */
  readonly year: number | null;
}

const MAX_TITLE_LENGTH = 1_000;

/**
 * The ways to read a typed title, the likeliest first: as it stands; without its trailing year ("dune 2021");
 * with its last word left alone when it looks like a roman numeral and may be a word half typed ("mission i").
 * Throws InputError when it holds nothing to look for, or more than 1,000 characters.
 */
export function readTypedTitle(typed: string): readonly [Reading, ...Reading[]] {
  if (typed.length > MAX_TITLE_LENGTH) {
    throw new InputError(
      `A title to look for has at most ${MAX_TITLE_LENGTH} characters, not ${typed.length}.`,
    );
  }
  if (typed.includes('\0')) throw new InputError('A title to look for holds no NUL character.');
  const letters = foldLetters(typed);
  if (letters === '') {
    throw new InputError(
      typed.trim() === ''
        ? 'The title to look for is empty; type at least one letter or digit.'
        : `Nothing to look for in ${JSON.stringify(typed)}; type at least one letter or digit.`,
    );
  }
  const first = reading(numeralsToDigits(letters), null);
  const readings: [Reading, ...Reading[]] = [first];
  const dated = trailingYear(typed);
  if (dated) readings.push(reading(numeralsToDigits(foldLetters(dated.title)), dated.year));
  if (first.folded !== letters) readings.push(reading(letters, null));
  return readings;
}

function reading(folded: string, year: number | null): Reading {
  const words = folded.split(' ');
  return {
    folded,
    words,
    significant: words.filter((word, i) => i === words.length - 1 || !isStopWord(word)),
    letters: withoutSpaces(folded),
    numbers: words.filter((word) => /^\p{Nd}+$/u.test(word)),
    year,
  };
}
