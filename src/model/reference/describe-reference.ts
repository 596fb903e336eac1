import type { DocumentField } from '../../features/document-part.ts';
import { type DocumentTerm, documentTerms } from '../../features/document-terms.ts';
import { movieDocument } from '../../features/movie-document.ts';
import type { DescribeMovie } from '../explain/described-term.ts';
import type { ReasonKind } from '../explain/described-term.ts';

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
 * Describes movies as the reference representation sees them: one document, (1 + ln count) x idf, length 1. A pair of
 * words with two origins ("Drama" and "Crime") divides its share between them.
 */
export function describeByReference(vocabulary: ReadonlyMap<string, number>): DescribeMovie {
  return (movie) => {
    const keys: string[] = [];
    const weights: number[] = [];
    const origins: DocumentTerm['origins'][] = [];
    for (const { term, count, origins: from } of documentTerms(movieDocument(movie)).values()) {
      const idf = vocabulary.get(term);
      if (idf === undefined) continue;
      keys.push(term);
      weights.push((1 + Math.log(count)) * idf);
      origins.push(from);
    }
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    return {
      keys,
      weights: weights.map((weight) => weight / norm),
      meanings: (position) =>
        (origins[position] ?? []).map(({ field, label }) => ({ kind: KINDS[field], label })),
    };
  };
}
