import type { Movie } from '../catalog/movie.ts';
import type { DocumentField, DocumentPart } from './document-part.ts';
import { stem } from './stem.ts';

const MOST_KEYWORDS = 15;
const MOST_COMPANIES = 3;
const MOST_COUNTRIES = 2;
const MOST_PLOT_WORDS = 50;
const MOST_CAST = 3;
const WHITESPACE = /[\s\u0085]+/;

/** What of a movie its document is made of. */
export type DescribedMovie = Pick<
  Movie,
  'overview' | 'tagline' | 'genres' | 'companies' | 'countries' | 'keywords' | 'directors' | 'cast'
>;

export interface DocumentOptions {
  /** Add the director and the first three of the cast when they are known. Default true. */
  readonly credits?: boolean;
}

/**
 * The words that describe a movie, in the order in which they form one document: up to 15 keywords
 * (spaces removed, stemmed), the genres twice, the first company twice more than the next two, two countries, 50
 * words of the overview, the tagline, then director and cast. Repetition is weight: it raises the
 * term frequency.
 */
export function movieDocument(movie: DescribedMovie, options: DocumentOptions = {}): DocumentPart[] {
  const parts: DocumentPart[] = [];
  const add = (field: DocumentField, label: string, text: string): void => {
    if (text !== '') parts.push({ field, text, label });
  };
  const addNames = (field: DocumentField, names: readonly string[]): void => {
    for (const name of names) add(field, name, compact(name));
  };

  for (const keyword of movie.keywords.slice(0, MOST_KEYWORDS)) {
    add('keyword', keyword, stem(compact(keyword)));
  }
  addNames('genre', movie.genres);
  addNames('genre', movie.genres);
  const [mainCompany] = movie.companies;
  if (mainCompany !== undefined) addNames('company', [mainCompany, mainCompany]);
  addNames('company', movie.companies.slice(0, MOST_COMPANIES));
  addNames('country', movie.countries.slice(0, MOST_COUNTRIES));
  const plot = words(movie.overview).slice(0, MOST_PLOT_WORDS).join(' ');
  add('plot', plot, plot.toLowerCase());
  const tagline = words(movie.tagline).join(' ');
  add('tagline', tagline, tagline.toLowerCase());
  if (options.credits ?? true) {
    addNames('person', movie.directors.slice(0, 1));
    addNames('person', movie.cast.slice(0, MOST_CAST));
  }
  return parts;
}

/** One token for a whole name: "Science Fiction" -> "sciencefiction". */
function compact(name: string): string {
  return name.split(WHITESPACE).join('').toLowerCase();
}

function words(text: string | null): string[] {
  return text === null ? [] : text.split(WHITESPACE).filter((word) => word !== '');
}
