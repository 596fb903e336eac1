import { describe, expect, it } from 'vitest';
import {
  gradedQuestion,
  likesQuestion,
  newMoviesQuestion,
} from '../../../../src/evaluation/personal/history.ts';
import { testPeople } from '../../../../src/evaluation/personal/test-people.ts';
import type { UserRatings } from '../../../../src/evaluation/ratings/user-ratings.ts';

const MARKS = [5, 4, 3.5, 3, 1];
const MOVIES = 100;

/** Person u rated movies u .. u + 99 but one in three; the mark depends on the movie. The last person likes four movies only. */
function ratings(people: number): UserRatings {
  const rows = Array.from({ length: people }, (_, user) =>
    Array.from({ length: MOVIES }, (__, movie) => movie).filter((movie) =>
      user === people - 1 ? movie < 10 : (movie + user) % 3 > 0,
    ),
  );
  const values = Float32Array.from(rows.flat(), (movie) => MARKS[movie % MARKS.length]!);
  let end = 0;
  return {
    userCount: people,
    movieCount: MOVIES,
    offsets: Uint32Array.of(0, ...rows.map(({ length }) => (end += length))),
    movies: Uint32Array.from(rows.flat()),
    values,
    liked: Uint8Array.from(values, (value) => (value >= 4 ? 1 : 0)),
  };
}

const options = { scale: { likeThreshold: 4, top: 5 }, users: 50, seed: 7 };

describe('people of whom part is shown', () => {
  const people = testPeople(ratings(12), options);

  it('show four fifths of their likes, and the rest is to be found', () => {
    expect(people).toHaveLength(11);
    for (const { likes, targets } of people) {
      expect(new Set([...likes, ...targets]).size).toBe(likes.length + targets.length);
      expect(likes.length).toBe(Math.ceil(0.8 * (likes.length + targets.length)));
      for (const movie of [...likes, ...targets]) expect(movie % 5).toBeLessThan(2);
    }
  });

  it('show four fifths of their other ratings, each with what it says', () => {
    for (const { others, otherStrengths } of people) {
      expect(others.length).toBeGreaterThan(0);
      expect([...otherStrengths]).toEqual(Array.from(others, (movie) => [1, 1, 0.5, 0.25, 0][movie % 5]));
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(testPeople(ratings(12), options)).toEqual(people);
    expect(testPeople(ratings(12), { ...options, seed: 8 })).not.toEqual(people);
    expect(testPeople(ratings(12), { ...options, users: 3 })).toEqual(
      testPeople(ratings(12), { ...options, users: 3 }),
    );
  });
});

describe('questions about a person', () => {
  const [person] = testPeople(ratings(12), options);

  it('have the same targets and mask whatever the size of the history', () => {
    const all = likesQuestion(person!);
    const two = likesQuestion(person!, 2);
    expect([...two.history.movies]).toEqual([...person!.likes.subarray(0, 2)]);
    expect(all.history.movies).toEqual(person!.likes);
    expect(two.targets).toEqual(all.targets);
    expect(two.masked).toEqual(all.masked);
  });

  it('mask all that was rated when ratings are graded, and fold in only what says something', () => {
    const { history, masked } = gradedQuestion(person!);
    expect(masked).toEqual([person!.likes, person!.others]);
    expect(history.movies.length).toBe(
      person!.likes.length + person!.otherStrengths.filter((strength) => strength > 0).length,
    );
    expect(Math.min(...history.strengths)).toBe(0.25);
  });

  it('ask for new movies from a history of known ones', () => {
    const heldOut = Uint8Array.from({ length: MOVIES }, (_, movie) => (movie % 10 === 0 ? 1 : 0));
    const question = newMoviesQuestion(person!, heldOut);
    if (question === null) throw new Error('likes of both kinds were expected');
    for (const movie of question.targets) expect(movie % 10).toBe(0);
    for (const movie of question.history.movies) expect(movie % 10).not.toBe(0);
    expect(newMoviesQuestion(person!, new Uint8Array(MOVIES))).toBeNull();
  });
});
