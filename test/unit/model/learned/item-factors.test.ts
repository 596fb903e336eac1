import { describe, expect, it } from 'vitest';
import { coLikes, countCoLikes } from '../../../../src/model/learned/co-likes.ts';
import { itemFactors } from '../../../../src/model/learned/item-factors.ts';
import { groupLikes } from '../../../../src/model/learned/taste-source.ts';

const MOVIES = 300;
const GROUPS = 6;

/** Each person likes two thirds of the movies of one group; movie ids are positions times ten. */
function people() {
  const users: number[] = [];
  const movies: number[] = [];
  for (let user = 0; user < 600; user += 1) {
    for (let movie = 0; movie < MOVIES; movie += 1) {
      const chance = Math.imul(user * 7919 + movie, 0x9e3779b1) >>> 0;
      if (movie % GROUPS !== user % GROUPS || chance % 3 === 0) continue;
      users.push(user);
      movies.push(movie * 10);
    }
  }
  users.push(1, 2);
  movies.push(5, 0);
  return {
    users: Int32Array.from(users),
    movies: Int32Array.from(movies),
    strengths: new Float32Array(users.length).fill(1),
  };
}

const ids = Int32Array.from({ length: MOVIES }, (_, movie) => movie * 10);

describe('likes by user', () => {
  it('are ascending positions, each once with its last strength, of movies that are there', () => {
    const grouped = groupLikes(
      {
        users: Int32Array.of(5, 3, 5, 5),
        movies: Int32Array.of(20, 10, 10, 20),
        strengths: Float32Array.of(1, 1, 0.5, 0.25),
      },
      [10, 20],
    );
    expect(grouped).toMatchObject({ userCount: 2, movieCount: 2 });
    expect([...grouped.userOffsets]).toEqual([0, 2, 3]);
    expect([...grouped.userMovies]).toEqual([0, 1, 0]);
    expect([...grouped.userStrengths]).toEqual([0.5, 0.25, 1]);
    const stranger = { users: Int32Array.of(1), movies: Int32Array.of(7), strengths: Float32Array.of(1) };
    expect(groupLikes(stranger, [10]).userCount).toBe(0);
  });

  it('count by their strengths, alone and together', () => {
    const users = [1, 1, 1, 2, 2];
    const movies = [10, 20, 30, 10, 20];
    const strengths = Float32Array.of(1, 0.5, 1, 0.5, 0.5);
    const people = coLikes(
      groupLikes({ users: Int32Array.from(users), movies: Int32Array.from(movies), strengths }, [10, 20, 30]),
    );
    expect([...people.likes]).toEqual([1.5, 1, 1]);
    const counts = new Float32Array(3);
    countCoLikes(people, 0, counts);
    expect([...counts]).toEqual([0, 0.75, 1]);
    countCoLikes(people, 2, counts);
    expect([...counts]).toEqual([1, 0.5, 0]);
  });
});

describe('factors of taste', () => {
  it('bring movies together that the same people like, on any number of threads', async () => {
    const likes = coLikes(groupLikes(people(), ids));
    const one = await itemFactors(likes, { rank: 6, seed: 1, threads: 1 });
    const two = await itemFactors(likes, { rank: 6, seed: 1, threads: 2 });
    expect(two).toEqual(one);
    expect(one.movies).toHaveLength(MOVIES);
    const cosine = (a: number, b: number): number => {
      const of = (movie: number) =>
        one.factors.subarray(movie * one.dimensions, (movie + 1) * one.dimensions);
      const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
      return dot(of(a), of(b)) / Math.sqrt(dot(of(a), of(a)) * dot(of(b), of(b)));
    };
    expect(cosine(0, GROUPS)).toBeGreaterThan(0.95);
    expect(cosine(0, 1)).toBeLessThan(0.2);
  });
});
