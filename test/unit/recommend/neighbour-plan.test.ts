import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FilteredMovie, MovieFilter } from '../../../src/movie/filters.ts';
import { NO_LABEL_BITS } from '../../../src/database/label-bits.ts';
import { completePlan, type NeighbourPlan, planNeighbours } from '../../../src/recommend/neighbour-plan.ts';
import { estimateMatches, type ModelStatistics } from '../../../src/recommend/selectivity.ts';

function movie(year: number): FilteredMovie {
  return {
    voteAverage: 7,
    voteCount: 100,
    year,
    releaseDate: `${year}-01-01`,
    runtime: 100,
    adult: false,
    originalLanguage: 'en',
    genres: ['Drama'],
    countries: [],
    companies: [],
    keywords: [],
    directors: [],
    cast: [],
  };
}

/** Of a million movies, a sample of a thousand: years 1000 to 1999, one each. */
const MILLION: ModelStatistics = {
  movieCount: 1_000_000,
  dimensions: 500,
  sample: Array.from({ length: 1_000 }, (_, i) => movie(1_000 + i)),
  graph: true,
  firstPass: true,
  labels: NO_LABEL_BITS,
};
const ALL_BITS = { method: 'bits', candidates: 500 };

/** The last so many years: as many thousands of the million movies. */
const since = (years: number) => ({ minYear: 2_000 - years });

describe('how many movies match', () => {
  test('is scaled from the sample', () => {
    expect(estimateMatches(MILLION, {})).toBe(1_000_000);
    expect(estimateMatches(MILLION, since(100))).toBe(100_000);
  });

  test('is counted for each filter and each sample', () => {
    const other = { ...MILLION, sample: MILLION.sample.slice(0, 500) };
    for (const years of [100, 200]) {
      expect(estimateMatches(MILLION, since(years))).toBe(1_000 * years);
      expect(estimateMatches(other, since(years))).toBe(1_000);
    }
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
    expect(planNeighbours(MILLION, {}, 200)).toEqual({ method: 'hnsw', efSearch: 250, scansOn: false });
    expect(planNeighbours(MILLION, since(800), 200)).toMatchObject({ method: 'hnsw', scansOn: true });
  });

  test('looks wider in the index for more neighbours, within what pgvector allows', () => {
    expect(planNeighbours(MILLION, {}, 500)).toMatchObject({ efSearch: 550 });
    expect(planNeighbours(MILLION, {}, 5_000)).toMatchObject({ efSearch: 1_000, scansOn: true });
    expect(planNeighbours(MILLION, {}, 10)).toMatchObject({ efSearch: 60 });
  });

  test('reads inverted lists until enough movies match, more of them when more match in all', () => {
    const matches = (plan: NeighbourPlan) => (plan.method === 'ivf' ? plan.matches : 0);
    const plans = [since(100), since(80), since(60)].map((filter) => planNeighbours(MILLION, filter, 200));
    expect(plans.map((plan) => plan.method)).toEqual(['ivf', 'ivf', 'ivf']);
    expect(matches(plans[0]!)).toBeGreaterThan(matches(plans[1]!));
    expect(matches(plans[1]!)).toBeGreaterThan(matches(plans[2]!));
  });

  test('compares all that match a narrow filter', () => {
    expect(planNeighbours(MILLION, since(1), 200)).toEqual(ALL_BITS);
    expect(planNeighbours(MILLION, { languages: ['ko'] }, 200)).toEqual(ALL_BITS);
  });

  test('compares all that have a label without inverted lists of its own', () => {
    const western = MILLION.sample.map((each, i) => ({ ...each, genres: i < 5 ? ['Western'] : ['Drama'] }));
    const rare = { ...MILLION, sample: western };
    const known = { ...rare, labels: { ...NO_LABEL_BITS, genres: new Map([['Western', 0]]) } };
    for (const filter of [{ genres: ['Western'] }, { allGenres: ['Western'] }]) {
      expect(planNeighbours(rare, filter, 200)).toEqual(ALL_BITS);
      expect(planNeighbours(known, filter, 200)).toMatchObject({ method: 'ivf' });
    }
  });

  test('compares all movies of a very small model, whatever the filter', () => {
    expect(planNeighbours({ ...MILLION, graph: false, movieCount: 1_200 }, {}, 200)).toEqual(ALL_BITS);
  });

  test('reads the inverted lists of a model without a graph, whatever the filter', () => {
    expect(planNeighbours({ ...MILLION, graph: false }, {}, 200)).toMatchObject({ method: 'ivf' });
  });

  test('changes from one to the other once as filters widen', () => {
    const methods = Array.from(
      { length: 1_000 },
      (_, years) => planNeighbours(MILLION, since(years), 200).method,
    );
    const changes = methods.filter((method, i) => i > 0 && method !== methods[i - 1]);
    expect(changes).toEqual(['ivf', 'hnsw']);
  });

  test('is exact without the tables of the first pass', () => {
    expect(planNeighbours({ ...MILLION, firstPass: false }, since(1), 200)).toEqual({ method: 'exact' });
  });

  test('always reads more movies than it ranks again, and ranks more again than it gives', () => {
    const size = fc.integer({ min: 1, max: 5_000_000 });
    const neighbours = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 2, max: 2_000 }),
        neighbours,
        fc.nat(1_000),
        (movieCount, dimensions, n, years) => {
          const plan = planNeighbours({ ...MILLION, movieCount, dimensions }, since(years), n);
          if (plan.method === 'exact') throw new Error(plan.method);
          if (plan.method === 'hnsw') return;
          expect(plan.candidates).toBeGreaterThanOrEqual(2 * n);
          if (plan.method === 'ivf') expect(plan.matches).toBeGreaterThanOrEqual(2 * plan.candidates);
        },
      ),
    );
  });

  test('ranks more of them again when vectors are short and their bits say less', () => {
    const short = { ...MILLION, dimensions: 50 };
    expect(planNeighbours(short, since(1), 200)).toMatchObject({ candidates: 5_000 });
  });

  test('without statistics takes every filter to be wide', () => {
    const unknown = { ...MILLION, sample: [] };
    expect(planNeighbours(unknown, since(1), 200)).toEqual(planNeighbours(MILLION, {}, 200));
  });

  test('goes on with inverted lists where the index gave up, and nowhere else', () => {
    const complete = (filter: MovieFilter) =>
      completePlan(planNeighbours(MILLION, filter, 200), MILLION, 200);
    expect(complete({})).toMatchObject({ method: 'ivf' });
    expect(complete(since(100))).toBeNull();
    expect(complete(since(1))).toBeNull();
  });
});

describe('movies of a set', () => {
  const onShelf = (size: number) => ({
    inOneOf: [{ kind: 'shelf', owner: 'anna', name: 'library', size }] as const,
  });

  test('are no more than the set has', () => {
    expect(estimateMatches(MILLION, onShelf(500))).toBe(500);
    expect(estimateMatches(MILLION, { ...onShelf(500_000), ...since(100) })).toBe(100_000);
  });

  test('are compared by their bits, up to 50,000, and one by one in a small catalogue', () => {
    expect(planNeighbours(MILLION, onShelf(50_000), 100)).toEqual(ALL_BITS);
    expect(planNeighbours(MILLION, onShelf(60_000), 100).method).toBe('ivf');
    expect(planNeighbours({ ...MILLION, movieCount: 20_000 }, onShelf(5_000), 100)).toEqual({
      method: 'exact',
    });
  });
});
