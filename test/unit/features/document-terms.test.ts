import { describe, expect, it } from 'vitest';
import { documentTerms } from '../../../src/features/document-terms.ts';
import type { DocumentPart } from '../../../src/features/document-part.ts';

const parts: DocumentPart[] = [
  { field: 'keyword', text: 'policebrut', label: 'police brutality' },
  { field: 'genre', text: 'sciencefiction', label: 'Science Fiction' },
  { field: 'genre', text: 'sciencefiction', label: 'Science Fiction' },
  { field: 'company', text: 'warnerbros.pictures', label: 'Warner Bros. Pictures' },
  { field: 'plot', text: 'the house of the rising sun', label: 'The house of the rising sun' },
];

describe('documentTerms', () => {
  const terms = documentTerms(parts);

  it('counts one and two tokens in a row', () => {
    expect(terms.get('sciencefiction')?.count).toBe(2);
    expect(terms.get('sciencefiction sciencefiction')?.count).toBe(1);
  });

  it('makes pairs over stop words', () => {
    expect([...terms.keys()].filter((term) => term.includes('house'))).toEqual([
      'house',
      'pictures house',
      'house rising',
    ]);
    expect(terms.has('the')).toBe(false);
  });

  it('names the origin of a term', () => {
    expect(terms.get('policebrut')?.origins).toEqual([{ field: 'keyword', label: 'police brutality' }]);
    expect(terms.get('warnerbros pictures')?.origins).toEqual([
      { field: 'company', label: 'Warner Bros. Pictures' },
    ]);
    expect(terms.get('rising sun')?.origins).toEqual([{ field: 'plot', label: 'rising sun' }]);
    expect(terms.get('policebrut sciencefiction')?.origins).toEqual([
      { field: 'keyword', label: 'police brutality' },
      { field: 'genre', label: 'Science Fiction' },
    ]);
  });
});
