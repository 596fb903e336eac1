import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatQuestion,
  NO_QUESTION,
  ORDERS,
  parseQuestion,
  withMovie,
  type Question,
} from '../../../web/src/address/question.ts';

const movieId = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const nullable = (least: number, most: number) =>
  fc.option(fc.integer({ min: least, max: most }), { nil: null });
const words = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 4 });

const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    movies: fc.uniqueArray(movieId, { maxLength: 20 }),
    liked: fc.nat({ max: 20 }),
    conditions: fc.record({
      minRating: nullable(0, 10),
      minVotes: nullable(0, 10_000_000),
      fromYear: nullable(1870, 2100),
      toYear: nullable(1870, 2100),
      genres: words,
      everyGenre: fc.boolean(),
      withoutGenres: words,
      language: fc.constantFrom('en', 'ja', null),
      minRuntime: nullable(0, 1000),
      maxRuntime: nullable(0, 1000),
    }),
    ranking: fc.constantFrom('balanced' as const, 'similar' as const),
    variety: fc.integer({ min: 0, max: 100 }),
    order: fc.constantFrom(...ORDERS),
  })
  .map(({ movies, liked, ...rest }) => ({
    likes: movies.slice(0, liked),
    dislikes: movies.slice(liked),
    ...rest,
  }));

describe('a question', () => {
  test('is the same after it has been an address', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(parseQuestion(formatQuestion(question))).toEqual(question);
      }),
    );
  });

  test('can be read from any text, and then written and read without loss', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const question = parseQuestion(text);
        expect(parseQuestion(formatQuestion(question))).toEqual(question);
      }),
    );
  });

  test('that asks for nothing leaves the address empty', () => {
    expect(formatQuestion(NO_QUESTION)).toBe('');
    expect(parseQuestion('')).toEqual(NO_QUESTION);
  });

  test('leaves out what makes no sense', () => {
    const text =
      'like=a&like=-1&like=1.5&like=7&dislike=7&rating=11&from=1&language=english&order=x&variety=1e2';
    expect(parseQuestion(text)).toEqual({ ...NO_QUESTION, likes: [7] });
  });

  test('holds a movie as liked, disliked or neither, never as both', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        movieId,
        fc.constantFrom('liked' as const, 'disliked' as const, 'neither' as const),
        (question, id, as) => {
          const { likes, dislikes } = withMovie(question, id, as);
          expect(likes.includes(id)).toBe(as === 'liked');
          expect(dislikes.includes(id)).toBe(as === 'disliked');
        },
      ),
    );
  });
});
