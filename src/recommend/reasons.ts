import type { DocumentField } from '../features/document-part.ts';
import { type DocumentTerm, documentTerms } from '../features/document-terms.ts';
import { type DescribedMovie, movieDocument } from '../features/movie-document.ts';
import type { Movie, MovieId } from '../catalog/movie.ts';
import type { Reason, ReasonKind } from './request.ts';

/** What of a movie reasons are found in. */
export type ExplainedMovie = DescribedMovie & Pick<Movie, 'id' | 'originalLanguage' | 'releaseDate'>;

/** Inverse document frequency by term; other terms were not learned. */
export type Vocabulary = ReadonlyMap<string, number>;

const KINDS: Readonly<Record<DocumentField, ReasonKind>> = {
  genre: 'GENRE',
  keyword: 'KEYWORD',
  person: 'PERSON',
  company: 'COMPANY',
  country: 'COUNTRY',
  plot: 'PLOT',
  tagline: 'PLOT',
};

/** Explaining less than this is noise to a reader. */
const LEAST_WEIGHT = 0.01;

/**
 * What each recommended movie shares with those liked, strongest first. The cosine of two TF-IDF documents is
 * a sum over the terms they share; a reason's weight is the share of that sum which its label stands for. The
 * two words of a pair take half of the pair's share each when they have different origins. Movies that share
 * no term are explained by language and decade, with weight 0.
 */
export function explain(
  vocabulary: Vocabulary,
  liked: readonly ExplainedMovie[],
  recommended: readonly ExplainedMovie[],
): Map<MovieId, Reason[]> {
  const likedWeights = new Map<string, number>();
  for (const movie of liked) {
    for (const { term, weight } of weightedTerms(movie, vocabulary)) {
      likedWeights.set(term.term, (likedWeights.get(term.term) ?? 0) + weight);
    }
  }
  return new Map(
    recommended.map((movie) => {
      const reasons = sharedTerms(likedWeights, weightedTerms(movie, vocabulary));
      return [movie.id, reasons.length > 0 ? reasons : sharedCircumstances(liked, movie)];
    }),
  );
}

interface WeightedTerm {
  readonly term: DocumentTerm;
  readonly weight: number;
}

/** Sublinear term frequency times inverse document frequency, of unit length over the document. */
function weightedTerms(movie: ExplainedMovie, vocabulary: Vocabulary): WeightedTerm[] {
  const terms: { term: DocumentTerm; weight: number }[] = [];
  let squares = 0;
  for (const term of documentTerms(movieDocument(movie)).values()) {
    const idf = vocabulary.get(term.term);
    if (idf === undefined) continue;
    const weight = (1 + Math.log(term.count)) * idf;
    squares += weight * weight;
    terms.push({ term, weight });
  }
  const norm = Math.sqrt(squares);
  for (const term of terms) term.weight /= norm;
  return terms;
}

function sharedTerms(likedWeights: ReadonlyMap<string, number>, terms: readonly WeightedTerm[]): Reason[] {
  const reasons = new Map<string, { kind: ReasonKind; label: string; contribution: number }>();
  let total = 0;
  for (const { term, weight } of terms) {
    const contribution = weight * (likedWeights.get(term.term) ?? 0);
    if (contribution === 0) continue;
    total += contribution;
    for (const { field, label } of term.origins) {
      const kind = KINDS[field];
      const key = `${kind} ${label}`;
      const part = contribution / term.origins.length;
      const reason = reasons.get(key);
      if (reason === undefined) reasons.set(key, { kind, label, contribution: part });
      else reason.contribution += part;
    }
  }
  return [...reasons.values()]
    .map(({ kind, label, contribution }) => ({ kind, label, weight: contribution / total }))
    .filter((reason) => reason.weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1));
}

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function sharedCircumstances(liked: readonly ExplainedMovie[], movie: ExplainedMovie): Reason[] {
  const reasons: Reason[] = [];
  const language = movie.originalLanguage;
  if (language !== null && liked.some((other) => other.originalLanguage === language)) {
    const label = languageName(language);
    if (label !== null) reasons.push({ kind: 'LANGUAGE', label, weight: 0 });
  }
  const decade = decadeOf(movie);
  if (decade !== null && liked.some((other) => decadeOf(other) === decade)) {
    reasons.push({ kind: 'PERIOD', label: decade, weight: 0 });
  }
  return reasons;
}

function languageName(code: string): string | null {
  try {
    return LANGUAGE_NAMES.of(code) ?? null;
  } catch {
    return null;
  }
}

function decadeOf({ releaseDate }: ExplainedMovie): string | null {
  return releaseDate === null ? null : `${releaseDate.slice(0, 3)}0s`;
}
