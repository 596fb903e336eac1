import { InputError } from '../movie/errors.ts';
import { foldLetters, foldTitle, isStopWord, withoutSpaces } from './fold-title.ts';
import { canonicalTitle } from './title-spellings.ts';
import { readWritten, type WrittenTitle } from './written-title.ts';

/** The forms in which what was typed is compared. */
export interface Wording {
  /** Folded words, parted by spaces. */
  readonly folded: string;
  readonly words: readonly string[];
  /** Words without stop words; the last is kept, because it may be half typed. */
  readonly significant: readonly string[];
  /** Without spaces. */
  readonly letters: string;
}

/** One way to read what a person typed. */
export interface Reading extends Wording {
  /** As it was written, in lower case. */
  readonly written: string;
  /** In canonical spelling; null when there is no other spelling of it. */
  readonly canonical: Wording | null;
  /** Numbers in it: which part of a series is meant. */
  readonly numbers: readonly number[];
  /** The year that was typed beside it. */
  readonly year: number | null;
  /** Words were left out, or another title taken, on a guess. */
  readonly guessed: boolean;
}

/** What a person typed, in every way it may be meant. */
export interface TypedTitle {
  /** The likeliest first: all of it as it stands. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** The words to look for: those of the shortest reading that is no guess. */
  readonly words: readonly string[];
}

const MAX_TITLE_LENGTH = 1_000;

/**
 * The ways to read a typed title: as `readWritten` has them, and as it stands with its last word left alone when it
 * looks like a roman numeral and may be a word half typed ("mission i"). Throws InputError when it holds nothing to
 * look for, or more than 1,000 characters.
 */
export function readTypedTitle(typed: string): TypedTitle {
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
  const readings = readWritten(typed).map((written) => reading(foldTitle(written.text), written));
  const asLetters =
    letters === readings[0]?.folded ? [] : [reading(letters, { text: letters, year: null, guessed: false })];
  const [first, ...others] = distinct([...readings, ...asLetters]);
  if (first === undefined) throw new Error(`no reading of ${JSON.stringify(typed)}`);
  const certain = [first, ...others].filter(({ guessed }) => !guessed);
  const { words } = certain.reduce((a, b) => (b.words.length < a.words.length ? b : a), first);
  return { readings: [first, ...others], words };
}

function distinct(readings: readonly Reading[]): Reading[] {
  const byText = new Map<string, Reading>();
  for (const reading of readings) {
    const key = `${reading.folded} ${reading.year ?? ''}`;
    if (reading.folded !== '' && !byText.has(key)) byText.set(key, reading);
  }
  return [...byText.values()];
}

function reading(folded: string, { text: written, year, guessed }: WrittenTitle): Reading {
  const { text, numbers, varies } = canonicalTitle(folded);
  return {
    ...wording(folded),
    written: written.trim().toLowerCase(),
    canonical: varies ? wording(text) : null,
    numbers,
    year,
    guessed,
  };
}

function wording(folded: string): Wording {
  const words = folded.split(' ');
  return {
    folded,
    words,
    significant: words.filter((word, i) => i === words.length - 1 || !isStopWord(word)),
    letters: withoutSpaces(folded),
  };
}
