import type { Movie } from '../movie/movie.ts';
import { rbfCentre, rbfEncode, type RbfGrid } from './rbf-encoding.ts';
import type { ContentBlock } from './content-blocks.ts';
import { TokenScanner } from './token-scanner.ts';

/** The fields of a movie that the content representation reads. */
export type ContentMovie = Pick<
  Movie,
  | 'title'
  | 'overview'
  | 'tagline'
  | 'releaseDate'
  | 'originalLanguage'
  | 'genres'
  | 'companies'
  | 'countries'
  | 'spokenLanguages'
  | 'keywords'
  | 'directors'
  | 'cast'
>;

/** Two movies of the same decade share most of their activations. */
export const PERIOD: RbfGrid = { first: 1890, last: 2040, step: 3, sigma: 4 };

const MAX_CAST = 5;
const LEADS = 2;
const LEAD_COUNT = 3;
const ORIGINAL_LANGUAGE_COUNT = 2;
const KEYWORD_WORD_COUNT = 2;

/**
 * Receives the terms of a movie as they are found, with the blocks in no particular order. Labels are unique within
 * their block, and for people to read: "Science Fiction", "dream world".
 */
export interface ContentTermSink {
  /** Counts the word `text[start, end)`, in lower case, `times` more. The sink must drop stop words. */
  word(block: ContentBlock, text: string, start: number, end: number, times: number): void;
  /** Counts a name once more. */
  name(block: ContentBlock, label: string): void;
  /** Sets the count of a label, whatever it was before. */
  strength(block: ContentBlock, label: string, count: number): void;
}

const scanner = new TokenScanner();

/** Passes the terms of a movie to `sink`. */
export function visitContentTerms(movie: ContentMovie, sink: ContentTermSink): void {
  if (movie.overview !== null) visitWords(movie.overview, 'text', 1, sink);
  if (movie.tagline !== null) visitWords(movie.tagline, 'text', 1, sink);
  visitWords(movie.title, 'text', 1, sink);
  visitWords(movie.title, 'title', 1, sink);
  for (const keyword of movie.keywords) {
    visitWords(keyword, 'text', KEYWORD_WORD_COUNT, sink);
    sink.name('keyword', keyword);
  }
  for (const [place, name] of movie.cast.slice(0, MAX_CAST).entries()) {
    sink.strength('cast', name, place < LEADS ? LEAD_COUNT : 1);
  }
  for (const director of movie.directors) sink.name('director', director);
  for (const genre of movie.genres) sink.name('genre', genre);
  for (const company of movie.companies) sink.name('company', company);
  for (const country of movie.countries) sink.name('country', country);
  // Codes and names do not mix: "fr" is the original language, "French" a language spoken in the movie.
  for (const language of movie.spokenLanguages) sink.name('language', language);
  if (movie.originalLanguage !== null) {
    sink.strength('language', movie.originalLanguage, ORIGINAL_LANGUAGE_COUNT);
  }
  const year = Number(movie.releaseDate?.slice(0, 4));
  if (year > 0) {
    for (const { label, activation } of periodActivations(year)) sink.strength('period', label, activation);
  }
}

function visitWords(text: string, block: ContentBlock, times: number, sink: ContentTermSink): void {
  scanner.reset(text.toLowerCase());
  while (scanner.next()) sink.word(block, scanner.text, scanner.start, scanner.end, times);
}

interface PeriodActivation {
  readonly label: string;
  readonly activation: number;
}

/** Activations by year, since a catalogue has few years. */
const periods = new Map<number, readonly PeriodActivation[]>();

/** RBF activations of a release year, labelled with the centre of each function. */
function periodActivations(year: number): readonly PeriodActivation[] {
  const inside = Math.min(PERIOD.last, Math.max(PERIOD.first, year));
  let found = periods.get(inside);
  if (found === undefined) {
    found = rbfEncode(inside, PERIOD).map(({ index, activation }) => ({
      label: String(rbfCentre(PERIOD, index)),
      activation,
    }));
    periods.set(inside, found);
  }
  return found;
}
