import type { Movie } from '../catalog/movie.ts';
import { bumpCentre, bumps, type BumpScale } from './bumps.ts';
import type { ContentBlock } from './content-blocks.ts';
import { STOP_WORDS } from './stop-words.ts';
import { tokenize } from './token-scanner.ts';

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

/** One term of a block with how often, or how strongly, it describes the movie. */
export interface ContentTerm {
  readonly block: ContentBlock;
  /** Unique within the block; as a person would read it: "Science Fiction", "dream world". */
  readonly label: string;
  readonly count: number;
}

/** Two movies of one decade share most of their bumps. */
export const PERIOD: BumpScale = { first: 1890, last: 2040, step: 3, sigma: 4 };

const MOST_CAST = 5;
const LEADS = 2;
const LEAD_COUNT = 3;
const ORIGINAL_LANGUAGE_COUNT = 2;

/** The terms of a movie, block by block; a term comes once. */
export function contentTerms(movie: ContentMovie): ContentTerm[] {
  const terms: ContentTerm[] = [];
  const add = (block: ContentBlock, counts: ReadonlyMap<string, number>): void => {
    for (const [label, count] of counts) terms.push({ block, label, count });
  };
  const keywordWords = words(movie.keywords.join(' , '));
  const running = [movie.overview, movie.tagline, movie.title].flatMap((text) => words(text ?? ''));
  add('text', countAll([...running, ...keywordWords, ...keywordWords]));
  add('cast', castCounts(movie.cast));
  add('director', countAll(movie.directors));
  add('genre', countAll(movie.genres));
  add('company', countAll(movie.companies));
  add('period', periodCounts(movie.releaseDate));
  add('title', countAll(words(movie.title)));
  add('country', countAll(movie.countries));
  add('language', languageCounts(movie));
  add('keyword', countAll(movie.keywords));
  return terms;
}

function words(text: string): string[] {
  return tokenize(text.toLowerCase()).filter((word) => !STOP_WORDS.has(word));
}

function countAll(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function castCounts(cast: readonly string[]): Map<string, number> {
  return new Map(cast.slice(0, MOST_CAST).map((name, place) => [name, place < LEADS ? LEAD_COUNT : 1]));
}

/** Heights of the bumps around the year of release, by the year in the bump's middle. */
function periodCounts(releaseDate: string | null): Map<string, number> {
  const year = Number(releaseDate?.slice(0, 4));
  if (!(year > 0)) return new Map();
  return new Map(bumps(year, PERIOD).map(({ index, height }) => [String(bumpCentre(PERIOD, index)), height]));
}

/** Codes and names do not mix: "fr" is what it was made in, "French" what is spoken in it. */
function languageCounts(movie: ContentMovie): Map<string, number> {
  const counts = countAll(movie.spokenLanguages);
  if (movie.originalLanguage !== null) counts.set(movie.originalLanguage, ORIGINAL_LANGUAGE_COUNT);
  return counts;
}
