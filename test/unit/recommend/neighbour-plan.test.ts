import { describe, expect, test } from 'vitest';
import type { FilteredMovie } from '../../../src/catalog/filter-match.ts';
import { MOST_EXACT, planNeighbours } from '../../../src/recommend/neighbour-plan.ts';
import { estimateMatches } from '../../../src/recommend/selectivity.ts';

function movie(year: number): FilteredMovie {
  return {
    voteAverage: 7,
    voteCount: 100,
    year,
    runtime: 100,
    adult: false,
    originalLanguage: 'en',
    genres: ['Drama'],
    countries: [],
  };
}

/** Of a million movies, a sample of a thousand: years 1000 to 1999, one each. */
const MILLION = {
  movieCount: 1_000_000,
  sample: Array.from({ length: 1_000 }, (_, i) => movie(1_000 + i)),
};

describe('how many movies match', () => {
  test('is scaled from the sample', () => {
    expect(estimateMatches(MILLION, {})).toBe(1_000_000);
    expect(estimateMatches(MILLION, { minYear: 1_900 })).toBe(100_000);
  });

  test('is half a movie of the sample when none matches', () => {
    expect(estimateMatches(MILLION, { languages: ['ko'] })).toBe(500);
  });

  test('is exact when the sample holds everything', () => {
    const all = { movieCount: 1_000, sample: MILLION.sample };
    expect(estimateMatches(all, { languages: ['ko'] })).toBe(0);
    expect(estimateMatches(all, { maxYear: 1_009 })).toBe(10);
  });

  test('is unknown without a sample', () => {
    expect(estimateMatches({ movieCount: 1_000, sample: [] }, {})).toBeNull();
  });
});

describe('the plan', () => {
  test('scans the index for no filter and for wide ones', () => {
    expect(planNeighbours(MILLION, {}, 200)).toEqual({ method: 'hnsw', efSearch: 200 });
    expect(planNeighbours(MILLION, { minYear: 1_500 }, 200)).toMatchObject({ method: 'hnsw' });
  });

  test('is exact for narrow filters', () => {
    expect(planNeighbours(MILLION, { minYear: 1_995 }, 200)).toEqual({ method: 'exact' });
    expect(planNeighbours(MILLION, { languages: ['ko'] }, 200)).toEqual({ method: 'exact' });
  });

  test('is exact for few movies, whatever the filter', () => {
    expect(planNeighbours({ movieCount: MOST_EXACT, sample: [movie(2_000)] }, {}, 200)).toEqual({
      method: 'exact',
    });
  });

  test('searches the graph wider for more neighbours, within what pgvector allows', () => {
    expect(planNeighbours(MILLION, {}, 500)).toMatchObject({ efSearch: 500 });
    expect(planNeighbours(MILLION, {}, 5_000)).toMatchObject({ efSearch: 1_000 });
    expect(planNeighbours(MILLION, {}, 10)).toMatchObject({ efSearch: 200 });
  });

  test('without statistics takes filters to be narrow, and no filter to be wide', () => {
    const unknown = { movieCount: 1_000_000, sample: [] };
    expect(planNeighbours(unknown, { minYear: 1_900 }, 200)).toEqual({ method: 'exact' });
    expect(planNeighbours(unknown, {}, 200)).toMatchObject({ method: 'hnsw' });
    expect(planNeighbours(unknown, { includeAdult: true }, 200)).toMatchObject({ method: 'hnsw' });
  });
});
