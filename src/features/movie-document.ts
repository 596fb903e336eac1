import type { Movie } from '../movie/movie.ts';
import type { DocumentField, DocumentPart } from './document-part.ts';
import { stem } from './stem.ts';

const MAX_KEYWORDS = 15;
const MAX_COMPANIES = 3;
const MAX_COUNTRIES = 2;
const MAX_PLOT_WORDS = 50;
const MAX_CAST = 3;
const WHITESPACE = /[\s\u0085]+/;

/** The fields of a movie that make up its document. */
export type DescribedMovie = Pick<
  Movie,
  'overview' | 'tagline' | 'genres' | 'companies' | 'countries' | 'keywords' | 'directors' | 'cast'
>;

export interface DocumentOptions {
  /** Whether to add the director and the first three of the cast, if known. Default true. */
  readonly credits?: boolean;
}

/**
 * The words that describe a movie, in the order of its document: up to 15 keywords (spaces removed, stemmed), the
 * genres twice, the first company twice more than the next two, two countries, 50 words of the overview, the tagline,
 * then director and cast. Repetition adds weight, since it raises the term frequency.
 */
export function movieDocument(movie: DescribedMovie, options: DocumentOptions = {}): DocumentPart[] {
  return [...documentParts(movie, options)].filter(({ text }) => text !== '');
}

/** The parts of the document, made on demand. Some may be empty. */
export function* documentParts(
  movie: DescribedMovie,
  { credits = true }: DocumentOptions = {},
): Generator<DocumentPart> {
  for (const keyword of movie.keywords.slice(0, MAX_KEYWORDS)) {
    yield { field: 'keyword', label: keyword, text: stem(compact(keyword)) };
  }
  yield* names('genre', movie.genres);
  yield* names('genre', movie.genres);
  const [mainCompany] = movie.companies;
  if (mainCompany !== undefined) yield* names('company', [mainCompany, mainCompany]);
  yield* names('company', movie.companies.slice(0, MAX_COMPANIES));
  yield* names('country', movie.countries.slice(0, MAX_COUNTRIES));
  const plot = words(movie.overview).slice(0, MAX_PLOT_WORDS).join(' ');
  yield { field: 'plot', label: plot, text: plot.toLowerCase() };
  const tagline = words(movie.tagline).join(' ');
  yield { field: 'tagline', label: tagline, text: tagline.toLowerCase() };
  if (!credits) return;
  yield* names('person', movie.directors.slice(0, 1));
  yield* names('person', movie.cast.slice(0, MAX_CAST));
}

function* names(field: DocumentField, labels: readonly string[]): Generator<DocumentPart> {
  for (const label of labels) yield { field, label, text: compact(label) };
}

/** Makes one token from a name: "Science Fiction" -> "sciencefiction". */
function compact(name: string): string {
  return name.split(WHITESPACE).join('').toLowerCase();
}

function words(text: string | null): string[] {
  return text === null ? [] : text.split(WHITESPACE).filter((word) => word !== '');
}
