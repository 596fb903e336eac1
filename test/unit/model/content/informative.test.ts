import { describe, expect, it } from 'vitest';
import { isInformative } from '../../../../src/model/content/informative.ts';
import { NOTHING_KNOWN } from '../../../support/nothing-known.ts';

describe('a movie has enough metadata for the blocks', () => {
  it('with three words of its overview beside stop words', () => {
    expect(isInformative({ ...NOTHING_KNOWN, overview: 'the dream of a heist' }, true)).toBe(false);
    expect(isInformative({ ...NOTHING_KNOWN, overview: 'the dream of a heist in paris' }, true)).toBe(true);
  });

  it('with three keywords, each of which counts once', () => {
    expect(isInformative({ ...NOTHING_KNOWN, keywords: ['dream world', 'bank heist'] }, true)).toBe(false);
    expect(isInformative({ ...NOTHING_KNOWN, keywords: ['dream', 'heist', 'spy'] }, true)).toBe(true);
  });

  it('with three people, unless credits do not count', () => {
    const movie = { ...NOTHING_KNOWN, directors: ['A', 'B'], cast: ['C'] };
    expect(isInformative(movie, true)).toBe(true);
    expect(isInformative(movie, false)).toBe(false);
  });

  it('not with a long title, genres and countries alone', () => {
    const movie = { ...NOTHING_KNOWN, title: 'One Long Strange Night', genres: ['Drama', 'Crime', 'War'] };
    expect(isInformative({ ...movie, countries: ['France', 'Spain', 'Italy'] }, true)).toBe(false);
  });
});
