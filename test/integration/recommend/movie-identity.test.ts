import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MovieId } from '../../../src/movie/movie.ts';
import { identityKey } from '../../../src/recommend/rank.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A title, and other spellings that may or may not be the same when folded. */
const spellings = fc
  .oneof(
    fc.constantFrom(
      'Amélie',
      'Alien³',
      'Rocky II',
      'Fast & Furious',
      '기생충',
      'Брат',
      'Œdipus',
      'I, Robot',
      '...',
      '½',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('a', 'B', 'é', 'ß', ' ', '-', '’', 'i', 'v', 'İ', '한', 'д', '&'),
      minLength: 1,
    }),
  )
  .map((title) => title.replaceAll('\0', '').replace(/\p{Cs}/gu, ''))
  .map((title) => [
    title,
    title.toUpperCase(),
    title.normalize('NFD'),
    `“${title}!”`,
    title.replace('&', 'and'),
  ]);

test('the database tells a movie under two ids by the same folding of titles as the program', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spellings, { minLength: 2, maxLength: 12 }), async (lists) => {
      const movies = lists
        .flat()
        .map((title, i) => ({ movieId: i + 1, title, year: [1994, 2001, null][i % 3]! }));
      const { rows } = await database.transaction(async (client) => {
        await client.query('DELETE FROM movie');
        await client.query('DELETE FROM movie_title');
        await client.query('DELETE FROM known_title');
        await client.query(
          `INSERT INTO movie (id, title, release_date)
           SELECT id, title, make_date(year, 1, 1) FROM unnest($1::integer[], $2::text[], $3::integer[]) AS m (id, title, year)`,
          [
            movies.map(({ movieId }) => movieId),
            movies.map(({ title }) => title),
            movies.map(({ year }) => year),
          ],
        );
        await indexTitles(
          client,
          movies.map(({ movieId }) => movieId),
        );
        return client.query<{ ids: MovieId[] }>(
          'SELECT array_agg(id ORDER BY id) AS ids FROM movie GROUP BY movie_identity(id, year) ORDER BY min(id)',
        );
      });
      const groups = new Map<string, MovieId[]>();
      for (const movie of movies)
        groups.set(identityKey(movie), [...(groups.get(identityKey(movie)) ?? []), movie.movieId]);
      expect(rows.map(({ ids }) => ids)).toEqual([...groups.values()]);
    }),
    { numRuns: 15 },
  );
});
