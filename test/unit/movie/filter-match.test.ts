import { expect, test } from 'vitest';
import { matchesFilter } from '../../../src/movie/filter-match.ts';
import type { FilteredMovie, MovieFilter } from '../../../src/movie/filters.ts';

const MOVIE: FilteredMovie = {
  voteAverage: Math.fround(8.4),
  voteCount: 100,
  year: 1972,
  releaseDate: '1972-03-24',
  runtime: 175,
  adult: false,
  originalLanguage: 'en',
  genres: ['Crime', 'Drama'],
  countries: ['United States of America'],
  companies: ['Paramount Pictures'],
  keywords: ['mafia', 'new york'],
  directors: ['Francis Ford Coppola'],
  cast: ['Marlon Brando', 'Al Pacino'],
};

test.each<[MovieFilter, boolean]>([
  [{}, true],
  [{ minRating: 8.4, maxRating: 8.4 }, true],
  [{ minRating: 8.5 }, false],
  [{ minVotes: 100 }, true],
  [{ minVotes: 101 }, false],
  [{ maxVotes: 100 }, true],
  [{ maxVotes: 99 }, false],
  [{ keywords: ['heist', 'mafia'] }, true],
  [{ keywords: ['heist'] }, false],
  [{ people: ['Al Pacino'] }, true],
  [{ people: ['Francis Ford Coppola'] }, true],
  [{ people: ['Robert De Niro'] }, false],
  [{ companies: ['Paramount Pictures'] }, true],
  [{ companies: ['Paramount'] }, false],
  [{ minYear: 1970, maxYear: 1979 }, true],
  [{ maxYear: 1971 }, false],
  [{ releasedAfter: '1972-03-24', releasedBefore: '1972-03-24' }, true],
  [{ releasedAfter: '1972-03-25' }, false],
  [{ releasedBefore: '1972-03-23' }, false],
  [{ maxRuntime: 120 }, false],
  [{ maxRuntime: 120, includeUnknown: true }, false],
  [{ minRuntime: 175 }, true],
  [{ genres: ['Horror', 'Drama'] }, true],
  [{ genres: ['Horror'] }, false],
  [{ genres: [] }, true],
  [{ allGenres: ['Crime', 'Drama'] }, true],
  [{ allGenres: ['Crime', 'Horror'] }, false],
  [{ excludeGenres: ['Crime'] }, false],
  [{ languages: ['fr', 'en'] }, true],
  [{ languages: ['fr'] }, false],
  [{ countries: ['France'] }, false],
])('%j: %s', (filter, matches) => {
  expect(matchesFilter(MOVIE, filter)).toBe(matches);
});

test('what is unknown satisfies no bound', () => {
  const unknown = {
    ...MOVIE,
    voteAverage: null,
    year: null,
    releaseDate: null,
    runtime: null,
    originalLanguage: null,
  };
  expect(matchesFilter(unknown, {})).toBe(true);
  for (const filter of [{ maxRating: 9 }, { minYear: 1900 }, { maxRuntime: 300 }, { languages: ['en'] }]) {
    expect(matchesFilter(unknown, filter)).toBe(false);
  }
});

test('what is unknown satisfies every bound when it is included, but no list of names', () => {
  const unknown = {
    ...MOVIE,
    voteAverage: null,
    year: null,
    releaseDate: null,
    runtime: null,
    originalLanguage: null,
  };
  const bounds = { maxRating: 9, minYear: 1900, maxRuntime: 300, releasedAfter: '2000-01-01' };
  expect(matchesFilter(unknown, { ...bounds, includeUnknown: true })).toBe(true);
  expect(matchesFilter(unknown, { languages: ['en'], includeUnknown: true })).toBe(false);
});

test('adult movies match only when they are asked for', () => {
  expect(matchesFilter({ ...MOVIE, adult: true }, {})).toBe(false);
  expect(matchesFilter({ ...MOVIE, adult: true }, { includeAdult: true })).toBe(true);
});
