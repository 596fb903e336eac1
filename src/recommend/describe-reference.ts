import type { DocumentField } from '../features/document-part.ts';
import { documentTerms } from '../features/document-terms.ts';
import { movieDocument } from '../features/movie-document.ts';
import type { DescribedTerm, DescribeMovie } from './described-term.ts';
import type { ReasonKind } from './request.ts';

const KINDS: Readonly<Record<DocumentField, ReasonKind>> = {
  genre: 'GENRE',
  keyword: 'KEYWORD',
  person: 'PERSON',
  company: 'COMPANY',
  country: 'COUNTRY',
  plot: 'PLOT',
  tagline: 'PLOT',
};

/**
 * Movies as the reference representation sees them: one document, (1 + ln count) x idf, length 1. The words of a
 * pair with two origins ("Drama" and "Crime") share what it explains.
 */
export function describeByReference(vocabulary: ReadonlyMap<string, number>): DescribeMovie {
  return (movie) => {
    const terms: (Omit<DescribedTerm, 'weight'> & { weight: number })[] = [];
    let squares = 0;
    for (const { term, count, origins } of documentTerms(movieDocument(movie)).values()) {
      const idf = vocabulary.get(term);
      if (idf === undefined) continue;
      const weight = (1 + Math.log(count)) * idf;
      squares += weight * weight;
      const meanings = () => origins.map(({ field, label }) => ({ kind: KINDS[field], label }));
      terms.push({ key: term, weight, meanings });
    }
    const norm = Math.sqrt(squares);
    for (const term of terms) term.weight /= norm;
    return terms;
  };
}
