import { describe, expect, it } from 'vitest';
import { groupByUser, likesOf } from '../../../src/evaluation/ratings/user-ratings.ts';
import { cosineAffinity } from '../../../src/model/learned/affinity-cosine.ts';
import { pmiAffinity } from '../../../src/model/learned/affinity-pmi.ts';
import { coLikes, countCoLikes } from '../../../src/model/learned/co-likes.ts';
import { groundTruths } from '../../../src/evaluation/truth/ground-truth.ts';

type Rating = readonly [user: number, movie: number, mark: number];

const group = (ratings: readonly Rating[], movieCount: number) =>
  groupByUser(
    {
      users: Int32Array.from(ratings, ([user]) => user),
      movies: Int32Array.from(ratings, ([, movie]) => movie),
      values: Float32Array.from(ratings, ([, , mark]) => mark),
    },
    {
      position: (movie) => (movie < movieCount ? movie : undefined),
      movieCount,
      likeThreshold: 4,
      keepUser: (user) => user !== 666,
    },
  );

describe('ratings by user', () => {
  const people = group(
    [
      [9, 1, 5],
      [7, 2, 3],
      [9, 0, 2],
      [7, 99, 5],
      [666, 0, 5],
      [7, 2, 4.5],
    ],
    3,
  );

  it('orders users by id and their movies by position, and leaves out strangers', () => {
    expect([...people.offsets]).toEqual([0, 1, 3]);
    expect([...people.movies]).toEqual([2, 0, 1]);
  });

  it('takes the last mark of a movie that was rated twice', () => {
    expect([...people.liked]).toEqual([1, 0, 1]);
  });
});

describe('likes in common', () => {
  it('are counted for pairs, not for a movie with itself', () => {
    const people = coLikes(
      likesOf(
        group(
          [
            [1, 0, 5],
            [1, 1, 5],
            [2, 0, 4],
            [2, 1, 4],
            [2, 2, 4],
            [3, 0, 1],
            [3, 2, 5],
          ],
          3,
        ),
      ),
    );
    const counts = new Float32Array(3);
    countCoLikes(people, 0, counts);
    expect([...people.likes]).toEqual([2, 2, 2]);
    expect([...counts]).toEqual([0, 2, 1]);
  });
});

describe('affinities', () => {
  it('shrink the cosine of small counts', () => {
    expect(cosineAffinity(60, 100, 36)).toBeCloseTo(60 / 80, 12);
  });

  it('know no information where people agree by chance or less', () => {
    expect(pmiAffinity(10, 100, 100, 1000)).toBe(0);
    expect(pmiAffinity(5, 100, 100, 1000)).toBe(0);
    expect(pmiAffinity(0, 100, 100, 1000)).toBe(0);
    expect(pmiAffinity(25, 50, 50, 1000)).toBeCloseTo(Math.log(10) * 0.5, 12);
  });
});

describe('ground truths', () => {
  // Movies 0 to 2 are liked together by 60 people, 3 and 4 by 60 others; 5 has too few likes.
  const ratings: Rating[] = [];
  for (let user = 0; user < 120; user += 1) {
    const movies = user < 60 ? [0, 1, 2] : [3, 4];
    for (const movie of movies) ratings.push([user, movie, 5]);
    if (user < 40) ratings.push([user, 5, 5]);
  }
  const people = coLikes(likesOf(group(ratings, 6)));

  it('hold movies with fifty likes and their neighbours, nearest first, ties by position', () => {
    for (const truth of groundTruths(people)) {
      expect([...truth.seeds]).toEqual([0, 1, 2, 3, 4]);
      expect(truth.neighbours.map((list) => [...list])).toEqual([[1, 2], [0, 2], [0, 1], [4], [3]]);
    }
  });

  it('can be kept to some movies', () => {
    const [truth] = groundTruths(people, { eligible: (movie) => movie !== 1 });
    expect([...(truth?.seeds ?? [])]).toEqual([0, 2, 3, 4]);
    expect([...(truth?.neighbours[0] ?? [])]).toEqual([2]);
  });
});
