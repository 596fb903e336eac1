import { expect, test } from 'vitest';
import { invertedListConditions, movieFilterConditions } from '../../../src/database/movie-filter.ts';
import { SqlValues } from '../../../src/database/sql-values.ts';

test('an empty filter only leaves adult movies out', () => {
  const values = new SqlValues();
  expect(movieFilterConditions({}, values)).toEqual(['NOT adult']);
  expect(values.list).toEqual([]);
});

test('a filter that allows adult movies has no condition', () => {
  expect(movieFilterConditions({ includeAdult: true, genres: [] }, new SqlValues())).toEqual([]);
});

test('every condition is bound, numbered after the values already there, and names the alias', () => {
  const values = new SqlValues();
  values.bind('first');
  const conditions = movieFilterConditions(
    {
      minRating: 7,
      maxRating: 8.4,
      minVotes: 50,
      minYear: 1970,
      maxYear: 1979,
      minRuntime: 60,
      maxRuntime: 120,
      genres: ["Director's Cut'; DROP TABLE movie"],
      allGenres: ['Drama'],
      excludeGenres: ['Horror'],
      languages: ['fr', 'it'],
      countries: ['Italy'],
    },
    values,
    'v',
  );
  expect(conditions).toEqual([
    'v.vote_average >= $2::real',
    'v.vote_average <= $3::real',
    'v.vote_count >= $4::integer',
    'v.year >= $5::smallint',
    'v.year <= $6::smallint',
    'v.runtime >= $7::smallint',
    'v.runtime <= $8::smallint',
    'v.genres && $9::text[]',
    'v.genres @> $10::text[]',
    'NOT v.genres && $11::text[]',
    'v.original_language = ANY ($12::text[])',
    'v.countries && $13::text[]',
    'NOT v.adult',
  ]);
  expect(values.list).toEqual([
    'first',
    7,
    8.4,
    50,
    1970,
    1979,
    60,
    120,
    ["Director's Cut'; DROP TABLE movie"],
    ['Drama'],
    ['Horror'],
    ['fr', 'it'],
    ['Italy'],
  ]);
});

test('labels that have a bit are looked for there, one by one, and the others in the lists', () => {
  const bits = {
    genres: new Map([
      ['Drama', 0],
      ['Comedy', 3],
    ]),
    countries: new Map([['France', 1]]),
  };
  const values = new SqlValues();
  const conditions = invertedListConditions(
    {
      includeAdult: true,
      genres: ['Drama', 'Noir'],
      allGenres: ['Drama', 'Comedy'],
      excludeGenres: ['Comedy', "Director's Cut"],
      countries: ['France'],
    },
    values,
    'b',
    bits,
  );
  expect(conditions).toEqual([
    '((b.genre_bits & 1) <> 0 OR b.genres && $1::text[])',
    '((b.genre_bits & 1) <> 0 AND (b.genre_bits & 8) <> 0)',
    '(NOT (b.genre_bits & 8) <> 0 AND NOT b.genres && $2::text[])',
    '(b.country_bits & 2) <> 0',
  ]);
  expect(values.list).toEqual([['Noir'], ["Director's Cut"]]);
});
