import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../../src/movie/errors.ts';
import { formatGlobalId, parseGlobalId } from '../../../src/graphql/global-id.ts';

test('parsing gives back what was formatted', () => {
  fc.assert(
    fc.property(fc.constantFrom('Movie', 'Model'), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (type, key) => {
      expect(parseGlobalId(formatGlobalId(type, key))).toEqual({ type, key });
    }),
  );
  for (const name of ['Agnès Varda', '张艺谋', 'a: b']) {
    expect(parseGlobalId(formatGlobalId('Person', name))).toEqual({ type: 'Person', key: name });
    expect(parseGlobalId(formatGlobalId('Keyword', name))).toEqual({ type: 'Keyword', key: name });
  }
});

test.each([
  '',
  '27205',
  'movie:27205',
  'Movie:',
  'Movie:-1',
  'Movie:01',
  'Movie:1.5',
  'Movie:2147483648',
  'Genre:1',
  'Person:',
  'Person:\0',
  'Keyword:\ud800',
])('refuses %j and says what ids look like', (id) => {
  expect(() => parseGlobalId(id)).toThrow(InputError);
  expect(() => parseGlobalId(id)).toThrow('Movie:27205');
});

test('any text is either an id that formats back to itself, or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        const { type, key } = parseGlobalId(text);
        expect(formatGlobalId(type, key)).toBe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
  );
});
