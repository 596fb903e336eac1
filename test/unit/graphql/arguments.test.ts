import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/movie/errors.ts';
import { ArgumentError, atArgument } from '../../../src/graphql/arguments/argument-error.ts';
import { readMovieReference } from '../../../src/graphql/arguments/movie-reference.ts';
import { checkFirst } from '../../../src/graphql/arguments/page.ts';
import { checkDiversity, readRanking } from '../../../src/graphql/arguments/ranking.ts';
import { readRecommendReferences } from '../../../src/graphql/arguments/recommend-input.ts';
import { checkText } from '../../../src/graphql/arguments/text.ts';

function refusal(check: () => unknown): { argument: string; message: string; code: string } {
  try {
    check();
  } catch (error) {
    if (error instanceof ArgumentError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('first', () => {
  test.each([1, 15, 100])('%i is accepted', (first) => {
    expect(checkFirst('first', first, 15)).toBe(first);
  });

  test.each([null, undefined])('%s counts as not given', (first) => {
    expect(checkFirst('first', first, 15)).toBe(15);
  });

  test.each([0, -1, 101, 2 ** 31 - 1])('%i is refused with the range', (first) => {
    const error = refusal(() => checkFirst('input.first', first, 15));
    expect(error.argument).toBe('input.first');
    expect(error.message).toBe(`input.first is ${first}; 1 to 100 is accepted.`);
  });
});

describe('ranking and diversity', () => {
  test('both have a standard', () => {
    expect(readRanking(null)).toBe('balanced');
    expect(readRanking('SIMILARITY')).toBe('similarity');
    expect(checkDiversity('diversity', null)).toBe(0);
  });

  test.each([-0.1, 1.01, Number.NaN, Infinity])('diversity %d is refused', (diversity) => {
    expect(refusal(() => checkDiversity('diversity', diversity)).message).toContain('0 to 1');
  });
});

describe('text', () => {
  test('is trimmed', () => {
    expect(checkText('query', '  dune 2021\n', 200)).toBe('dune 2021');
  });

  test('keeps whatever is a character, right-to-left and invisible ones included', () => {
    expect(checkText('query', 'a\u202Eb\u200Dc 🎬', 200)).toBe('a\u202Eb\u200Dc 🎬');
  });

  test.each([
    ['nothing', '', 'is empty'],
    ['blanks', ' \t\n', 'is empty'],
    ['NUL', 'a\0b', 'NUL'],
    ['half of a pair', 'a\uD83Cb', 'surrogate'],
    ['a novel', 'x'.repeat(1_000_000), 'up to 200'],
  ])('%s is refused', (_what, text, message) => {
    expect(refusal(() => checkText('query', text, 200)).message).toContain(message);
  });
});

describe('references', () => {
  test.each([
    [{ id: 'Movie:27205' }, { by: 'id', movieId: 27205, written: 'Movie:27205' }],
    [{ tmdbId: 27205 }, { by: 'id', movieId: 27205, written: 'tmdbId 27205' }],
    [{ imdbId: ' tt1375666 ' }, { by: 'imdbId', imdbId: 'tt1375666', written: 'tt1375666' }],
    [{ title: ' Inception ' }, { by: 'title', title: 'Inception', written: 'Inception' }],
  ])('%j is read', (reference, expected) => {
    expect(readMovieReference('by', reference as never)).toEqual(expected);
  });

  test.each([
    [{ id: 'Model:3' }, 'by.id', 'the id of a movie'],
    [{ id: 'x' }, 'by.id', 'is no id'],
    [{ imdbId: '1375666' }, 'by.imdbId', 'tt1375666'],
    [{ title: '  ' }, 'by.title', 'empty'],
    [{ title: '?!' }, 'by.title', 'no letter or digit'],
  ])('%j is refused', (reference, argument, message) => {
    const error = refusal(() => readMovieReference('by', reference));
    expect(error.argument).toBe(argument);
    expect(error.message).toContain(message);
  });

  const like = (count: number) => Array.from({ length: count }, (_, i) => ({ tmdbId: i + 1 })) as never;

  test('lists that are left out or null are empty', () => {
    const read = readRecommendReferences({ like: like(1), dislike: null });
    expect(read.dislikes).toEqual([]);
    expect(read.excluded).toEqual([]);
  });

  test.each([
    ['like', { like: like(0) }, '1 to 50'],
    ['like', { like: like(51) }, '1 to 50'],
    ['dislike', { like: like(1), dislike: like(51) }, '0 to 50'],
    ['exclude', { like: like(1), exclude: like(1001) }, '0 to 1000'],
  ])('too few or too many in %s are refused', (field, input, range) => {
    const error = refusal(() => readRecommendReferences(input));
    expect(error.argument).toBe(`input.${field}`);
    expect(error.message).toContain(range);
  });

  test('the path leads to the reference that is wrong', () => {
    const input = { like: [{ title: 'Inception' }, { title: 'a\0' }] } as never;
    expect(refusal(() => readRecommendReferences(input)).argument).toBe('input.like.1.title');
  });
});

describe('naming the argument', () => {
  test('keeps message and code', () => {
    const error = refusal(() =>
      atArgument('after', () => {
        throw new InputError('stale', 'BAD_CURSOR');
      }),
    );
    expect(error).toMatchObject({ argument: 'after', message: 'stale', code: 'BAD_CURSOR' });
  });

  test('leaves other errors alone', () => {
    const bug = new TypeError('bug');
    expect(() =>
      atArgument('after', () => {
        throw bug;
      }),
    ).toThrow(bug);
  });
});
