import type { MovieId } from '../movie/movie.ts';
import { titleSimilarity, wholeSimilarity } from './similarity-rules.ts';
import { TitleForms } from './title-forms.ts';
import type { Reading } from './typed-title.ts';

/** A title that may be meant. */
export interface TitleCandidate {
  readonly movieId: MovieId;
  readonly title: string;
  readonly alias: boolean;
  readonly folded: string;
  readonly votes: number;
  readonly year: number | null;
}

export interface ScoredTitle extends TitleCandidate {
  /** How like the title is to the typed text, in [0, 1]; 1 means the same title. */
  readonly similarity: number;
  /** Orders the candidates: the similarity, and how well known the movie is. */
  readonly score: number;
}

/** For each typed number that the title lacks. */
const MISSING_NUMBER = -0.08;

const RIGHT_YEAR = 0.15;
const NEXT_YEAR = 0.05;
const WRONG_YEAR = -0.1;
const YEARLESS = 0.9;

/** A different title in the right year stays below the same title of the year before. */
const MAX_OTHER_TITLE = 0.96;

const GUESSED = -0.02;

const FAME = 0.22;
const ALIAS = -0.03;
/** Logarithm of the votes that count as 1. Hardly any movie has more. */
const MAX_VOTES_LOG = Math.log1p(40_000);

/** Scores a candidate of a list by its best reading. */
export function scoreTitle(readings: readonly Reading[], candidate: TitleCandidate): ScoredTitle {
  const title = new TitleForms(candidate.title, candidate.folded);
  let similarity = 0;
  for (const reading of readings) {
    similarity = Math.max(similarity, readingSimilarity(reading, title, candidate.year));
  }
  const alias = candidate.alias ? ALIAS : 0;
  return { ...candidate, similarity, score: similarity + FAME * fame(candidate.votes) + alias };
}

function readingSimilarity(reading: Reading, title: TitleForms, year: number | null): number {
  const alike = withNumbers(reading, title);
  const similarity = withYear(alike + (reading.guessed ? GUESSED : 0), reading.year, year);
  return alike === 1 || reading.year === null ? similarity : Math.min(similarity, MAX_OTHER_TITLE);
}

/** How well known a movie is, in [0, 1]. */
export function fame(votes: number): number {
  return Math.log1p(votes) / MAX_VOTES_LOG;
}

/** Best first: by score, then votes, then id, so that ties always have the same order. */
export function compareScored(a: ScoredTitle, b: ScoredTitle): number {
  return b.score - a.score || b.votes - a.votes || a.movieId - b.movieId;
}

function withNumbers(reading: Reading, title: TitleForms): number {
  // A guess counts only for a nearly equal title.
  const similarity = reading.guessed ? wholeSimilarity(reading, title) : titleSimilarity(reading, title);
  if (reading.numbers.length === 0 || similarity === 1) return similarity;
  return Math.max(0, similarity + MISSING_NUMBER * missingNumbers(reading, title).length);
}

/** Typed numbers that the title lacks in every spelling. A 1 may be missing: first parts are seldom numbered. */
export function missingNumbers({ numbers }: Reading, title: TitleForms): number[] {
  return numbers.filter(
    (number) => !title.numbers.includes(number) && !(number === 1 && title.numbers.length === 0),
  );
}

function withYear(similarity: number, typed: number | null, year: number | null): number {
  if (typed === null) return similarity;
  const off = year === null ? 2 : Math.abs(year - typed);
  const bonus = off === 0 ? RIGHT_YEAR : off === 1 ? NEXT_YEAR : WRONG_YEAR;
  return Math.min(1, Math.max(0, YEARLESS * similarity + bonus));
}
