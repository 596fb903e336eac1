import { describe, expect, test } from 'vitest';
import { NO_CONDITIONS, type Conditions } from '../../../web/src/address/question.ts';
import { CONDITION_KINDS, describeCondition, without } from '../../../web/src/filters/conditions.ts';
import { toFilter } from '../../../web/src/filters/to-filter.ts';

const ALL: Conditions = {
  minRating: 7,
  minVotes: 1_000,
  fromYear: 1990,
  toYear: 2005,
  genres: ['Drama', 'Crime'],
  everyGenre: false,
  withoutGenres: ['Horror'],
  language: 'ja',
  minRuntime: 90,
  maxRuntime: null,
};

describe('conditions', () => {
  test('are said in words', () => {
    expect(CONDITION_KINDS.map((kind) => describeCondition(kind, ALL))).toEqual([
      'rated 7 or better',
      '1,000 votes or more',
      '1990 to 2005',
      'Drama or Crime',
      'no Horror',
      'in Japanese',
      'at least 90 minutes',
    ]);
    expect(describeCondition('genres', { ...ALL, everyGenre: true })).toBe('Drama and Crime');
    expect(describeCondition('years', { ...ALL, fromYear: null })).toBe('until 2005');
  });

  test('are dropped one kind at a time, until none is left', () => {
    let left = ALL;
    for (const kind of CONDITION_KINDS) {
      left = without(kind, left);
      expect(describeCondition(kind, left)).toBeNull();
    }
    expect(left).toEqual(NO_CONDITIONS);
  });

  test('become a filter of the API', () => {
    expect(toFilter(ALL)).toEqual({
      minRating: 7,
      minVotes: 1_000,
      minYear: 1990,
      maxYear: 2005,
      genres: ['Drama', 'Crime'],
      excludeGenres: ['Horror'],
      languages: ['ja'],
      minRuntime: 90,
      maxRuntime: null,
    });
    expect(toFilter({ ...ALL, everyGenre: true })).toMatchObject({ allGenres: ['Drama', 'Crime'] });
    expect(toFilter({ ...ALL, everyGenre: true })).not.toHaveProperty('genres');
  });
});
