import type { MovieId } from '../movie/movie.ts';
import { align, closeness, distanceToPart } from './edit-distance.ts';
import { foldTitle, numberWordToDigits, significantWords, withoutSpaces } from './fold-title.ts';
import type { Reading } from './typed-title.ts';

/** A title that may be meant. */
export interface Candidate {
  readonly movieId: MovieId;
  readonly title: string;
  readonly alias: boolean;
  readonly folded: string;
  readonly votes: number;
  readonly year: number | null;
}

export interface ScoredTitle extends Candidate {
  /** How close the title is to what was typed, in [0, 1]; 1 is the same title. */
  readonly similarity: number;
  /** What candidates are ordered by: similarity, and how well known the movie is. */
  readonly score: number;
}

/** What each way of being like a title is worth; measured on misspelt titles (npm run bench -- titles). */
const BEGINNING = 0.93;
const SHARE = 0.04;
const BEGINNING_ACROSS_WORDS = 0.91;
const WITHOUT_STOP_WORDS = 0.96;
const AFTER_SEPARATOR = 0.97;
const OTHER_ORDER = 0.95;
const IN_ORDER = 0.93;
const IN_ORDER_WITH_GAPS = 0.8;
/** Words less alike have nothing to do with each other. */
const MIN_MATCH = 0.5;
const PART = 0.78;
const WORDS = 0.8;

/** For each typed number that the title does not have. */
const MISSING_NUMBER = -0.08;

const RIGHT_YEAR = 0.15;
const NEXT_YEAR = 0.03;
const WRONG_YEAR = -0.1;
const YEARLESS = 0.9;

const FAME = 0.22;
const ALIAS = -0.03;
/** Natural logarithm of the votes that count as 1: about as many as any movie has. */
const MAX_VOTES_LOG = Math.log1p(40_000);

const SEPARATOR = /(?:: | [-–—] )/u;

/** Scores a candidate by the reading that fits it best. */
export function scoreTitle(readings: readonly Reading[], candidate: Candidate): ScoredTitle {
  const title = new TitleForms(candidate);
  let similarity = 0;
  for (const reading of readings) {
    similarity = Math.max(similarity, withYear(withNumbers(reading, title), reading.year, candidate.year));
  }
  const fame = FAME * (Math.log1p(candidate.votes) / MAX_VOTES_LOG);
  return { ...candidate, similarity, score: similarity + fame + (candidate.alias ? ALIAS : 0) };
}

/** The best first: by score, then by votes, then by id, so that equals always come in the same order. */
export function compareScored(a: ScoredTitle, b: ScoredTitle): number {
  return b.score - a.score || b.votes - a.votes || a.movieId - b.movieId;
}

function withNumbers(reading: Reading, title: TitleForms): number {
  const similarity = textSimilarity(reading, title);
  if (reading.numbers.length === 0 || similarity === 1) return similarity;
  const missing = reading.numbers.filter((number) => !title.hasNumber(number)).length;
  return Math.max(0, similarity + MISSING_NUMBER * missing);
}

function withYear(similarity: number, typed: number | null, year: number | null): number {
  if (typed === null) return similarity;
  const off = year === null ? 2 : Math.abs(year - typed);
  const bonus = off === 0 ? RIGHT_YEAR : off === 1 ? NEXT_YEAR : WRONG_YEAR;
  return Math.min(1, Math.max(0, YEARLESS * similarity + bonus));
}

/** The forms in which a title is compared, made when asked for. */
class TitleForms {
  readonly words: readonly string[];
  readonly letters: string;
  readonly folded: string;
  #significant: string | undefined;
  #subtitles: readonly string[] | undefined;
  readonly #candidate: Candidate;

  constructor(candidate: Candidate) {
    this.#candidate = candidate;
    this.folded = candidate.folded;
    this.words = candidate.folded.split(' ');
    this.letters = withoutSpaces(candidate.folded);
  }

  hasNumber(number: string): boolean {
    return this.words.some((word) => numberWordToDigits(word) === number);
  }

