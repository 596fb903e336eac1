import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MovieFilter } from '../../../src/movie/filters.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { resolveTitle } from '../../../src/search/resolve-titles.ts';
import { searchTitles, type TitleMatch } from '../../../src/search/search-titles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

/** Titles made of few words, so that every search has many titles that are close. */
const WORDS = [
  'the',
  'of',
  'night',
  'knight',
  'dark',
  'darker',
  'star',
  'stars',
  'wars',
  'return',
  '2',
  'it',
];
const GENRES = ['Action', 'Drama', 'Western'];
const MOVIES = 400;

const word = fc.constantFrom(...WORDS);
const typed = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.nat(20), fc.constantFrom('x', '', 'e', ' '))
    .map(([words, at, letter]) => {
      const title = words.join(' ');
      return `${title.slice(0, at % title.length)}${letter}${title.slice((at % title.length) + 1)}`;
    })
    .filter((title) => /[a-z0-9]/.test(title)),
);
const filter: fc.Arbitrary<MovieFilter> = fc.record(
  {
    minYear: fc.integer({ min: 1950, max: 2020 }),
    genres: fc.subarray(GENRES, { minLength: 1 }),
    minVotes: fc.constantFrom(10, 100, 1_000),
  },
  { requiredKeys: [] },
);

let database: TestDatabase;
const search = (query: string, given: MovieFilter = {}): Promise<TitleMatch[]> =>
  searchTitles(database, { query, filter: given, first: 100 });

beforeAll(async () => {
  database = await openTestDatabase();
  const titles = fc.sample(fc.array(word, { minLength: 1, maxLength: 5 }), { numRuns: MOVIES, seed: 4 });
  await database.transaction(async (client) => {
    await client.query(
      `INSERT INTO movie (id, title, release_date, vote_count, genres)
       SELECT n, title, make_date(1950 + (n * 7 % 75)::integer, 1, 1), (n * n * 37 % 5000)::integer, ARRAY[($2::text[])[1 + n % 3]]
       FROM unnest($1::text[]) WITH ORDINALITY AS t (title, n)`,
      [titles.map((words) => words.join(' ')), GENRES],
    );
    await indexTitles(
      client,
      Array.from({ length: MOVIES }, (_, i) => i + 1),
    );
  });
});
afterAll(() => database.close());

describe('a search', () => {
  it('with a filter returns every movie that it returns without and the filter lets through', async () => {
    await fc.assert(
      fc.asyncProperty(typed, filter, async (query, given) => {
        const { rows } = await database.pool.query<{ id: number }>(
          `SELECT id FROM movie WHERE ($1::integer IS NULL OR year >= $1) AND ($2::text[] IS NULL OR genres && $2)
             AND ($3::integer IS NULL OR vote_count >= $3)`,
          [given.minYear ?? null, given.genres ?? null, given.minVotes ?? null],
        );
        const allowed = new Set(rows.map(({ id }) => id));
        const filtered = (await search(query, given)).map(({ movieId }) => movieId);
        expect(filtered.filter((id) => !allowed.has(id))).toEqual([]);
        const all = (await search(query)).map(({ movieId }) => movieId).filter((id) => allowed.has(id));
        if (filtered.length < 100) expect(filtered).toEqual(expect.arrayContaining(all));
      }),
      { numRuns: 60 },
    );
  });

  it('returns each movie once, the same ones in the same order every time, and fewer as their beginning', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (query) => {
        const matches = await search(query);
        expect(new Set(matches.map(({ movieId }) => movieId)).size).toBe(matches.length);
        expect(await search(query)).toEqual(matches);
        expect(await searchTitles(database, { query, first: 5 })).toEqual(matches.slice(0, 5));
      }),
      { numRuns: 40 },
    );
  });

  it('takes no movie to be meant by nonsense', async () => {
    const nonsense = fc.stringMatching(/^[bcfjlmpqvxyz]{5,200}$/);
    await fc.assert(
      fc.asyncProperty(nonsense, async (query) => {
        expect((await resolveTitle(database, query)).movieId).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it.each(['i', 'n', 't', 's', 'no', 'th', 'the'])(
    'begins with the titles that begin with "%s"',
    async (query) => {
      const { rows } = await database.pool.query<{ id: number }>(
        `SELECT id FROM movie WHERE replace(title, ' ', '') LIKE $1 || '%' ORDER BY vote_count DESC, id LIMIT 1`,
        [query],
      );
      expect((await search(query)).map(({ movieId }) => movieId)).toEqual(
        expect.arrayContaining(rows.map(({ id }) => id)),
      );
    },
  );

  it('finds a title that was typed in full, whatever its case, spaces and punctuation', async () => {
    const { rows } = await database.pool.query<{ id: number; title: string }>(
      'SELECT id, title FROM movie ORDER BY id LIMIT 40',
    );
    for (const { title } of rows) {
      for (const query of [title.toUpperCase(), title.replaceAll(' ', '-'), title.replaceAll(' ', '')]) {
        const [best] = await search(query);
        expect(best?.similarity, query).toBe(1);
        expect(best?.matchedTitle.replaceAll(' ', ''), query).toBe(title.replaceAll(' ', ''));
      }
    }
  });
});
