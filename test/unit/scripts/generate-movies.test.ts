import { describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { uniqueTitle } from '../../../scripts/catalogue/titles.ts';
import { madeUpWord } from '../../../scripts/catalogue/words.ts';

const movies = [...generateMovies({ movies: 5000, seed: 3 })];

/** Share of movies for which something holds. */
function share(holds: (movie: (typeof movies)[number]) => boolean): number {
  return movies.filter(holds).length / movies.length;
}

describe('made-up movies', () => {
  it('are the same for the same seed, however many are made, and others for another', () => {
    const few = [...generateMovies({ movies: 100, seed: 3 })];
    expect(few).toEqual(movies.slice(0, 100));
    expect([...generateMovies({ movies: 100, seed: 4 })]).not.toEqual(few);
  });

  it('have ids of their own and titles of their own', () => {
    expect(new Set(movies.map(({ id }) => id)).size).toBe(movies.length);
    expect(new Set(movies.map(({ title }) => title)).size).toBe(movies.length);
    expect(new Set(Array.from({ length: 300_000 }, (_, i) => uniqueTitle(i, 9))).size).toBe(300_000);
    expect(new Set(Array.from({ length: 300_000 }, (_, i) => madeUpWord(i))).size).toBe(300_000);
  });

  it('are voted for as real ones are', () => {
    expect(share(({ voteCount }) => voteCount === 0)).toBeCloseTo(0.38, 1);
    expect(share(({ voteCount }) => voteCount >= 5)).toBeCloseTo(0.5, 1);
    expect(share(({ voteCount }) => voteCount >= 50)).toBeCloseTo(0.23, 1);
    expect(share(({ voteCount }) => voteCount >= 500)).toBeCloseTo(0.09, 1);
  });

  it('may all be well known', () => {
    const known = [...generateMovies({ movies: 500, seed: 3, minVotes: 50 })];
    expect(Math.min(...known.map(({ voteCount }) => voteCount))).toBeGreaterThanOrEqual(50);
    expect(known.filter(({ overview }) => overview !== null).length).toBeGreaterThan(450);
  });

  it('have keywords that go with their genres', () => {
    // Of two movies that share a keyword, more share a genre than of any two.
    const tagged = movies
      .filter(({ keywords, genres }) => keywords.length > 3 && genres.length > 0)
      .slice(0, 300);
    const pairs = tagged.flatMap((one, at) => tagged.slice(at + 1).map((other) => [one, other] as const));
    const alike = (one: readonly string[], other: readonly string[]) =>
      one.some((name) => other.includes(name));
    const sharing = pairs.filter(([one, other]) => alike(one.keywords, other.keywords));
    const rate = (of: typeof pairs) =>
      of.filter(([one, other]) => alike(one.genres, other.genres)).length / of.length;
    expect(rate(sharing)).toBeGreaterThan(rate(pairs) * 1.2);
  });

  it('cannot be more than there are titles', () => {
    expect(() => [...generateMovies({ movies: 20_000_000, seed: 1 })]).toThrow(RangeError);
    expect(() => [...generateMovies({ movies: 1.5, seed: 1 })]).toThrow(RangeError);
  });
});
