import { describe, expect, it } from 'vitest';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { MIN_MEANT, scoreName } from '../../../src/search/name-score.ts';
import { compareScored, type ScoredTitle, type TitleCandidate } from '../../../src/search/title-score.ts';
import { readTypedTitle } from '../../../src/search/typed-title.ts';

function score(typed: string, title: string, given: Partial<TitleCandidate> = {}): ScoredTitle {
  const candidate = { movieId: 1, title, alias: false, folded: foldTitle(title), votes: 100, year: 2000 };
  return scoreName(readTypedTitle(typed).readings, { ...candidate, ...given });
}

describe('the movie that is named', () => {
  it.each([
    ['z', score('z', 'Z', { votes: 600 }), score('z', 'Zootopia', { votes: 17_000 })],
    ['maverick', score('maverick', 'Maverick'), score('maverick', 'Top Gun: Maverick', { votes: 10_000 })],
    ['Them!', score('Them!', 'Them!', { votes: 450 }), score('Them!', 'Them', { votes: 600 })],
    ['nine', score('nine', 'Nine', { votes: 600 }), score('nine', '9', { votes: 3_800 })],
    [
      'a title in its own spelling',
      score('seven', 'Seven', { votes: 60 }),
      score('seven', 'Seven', { alias: true }),
    ],
  ])('is the same title, not a better-known one that is like it: %s', (_, right, other) => {
    expect(compareScored(right, other)).toBeLessThan(0);
    expect(right.similarity).toBe(1);
  });

  it('is the famous one of two spellings when hardly anybody knows the other', () => {
    const famous = score('twelve angry men', '12 Angry Men', { votes: 10_000 });
    const unknown = score('twelve angry men', 'Twelve Angry Men', { votes: 4 });
    expect(compareScored(famous, unknown)).toBeLessThan(0);
    expect(famous.similarity).toBeLessThan(1);
  });

  it('is the one of the nearest year, however little known', () => {
    const near = score('dune (1985)', 'Dune', { year: 1984, votes: 10 });
    const far = score('dune (1985)', 'Dune', { year: 2021, votes: 13_000 });
    expect(compareScored(near, far)).toBeLessThan(0);
    expect(near.similarity).toBeGreaterThan(0.95);
  });

  it.each([
    ['the matrix 4', 'The Matrix'],
    ['the godfather part three', 'The Godfather Part II'],
    ['the shining two', 'The Shining'],
    ['dune part one', 'Dune: Part Two'],
    ['z', 'Zootopia'],
    ['xyzzy', 'Heat'],
  ])('is not the one asked for as %s: %s', (typed, title) => {
    expect(score(typed, title, { votes: 30_000 }).similarity).toBeLessThan(MIN_MEANT);
  });

  it.each([
    ['rocky 1', 'Rocky'],
    ['it 2', 'It Chapter Two'],
    ['batman versus superman', 'Batman v Superman: Dawn of Justice'],
    ['terminator two', 'Terminator 2: Judgment Day'],
    ['et', 'E.T. the Extra-Terrestrial'],
    ['the godfahter part three', 'The Godfather Part III'],
    ['blade runner 2409', 'Blade Runner 2049'],
  ])('is the one asked for as %s: %s', (typed, title) => {
    expect(score(typed, title).similarity).toBeGreaterThanOrEqual(MIN_MEANT);
  });
});
