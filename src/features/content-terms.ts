import type { Movie } from '../movie/movie.ts';
import { rbfCentre, rbfEncode, type RbfGrid } from './rbf-encoding.ts';
import type { ContentBlock } from './content-blocks.ts';
import { TokenScanner } from './token-scanner.ts';

/** What of a movie the content representation looks at. */
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

/** Two movies of one decade share most of their activations. */
export const PERIOD: RbfGrid = { first: 1890, last: 2040, step: 3, sigma: 4 };

const MAX_CAST = 5;
const LEADS = 2;
const LEAD_COUNT = 3;
const ORIGINAL_LANGUAGE_COUNT = 2;
const KEYWORD_WORD_COUNT = 2;

/**
 * Takes the terms of a movie as they are found, in no order of blocks. Labels are unique within their block, and as a
 * person would read them: "Science Fiction", "dream world".
 */
export interface ContentTermSink {
  /** The word `text[start, end)`, lower case, comes `times` more; stop words are for the sink to drop. */
  word(block: ContentBlock, text: string, start: number, end: number, times: number): void;
  /** A name comes once more. */
  name(block: ContentBlock, label: string): void;
  /** A label describes the movie so strongly, however often it came before. */
  strength(block: ContentBlock, label: string, count: number): void;
}

const scanner = new TokenScanner();

/** Tells `sink` the terms of a movie. */
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
  // Codes and names do not mix: "fr" is what it was made in, "French" what is spoken in it.
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

/** By year: a catalogue has few. */
const periods = new Map<number, readonly PeriodActivation[]>();

/** RBF activations of a year of release, named by the year at the centre of each function. */
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