  get significant(): string {
    return (this.#significant ??= significantWords(this.#candidate.folded).join(''));
  }

  /** What follows ": " or " - ", without spaces. */
  get subtitles(): readonly string[] {
    return (this.#subtitles ??= this.#candidate.title
      .split(SEPARATOR)
      .slice(1)
      .map((part) => withoutSpaces(foldTitle(part)))
      .filter((part) => part !== ''));
  }
}

function textSimilarity(typed: Reading, title: TitleForms): number {
  const length = typed.letters.length;
  if (typed.letters === title.letters) return 1;
  const ways = align(typed.letters, title.letters);
  // "warf" begins "Warfare" rather than "War for ...".
  const beginning =
    ways.prefix === 0 && !title.folded.startsWith(typed.folded) ? BEGINNING_ACROSS_WORDS : BEGINNING;
  let best = Math.max(
    relative(ways.whole, length, title.letters.length),
    beginning * closeness(ways.prefix, length) + SHARE * Math.min(1, length / title.letters.length),
  );
  const significant = typed.significant.join('');
  if (significant !== typed.letters || title.significant !== title.letters) {
    const { whole, prefix } = align(significant, title.significant);
    best = Math.max(
      best,
      WITHOUT_STOP_WORDS * relative(whole, significant.length, title.significant.length),
      WITHOUT_STOP_WORDS * BEGINNING * closeness(prefix, significant.length),
    );
  }
  for (const subtitle of title.subtitles) {
    best = Math.max(
      best,
      AFTER_SEPARATOR * relative(align(typed.letters, subtitle).whole, length, subtitle.length),
    );
  }
  if (typed.words.length > 1 && title.words.length > 1) {
    const sorted = sortedLetters(title.words);
    best = Math.max(
      best,
      OTHER_ORDER * relative(align(sortedLetters(typed.words), sorted).whole, length, sorted.length),
    );
  }
  if (best < IN_ORDER && typed.words.length > 1) {
    best = Math.max(best, wordsInOrder(typed.words, title.words));
  }
  if (best < PART)
    best = Math.max(best, PART * closeness(distanceToPart(typed.letters, title.letters), length));
  if (best < WORDS) best = Math.max(best, WORDS * wordCoverage(typed.significant, title.words));
  return best;
}

function relative(distance: number, typedLength: number, titleLength: number): number {
  return closeness(distance, Math.max(typedLength, titleLength));
}

function sortedLetters(words: readonly string[]): string {
  return [...words].sort().join('');
}

/**
 * Share of the typed letters that words of the title account for in the order in which they were typed, words of the
 * title between them left out; the last may be half typed.
 */
function wordsInOrder(typed: readonly string[], title: readonly string[]): number {
  let previous = title.map(() => NOTHING).concat(NOTHING);
  for (const [i, word] of typed.entries()) {
    const current = [NOTHING];
    for (const [j, other] of title.entries()) {
      const { whole, prefix } = align(word, other);
      const match = Math.max(
        relative(whole, word.length, other.length),
        i === typed.length - 1 ? BEGINNING * closeness(prefix, word.length) : 0,
      );
      const { letters, words } = previous[j] ?? NOTHING;
      const matched =
        match < MIN_MATCH ? NOTHING : { letters: letters + match * word.length, words: words + 1 };
      current.push([previous[j + 1] ?? NOTHING, current[j] ?? NOTHING].reduce(moreLetters, matched));
    }
    previous = current;
  }
  const { letters, words } = previous[title.length] ?? NOTHING;
  const share = letters / typed.reduce((sum, { length }) => sum + length, 0);
  return share * (title.length - words <= 1 ? IN_ORDER : IN_ORDER_WITH_GAPS);
}

interface Matched {
  readonly letters: number;
  readonly words: number;
}

const NOTHING: Matched = { letters: 0, words: 0 };

function moreLetters(a: Matched, b: Matched): Matched {
  return b.letters > a.letters ? b : a;
}

/** Share of the typed letters that words of the title account for, each typed word by the closest. */
function wordCoverage(typed: readonly string[], title: readonly string[]): number {
  let covered = 0;
  let letters = 0;
  for (const word of typed) {
    let best = 0;
    for (const other of title) {
      best =
        word === other ? 1 : Math.max(best, relative(align(word, other).whole, word.length, other.length));
      if (best === 1) break;
    }
    covered += best * word.length;
    letters += word.length;
  }
  return letters === 0 ? 0 : covered / letters;
}
