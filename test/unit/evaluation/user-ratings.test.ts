import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupByUser, likesOf } from '../../../src/evaluation/ratings/user-ratings.ts';

const MOVIES = 6;
const options = {
  position: (id: number) => (id % 10 === 0 && id / 10 < MOVIES ? id / 10 : undefined),
  movieCount: MOVIES,
  likeThreshold: 4,
  keepUser: (user: number) => user !== 3,
};

const row = fc.record({
  user: fc.integer({ min: 1, max: 6 }),
  movie: fc.constantFrom(0, 10, 20, 30, 40, 50, 60, 7),
  value: fc.constantFrom(0.5, 3, 3.5, 4, 5),
});

describe('ratings grouped by user', () => {
  it('are the last mark of each known movie of each kept user, by id and by position', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const people = new Map<number, Map<number, number>>();
        for (const { user, movie, value } of rows) {
          const position = options.position(movie);
          if (!options.keepUser(user) || position === undefined) continue;
          const marks = people.get(user) ?? new Map<number, number>();
          people.set(user, marks.set(position, value));
        }
        const grouped = groupByUser(
          {
            users: Int32Array.from(rows, ({ user }) => user),
            movies: Int32Array.from(rows, ({ movie }) => movie),
            values: Float32Array.from(rows, ({ value }) => value),
          },
          options,
        );
        const expected = [...people]
          .sort(([a], [b]) => a - b)
          .map(([, marks]) => [...marks].sort(([a], [b]) => a - b));
        const found = Array.from({ length: grouped.userCount }, (_, user) => {
          const [start, end] = [grouped.offsets[user]!, grouped.offsets[user + 1]!];
          return Array.from({ length: end - start }, (__, i) => [
            grouped.movies[start + i],
            grouped.values[start + i],
          ]);
        });
        expect(found).toEqual(expected);
        const likes = likesOf(grouped);
        const liked = expected.map((marks) =>
          marks.filter(([, value]) => value >= 4).map(([movie]) => movie),
        );
        expect([...likes.userMovies]).toEqual(liked.flat());
        expect([...likes.userOffsets].slice(1).map((end, user) => end - likes.userOffsets[user]!)).toEqual(
          liked.map(({ length }) => length),
        );
      }),
    );
  });
});
