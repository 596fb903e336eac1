import { titleSimilarity } from './similarity-rules.ts';
import { TitleForms } from './title-forms.ts';
import { fame, missingNumbers, type ScoredTitle, type TitleCandidate } from './title-score.ts';
import type { Reading } from './typed-title.ts';

/**
 * A movie with this similarity or more is accepted as the one that was named. Below it, more than one letter in four
 * differs, or the words are only a part of the title.
 */
export const MIN_MEANT = 0.75;
const NOT_MEANT = 0.74;

/** An equal title comes before every other title, however well known that is. */
const SAME = 1.3;
/** "Them!" means "Them!" rather than "Them", unless "Them" is ten times better known. */
const SAME_PUNCTUATION = 0.05;
/** "twelve angry men" for "12 Angry Men": a title in the spelling that was typed comes first unless 50 times less known. */
const OTHER_SPELLING = -0.08;
const OTHER_SPELLING_SIMILARITY = 0.99;
const ALIAS = -0.06;
const GUESSED = -0.25;
const GUESSED_SIMILARITY = -0.02;
const FAME = 0.22;

/** By how many years the typed year is off. Of two movies with one title, the nearer year wins, however little known. */
const YEARS_OFF: readonly number[] = [0, -0.22, -0.3];
const UNKNOWN_YEAR = -0.4;
const FAR_YEAR = -0.45;
const A_CENTURY_OFF = -0.1;
/** Subtracted from the similarity: nothing for the right year, little for the next, more for a wrong one. */
const SIMILARITY_OF_YEAR = { right: 0, next: 0.02, wrong: 0.1 };

const MISSING_NUMBER = -0.08;
/** Numbers up to this one name a part of a series; a movie without the number is another part. */
const MAX_PART = 39;

/** Fewer letters begin many titles; they name a title only if they are whole words of it. */
const MIN_BEGINNING = 4;
const MIN_WORDS_BEGINNING = 2;

/**
 * Scores a candidate for the movie that somebody names. Unlike in a list of suggestions, an equal title always comes
 * first, a typed number must be in the title, and the year decides between movies of one title.
 */
export function scoreName(readings: readonly Reading[], candidate: TitleCandidate): ScoredTitle {
  const title = new TitleForms(candidate.title, candidate.folded);
  let best = { similarity: 0, score: Number.NEGATIVE_INFINITY };
  for (const reading of readings) {
    const scored = scoreReading(reading, title, candidate);
    if (scored.score > best.score) best = scored;
  }
  const standing = FAME * fame(candidate.votes) + (candidate.alias ? ALIAS : 0);
  return { ...candidate, similarity: best.similarity, score: best.score + standing };
}

interface Scored {
  readonly similarity: number;
  readonly score: number;
}

function scoreReading(reading: Reading, forms: TitleForms, { title, year }: TitleCandidate): Scored {
  const { similarity, level } = compareTitles(reading, forms);
  const off = reading.year === null || year === null ? null : Math.abs(reading.year - year);
  const isOther = reading.year !== null && year === null;
  return {
    similarity: Math.max(
      0,
      similarity +
        (reading.guessed ? GUESSED_SIMILARITY : 0) -
        (isOther ? SIMILARITY_OF_YEAR.next : yearGap(off)),
    ),
    score:
      level +
      (reading.written === title.toLowerCase() ? SAME_PUNCTUATION : 0) +
      (reading.guessed ? GUESSED : 0) +
      (isOther ? UNKNOWN_YEAR : yearPenalty(off)),
  };
}

/** `level` is the base of the score. */
function compareTitles(reading: Reading, title: TitleForms): { similarity: number; level: number } {
  if (reading.letters === title.letters) return { similarity: 1, level: SAME };
  if (reading.canonical?.letters === title.canonical.letters) {
    return { similarity: OTHER_SPELLING_SIMILARITY, level: SAME + OTHER_SPELLING };
  }
  const missing = missingNumbers(reading, title);
  const alike = titleSimilarity(reading, title) + MISSING_NUMBER * missing.length;
  const isOther = missing.some((number) => number <= MAX_PART) || isShortBeginning(reading, title);
  const similarity = isOther ? Math.min(NOT_MEANT, alike) : alike;
  return { similarity, level: similarity };
}

/** "z" for "Zootopia", but not "et" for "E.T. the Extra-Terrestrial". */
function isShortBeginning({ letters }: Reading, title: TitleForms): boolean {
  if (letters.length >= MIN_BEGINNING || !/^[a-z0-9]+$/.test(letters)) return false;
  if (letters === title.significant) return false;
  return letters.length < MIN_WORDS_BEGINNING || !startsWithWords(title.words, letters);
}

function startsWithWords(words: readonly string[], letters: string): boolean {
  let start = '';
  for (const word of words) {
    start += word;
    if (start.length >= letters.length) return start === letters;
  }
  return false;
}

function yearPenalty(off: number | null): number {
  if (off === null) return 0;
  return YEARS_OFF[off] ?? FAR_YEAR + A_CENTURY_OFF * Math.min(1, off / 100);
}

function yearGap(off: number | null): number {
  if (off === null || off === 0) return SIMILARITY_OF_YEAR.right;
  return off === 1 ? SIMILARITY_OF_YEAR.next : SIMILARITY_OF_YEAR.wrong;
}
