import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/movie/errors.ts';
import { type FilterInput, validateFilter } from '../../../src/movie/filter-validation.ts';
import { nameReader } from '../../../src/search/known-names.ts';

const KNOWN = {
  genres: nameReader('genres', ['Drama', 'Science Fiction']),
  countries: nameReader('countries', ['France']),
  languages: nameReader('languages', ['en', 'fr', 'it']),
};

describe('a filter is brought to its canonical form', () => {
  test('absent conditions are left out', () => {
    expect(validateFilter({ minRating: null, genres: [], includeAdult: false }, KNOWN)).toEqual({});
  });

  test('an empty list is no condition, and no names of the catalogue are needed for it', () => {
    expect(validateFilter({ genres: [], countries: [], languages: [] }, {})).toEqual({});
  });

  test('names are trimmed, sorted, once each, and written as the catalogue writes them', () => {
    const filter = { genres: [' science fiction', 'DRAMA', 'Drama'], languages: ['IT', 'fr'] };
    expect(validateFilter(filter, KNOWN)).toEqual({
      genres: ['Drama', 'Science Fiction'],
      languages: ['fr', 'it'],
    });
  });
});

test.each<[string, FilterInput, RegExp]>([
  ['an unknown genre', { genres: ['Sci-Fi'] }, /"Sci-Fi"; known are Drama, Science Fiction/],
  ['an unknown excluded genre', { excludeGenres: ['x'] }, /filter\.excludeGenres/],
  ['a rating above 10', { minRating: 11 }, /filter\.minRating is 11; a rating from 0 to 10/],
  ['a rating that is no number', { maxRating: NaN }, /filter\.maxRating is NaN/],
  ['negative votes', { minVotes: -1 }, /filter\.minVotes/],
  ['more votes than an integer holds', { minVotes: 3e9 }, /filter\.minVotes/],
  ['a year before film', { minYear: 12 }, /filter\.minYear is 12; a year from 1870 to 2100/],
  ['a year far ahead', { maxYear: 99999 }, /filter\.maxYear/],
  ['half a year', { minYear: 1999.5 }, /whole number/],
  ['years the wrong way round', { minYear: 2000, maxYear: 1990 }, /minYear is 2000, above filter\.maxYear/],
  ['ratings the wrong way round', { minRating: 8, maxRating: 7 }, /minRating is 8/],
  ['runtimes the wrong way round', { minRuntime: 90, maxRuntime: 60 }, /minRuntime is 90/],
  ['an unknown language', { languages: ['Klingon'] }, /unknown language "Klingon"; known are en \(English\)/],
  ['an unknown country', { countries: ['Atlantis'] }, /unknown country "Atlantis"; known are France/],
  [
    'a day that there is none',
    { releasedAfter: '2001-02-29' },
    /filter\.releasedAfter is "2001-02-29"; a day is/,
  ],
  [
    'days the wrong way round',
    { releasedAfter: '2001-02-03', releasedBefore: '2001-02-02' },
    /above filter\.releasedBefore/,
  ],
  ['an empty name', { countries: [' '] }, /empty/],
  ['a name with NUL', { countries: ['It\0aly'] }, /NUL/],
  ['too many names', { countries: Array.from({ length: 51 }, (_, i) => `c${i}`) }, /51 values; up to 50/],
])('%s is refused', (_, filter, message) => {
  expect(() => validateFilter(filter, KNOWN)).toThrow(InputError);
  expect(() => validateFilter(filter, KNOWN)).toThrow(message);
});

test('without any genre in the catalogue the message says so', () => {
  expect(() => validateFilter({ genres: ['Drama'] }, { genres: nameReader('genres', []) })).toThrow(
    /no genres yet/,
  );
});
