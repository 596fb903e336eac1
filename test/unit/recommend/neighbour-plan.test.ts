import { describe, expect, test } from 'vitest';
import type { FilteredMovie } from '../../../src/catalog/filter-match.ts';
import { MOST_BITS, planNeighbours } from '../../../src/recommend/neighbour-plan.ts';
import { estimateMatches, type ModelStatistics } from '../../../src/recommend/selectivity.ts';

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
const MILLION: ModelStatistics = {
  movieCount: 1_000_000,
  dimensions: 500,
  sample: Array.from({ length: 1_000 }, (_, i) => movie(1_000 + i)),
  firstPass: { cells: 1_024 },
};
const WITHOUT_CELLS = { ...MILLION, firstPass: { cells: 0 } };
const ALL_BITS = { method: 'bits', candidates: 400, cells: null };

describe('how many movies match', () => {
  test('is scaled from the sample', () => {
    expect(estimateMatches(MILLION, {})).toBe(1_000_000);
    expect(estimateMatches(MILLION, { minYear: 1_900 })).toBe(100_000);
  });

  test('is half a movie of the sample when none matches', () => {
    expect(estimateMatches(MILLION, { languages: ['ko'] })).toBe(500);
  });

  test('is exact when the sample holds everything', () => {
    const all = { ...MILLION, movieCount: 1_000 };
    expect(estimateMatches(all, { languages: ['ko'] })).toBe(0);
    expect(estimateMatches(all, { maxYear: 1_009 })).toBe(10);
  });

  test('is unknown without a sample', () => {
    expect(estimateMatches({ ...MILLION, sample: [] }, {})).toBeNull();
  });
});

describe('the plan', () => {
  test('scans the index for no filter and for wide ones', () => {
    expect(planNeighbours(MILLION, {}, 200)).toEqual({ method: 'hnsw', efSearch: 200 });
    expect(planNeighbours(MILLION, { minYear: 1_500 }, 200)).toMatchObject({ method: 'hnsw' });
  });

  test('reads the bits of all that match a narrow filter', () => {
    expect(planNeighbours(MILLION, { minYear: 1_980 }, 200)).toEqual(ALL_BITS);
    expect(planNeighbours(MILLION, { languages: ['ko'] }, 200)).toEqual(ALL_BITS);
  });

  test('reads the nearest cells in between', () => {
    const cells = { method: 'bits', candidates: 400, cells: 103 };
    expect(planNeighbours(MILLION, { minYear: 1_979 }, 200)).toEqual(cells);
    expect(planNeighbours(MILLION, { minYear: 1_501 }, 200)).toEqual(cells);
  });

  test('without cells reads all bits or, when more match, the index', () => {
    expect(planNeighbours(WITHOUT_CELLS, { minYear: 1_751 }, 200)).toEqual(ALL_BITS);
    expect(planNeighbours(WITHOUT_CELLS, { minYear: 1_750 }, 200)).toMatchObject({ method: 'hnsw' });
  });

  test('reads all bits of few movies, whatever the filter', () => {
    expect(planNeighbours({ ...MILLION, movieCount: MOST_BITS }, {}, 200)).toEqual(ALL_BITS);
  });

  test('is exact without a table of bits', () => {
    expect(planNeighbours({ ...MILLION, firstPass: null }, { minYear: 1_999 }, 200)).toEqual({
      method: 'exact',
    });
  });

  test('looks wider for more neighbours, within what pgvector allows', () => {
    expect(planNeighbours(MILLION, {}, 500)).toMatchObject({ efSearch: 500 });
    expect(planNeighbours(MILLION, {}, 5_000)).toMatchObject({ efSearch: 1_000 });
    expect(planNeighbours(MILLION, {}, 10)).toMatchObject({ efSearch: 200 });
    expect(planNeighbours(MILLION, { minYear: 1_999 }, 1_000)).toMatchObject({ candidates: 2_000 });
  });

  test('ranks more of them again when vectors are short and their bits say less', () => {
    const short = { ...MILLION, dimensions: 50 };
    expect(planNeighbours(short, { minYear: 1_999 }, 200)).toMatchObject({ candidates: 4_000 });
  });

  test('without statistics takes filters to be narrow, and no filter to be wide', () => {
    const unknown = { ...MILLION, sample: [] };
    expect(planNeighbours(unknown, { minYear: 1_900 }, 200)).toEqual(ALL_BITS);
    expect(planNeighbours(unknown, {}, 200)).toMatchObject({ method: 'hnsw' });
    expect(planNeighbours(unknown, { includeAdult: true }, 200)).toMatchObject({ method: 'hnsw' });
  });
});
