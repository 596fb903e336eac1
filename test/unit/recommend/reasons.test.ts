import { describe, expect, test } from 'vitest';
import { documentTerms } from '../../../src/features/document-terms.ts';
import { movieDocument } from '../../../src/features/movie-document.ts';
import { contentTerms } from '../../support/content-terms.ts';
import { BlockVocabulary } from '../../../src/model/blocks/block-vocabulary.ts';
import { describeByContent } from '../../../src/model/content/describe-content.ts';
import { describeByReference } from '../../../src/model/reference/describe-reference.ts';
import type { ExplainedMovie } from '../../../src/model/explain/described-term.ts';
import { sharedTerms } from '../../../src/model/explain/shared-terms.ts';
import { explain } from '../../../src/recommend/reasons.ts';

function movie(id: number, facts: Partial<ExplainedMovie>): ExplainedMovie {
  return {
    id,
    title: `Movie ${id}`,
    spokenLanguages: [],
    voteAverage: 7,
    voteCount: 100,
    runtime: 100,
    overview: null,
    tagline: null,
    genres: [],
    companies: [],
    countries: [],
    keywords: [],
    directors: [],
    cast: [],
    originalLanguage: null,
    releaseDate: null,
    ...facts,
  };
}

const INCEPTION = movie(1, {
  genres: ['Action', 'Science Fiction'],
  keywords: ['dream world', 'heist'],
  companies: ['Legendary Pictures'],
  directors: ['Christopher Nolan'],
  overview: 'A thief enters dreams.',
});
const TENET = movie(2, {
  genres: ['Action', 'Science Fiction'],
  keywords: ['time inversion'],
  companies: ['Syncopy'],
  directors: ['Christopher Nolan'],
  overview: 'An agent and a thief.',
});
const PAPRIKA = movie(3, { genres: ['Science Fiction'], keywords: ['dream world'] });

function vocabularyOf(movies: readonly ExplainedMovie[], rare: Readonly<Record<string, number>> = {}) {
  const terms = movies.flatMap((one) => [...documentTerms(movieDocument(one)).keys()]);
  return describeByReference(new Map(terms.map((term) => [term, rare[term] ?? 1])));
}

describe('reasons of the reference representation', () => {
  const vocabulary = vocabularyOf([INCEPTION, TENET, PAPRIKA], { christophernolan: 4, dreamworld: 5 });
  const reasons = explain(sharedTerms(vocabulary), [INCEPTION], [TENET, PAPRIKA]);

  test('name the liked movies that they come from', () => {
    const both = explain(sharedTerms(vocabulary), [INCEPTION, PAPRIKA], [TENET]).get(2) ?? [];
    const because = Object.fromEntries(both.map((reason) => [reason.label, reason.because]));
    expect(because).toMatchObject({ 'Christopher Nolan': [1], 'Science Fiction': [1, 3] });
  });

  test('are labelled as people write them, the most telling first', () => {
    const labels = reasons.get(2)?.map(({ kind, label }) => `${kind} ${label}`);
    expect(labels?.[0]).toBe('PERSON Christopher Nolan');
    expect(labels).toEqual(expect.arrayContaining(['GENRE Action', 'GENRE Science Fiction', 'PLOT thief']));
    expect(reasons.get(3)?.[0]).toMatchObject({ kind: 'KEYWORD', label: 'dream world' });
  });

  test('weigh at most 1 together, and name nearly all of the similarity', () => {
    for (const list of reasons.values()) {
      const sum = list.reduce((total, { weight }) => total + weight, 0);
      expect(sum).toBeGreaterThan(0.9);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  test('name only what both have', () => {
    expect(reasons.get(2)?.map(({ label }) => label)).not.toContain('heist');
    expect(reasons.get(2)?.map(({ label }) => label)).not.toContain('Syncopy');
  });

  test('of several likes, what more of them share counts for more', () => {
    const [first] = explain(sharedTerms(vocabulary), [INCEPTION, TENET], [PAPRIKA]).get(3) ?? [];
    expect(first?.weight).toBeLessThan(reasons.get(3)?.[0]?.weight ?? 0);
  });

  test('fall back on language and decade, and are empty when nothing is shared', () => {
    const french = movie(4, { originalLanguage: 'fr', releaseDate: '1962-05-01' });
    const other = movie(5, { originalLanguage: 'fr', releaseDate: '1969-01-01' });
    expect(explain(sharedTerms(vocabulary), [french], [other, PAPRIKA])).toEqual(
      new Map([
        [
          5,
          [
            { kind: 'LANGUAGE', label: 'French', weight: 0, because: [4] },
            { kind: 'PERIOD', label: '1960s', weight: 0, because: [4] },
          ],
        ],
        [3, []],
      ]),
    );
  });
});

describe('reasons of the content representation', () => {
  const facts = { originalLanguage: 'fr', spokenLanguages: ['French'] };
  const amelie = movie(1, {
    ...facts,
    title: 'Amélie',
    releaseDate: '2001-04-25',
    genres: ['Comedy', 'Romance'],
    keywords: ['paris, france', 'garden gnome'],
    directors: ['Jean-Pierre Jeunet'],
    overview: 'A waitress in Paris helps others.',
  });
  const engagement = movie(2, {
    ...facts,
    title: 'A Very Long Engagement',
    releaseDate: '2004-10-27',
    genres: ['Romance'],
    keywords: ['paris, france', 'war'],
    directors: ['Jean-Pierre Jeunet'],
    overview: 'She searches for others.',
  });
  const older = movie(3, { ...facts, releaseDate: '1997-01-01', overview: 'A waitress.' });
  const columns = [amelie, engagement, older].flatMap((one) =>
    contentTerms(one).map(({ block, label }) => `${block}:${label}`),
  );
  const terms = [...new Set(columns)];
  const vocabulary = BlockVocabulary.of(
    terms,
    Float32Array.from(terms, () => 2),
  );
  const reasons = explain(sharedTerms(describeByContent(vocabulary)), [amelie], [engagement, older]);
  const named = (id: number) => reasons.get(id)?.map(({ kind, label }) => `${kind} ${label}`) ?? [];

  test('name people, genres, keywords, languages and periods as people would', () => {
    expect(named(2)).toEqual(
      expect.arrayContaining([
        'PERSON Jean-Pierre Jeunet',
        'GENRE Romance',
        'KEYWORD paris, france',
        'LANGUAGE French',
        'PERIOD 2000s',
      ]),
    );
    expect(named(3)).toEqual(
      expect.arrayContaining(['PLOT waitress', 'LANGUAGE French', 'PERIOD around 1999']),
    );
  });

  test('write a word of the plot as the plot does', () => {
    const plot = movie(4, { overview: 'Waitress meets waitress. She helps Paris.' });
    const labels = explain(sharedTerms(describeByContent(vocabulary)), [amelie], [plot])
      .get(4)!
      .map(({ label }) => label);
    expect(labels).toContain('Paris');
    expect(labels).toContain('waitress');
    expect(labels).toContain('helps');
  });

  test('words of a shared keyword count for the keyword', () => {
    expect(named(2).filter((name) => /paris/i.test(name))).toEqual(['KEYWORD paris, france']);
  });

  test('weigh 1 together; people and keywords come first, language and period last', () => {
    for (const list of reasons.values()) {
      const weights = list.map(({ weight }) => weight);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 1);
    }
    const kinds = reasons.get(2)!.map(({ kind }) => kind);
    expect(kinds.slice(0, 2).sort()).toEqual(['KEYWORD', 'PERSON']);
    expect(kinds.slice(-2).sort()).toEqual(['LANGUAGE', 'PERIOD']);
  });
});
