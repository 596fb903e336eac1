import { describe, expect, it } from 'vitest';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { compareScored, scoreTitle, type TitleCandidate } from '../../../src/search/title-score.ts';
import { readTypedTitle } from '../../../src/search/typed-title.ts';

function candidate(title: string, given: Partial<TitleCandidate> = {}): TitleCandidate {
  return { movieId: 1, title, alias: false, folded: foldTitle(title), votes: 100, year: 2000, ...given };
}
const score = (typed: string, title: string, given?: Partial<TitleCandidate>) =>
  scoreTitle(readTypedTitle(typed).readings, candidate(title, given));

describe('similarity', () => {
  it('is 1 for the same title only', () => {
    expect(score('spiderman', 'Spider-Man').similarity).toBe(1);
    expect(score('AMELIE', 'Amélie').similarity).toBe(1);
    expect(score('hunt', 'The Hunt').similarity).toBeLessThan(1);
    expect(score('incept', 'Inception').similarity).toBeLessThan(1);
  });

  it.each([
    ['inceptoin', 'Inception'],
    ['dark knigth', 'The Dark Knight'],
    ['the way of water', 'Avatar: The Way of Water'],
    ['beauty sleeping', 'Sleeping Beauty'],
    ['fallen kingdom', 'Jurassic World: Fallen Kingdom'],
  ])('of %s and %s is high', (typed, title) => {
    expect(score(typed, title).similarity).toBeGreaterThan(0.85);
  });

  it('is higher the more of the title was typed', () => {
    const similarities = ['dra', 'drac', 'dracu', 'dracul', 'dracula'].map(
      (typed) => score(typed, 'Dracula').similarity,
    );
    expect(similarities).toEqual([...similarities].sort());
    expect(new Set(similarities).size).toBe(5);
  });

  it('is higher for words in the order of the title than for the same words in another', () => {
    const title = 'The Wages of Fear';
    expect(score('the of fear', title).similarity).toBeGreaterThan(0.9);
    expect(score('the of fear', title).similarity).toBeGreaterThan(score('fear wages', title).similarity);
  });

  it('of unrelated titles is low', () => {
    expect(score('casablanca', 'Heat').similarity).toBeLessThan(0.4);
  });
});

describe('order', () => {
  it('puts the typed year first', () => {
    const right = score('dune 2021', 'Dune', { year: 2021 }).score;
    expect(right).toBeGreaterThan(score('dune 2021', 'Dune', { year: 2020 }).score);
    expect(score('dune 2021', 'Dune', { year: 2020 }).score).toBeGreaterThan(
      score('dune 2021', 'Dune', { year: 1984, votes: 3_000 }).score,
    );
  });

  it('puts the part asked for by number before the others, also when it is a word', () => {
    const rings = 'The Lord of the Rings';
    const typed = 'lord of the rings 2';
    expect(score(typed, `${rings}: The Two Towers`).score).toBeGreaterThan(
      score(typed, `${rings}: The Return of the King`).score,
    );
  });

  it('puts better-known movies first among equals, then lower ids', () => {
    const known = score('oldboy', 'Oldboy', { movieId: 9, votes: 9_000 });
    const other = score('oldboy', 'Oldboy', { movieId: 2, votes: 2_000 });
    const twin = score('oldboy', 'Oldboy', { movieId: 3, votes: 2_000 });
    expect([twin, other, known].sort(compareScored)).toEqual([known, other, twin]);
  });
});

describe('readTypedTitle', () => {
  it.each(['', '   ', '?!', '%_', '\u200b'])('refuses %j', (typed) => {
    expect(() => readTypedTitle(typed)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }) as Error);
  });

  it('refuses NUL and endless text', () => {
    expect(() => readTypedTitle('a\0b')).toThrow(/NUL/);
    expect(() => readTypedTitle('a'.repeat(1_001))).toThrow(/1001 characters; up to 1000/);
  });

  it('reads a year, and a numeral that may be half a word', () => {
    expect(readTypedTitle('dune 2021').readings.map(({ folded, year }) => [folded, year])).toEqual([
      ['dune 2021', null],
      ['dune', 2021],
    ]);
    expect(readTypedTitle('mission i').readings.map(({ folded }) => folded)).toEqual([
      'mission 1',
      'mission i',
    ]);
  });
});
