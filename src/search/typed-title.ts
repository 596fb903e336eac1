import { InputError } from '../movie/errors.ts';
import { foldLetters, foldTitle, isStopWord, withoutSpaces } from './fold-title.ts';
import { canonicalTitle } from './title-spellings.ts';
import { readWritten, type WrittenTitle } from './written-title.ts';

/** The forms in which typed text is compared. */
export interface Wording {
  /** Folded words, separated by spaces. */
  readonly folded: string;
  readonly words: readonly string[];
  /** The words without stop words. The last word is kept, because it may be half typed. */
  readonly significant: readonly string[];
  /** Without spaces. */
  readonly letters: string;
}

/** One way to read the typed text. */
export interface Reading extends Wording {
  /** The text as written, in lower case. */
  readonly written: string;
  /** In canonical spelling; null if it has only one spelling. */
  readonly canonical: Wording | null;
  /** The numbers in it, which may name a part of a series. */
  readonly numbers: readonly number[];
  /** The year that was typed with it. */
  readonly year: number | null;
  /** Whether it is a guess, which leaves out words or takes another title. */
  readonly guessed: boolean;
}

/** The typed text in every way that it can be read. */
export interface TypedTitle {
  /** The likeliest first, which is the whole text. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** The words to search for: those of the shortest reading that is not a guess. */
  readonly words: readonly string[];
}

const MAX_TITLE_LENGTH = 1_000;

/**
 * Lists the ways to read a typed title: those of `readWritten`, and the text with a last word that looks like a roman
 * numeral left as letters, because it may be half typed ("mission i"). Throws InputError if the text has no letter or
 * digit, or more than 1,000 characters.
 */
export function readTypedTitle(typed: string): TypedTitle {
  if (typed.length > MAX_TITLE_LENGTH) {
    throw new InputError(`The title has ${typed.length} characters; up to ${MAX_TITLE_LENGTH} are accepted.`);
  }
  if (typed.includes('\0')) throw new InputError('The title contains a NUL character; remove it.');
  const letters = foldLetters(typed);
  if (letters === '') {
    throw new InputError(
      typed.trim() === ''
        ? 'The title is empty; type at least one letter or digit.'
        : `The title ${JSON.stringify(typed)} has no letter or digit; type at least one.`,
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
