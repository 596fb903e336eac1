import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browseMovies, type BrowseRequest, countMovies } from '../../../src/database/browse.ts';
import { FacetDirectory } from '../../../src/database/facets.ts';
import { statementsDuring } from '../graphql/statements.ts';
import { movieIdsByImdbIds, moviesByIds } from '../../../src/database/movie-rows.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;

/** Sixty movies: equal values in groups, and a third of the values unknown. */
beforeAll(async () => {
  database = await openTestDatabase();
  await database.pool.query(`
    INSERT INTO movie (id, imdb_id, title, vote_average, vote_count, popularity, release_date, genres)
    SELECT i, 'tt' || i, 'Title ' || i % 7, CASE WHEN i % 3 > 0 THEN (i % 5) + 0.1 END, i % 4,
      CASE WHEN i % 3 > 0 THEN i % 6 END, CASE WHEN i % 3 > 0 THEN make_date(1990 + i % 5, 1, 1) END,
      CASE WHEN i % 2 = 0 THEN '{Drama}'::text[] ELSE '{Comedy,Drama}' END
    FROM generate_series(1, 60) AS i`);
});
afterAll(() => database.close());

const EVERYTHING: BrowseRequest = { filter: {}, orderBy: 'QUALITY_DESC', first: 7, after: null };

async function allPages(request: BrowseRequest) {
  const movies = [];
  for (let after: string | null = null; ;) {
    const page = await browseMovies(database, { ...request, after });
    expect(page.hasPreviousPage).toBe(after !== null);
    movies.push(...page.items.map((item) => item.movie));
    const last = page.items.at(-1);
    if (!page.hasNextPage || last === undefined) return movies;
    expect(page.items).toHaveLength(request.first);
    after = last.cursor;
  }
}

describe('pages are one list cut into pieces', () => {
  test.each([
    ['QUALITY_DESC', 'qualityScore', -1],
    ['RATING_DESC', 'voteAverage', -1],
    ['VOTES_DESC', 'voteCount', -1],
    ['POPULARITY_DESC', 'popularity', -1],
    ['YEAR_DESC', 'year', -1],
    ['YEAR_ASC', 'year', 1],
    ['TITLE_ASC', 'title', 1],
  ] as const)('%s: each movie once, in order, unknown last', async (orderBy, field, direction) => {
    const movies = await allPages({ ...EVERYTHING, orderBy });
    expect(new Set(movies.map((movie) => movie.id)).size).toBe(60);
    expect(movies).toHaveLength(60);
    const values = movies.map((movie) => movie[field]);
    const known = values.filter((value) => value !== null);
    expect(values.slice(0, known.length)).toEqual(known);
    for (const [i, value] of known.entries()) {
      const before = known[i - 1];
      if (before === undefined || value === before) continue;
      expect(Math.sign(value > before ? 1 : -1)).toBe(direction);
    }
  });

  test('a filter holds on every page and in the count', async () => {
    const filter = { genres: ['Comedy'], minYear: 1991 };
    const movies = await allPages({ ...EVERYTHING, orderBy: 'YEAR_DESC', filter });
    expect(movies).toHaveLength(await countMovies(database, filter));
    expect(movies.length).toBeGreaterThan(7);
    expect(movies.every((movie) => movie.genres.includes('Comedy') && (movie.year ?? 0) >= 1991)).toBe(true);
  });

  test('a movie that comes meanwhile neither repeats nor hides another', async () => {
    const first = await browseMovies(database, { ...EVERYTHING, orderBy: 'VOTES_DESC' });
    await database.pool.query(`INSERT INTO movie (id, title, vote_count) VALUES (1000, 'New', 99)`);
    const after = first.items.at(-1)!.cursor;
    const second = await browseMovies(database, { ...EVERYTHING, orderBy: 'VOTES_DESC', after });
    await database.pool.query('DELETE FROM movie WHERE id = 1000');
    const whole = await browseMovies(database, { ...EVERYTHING, orderBy: 'VOTES_DESC', first: 14 });
    const ids = [...first.items, ...second.items].map((item) => item.movie.id);
    expect(ids).toEqual(whole.items.map((item) => item.movie.id));
  });

  test('a cursor of another order, or none of ours, is refused', async () => {
    const { items } = await browseMovies(database, EVERYTHING);
    for (const after of [items[0]!.cursor, 'garbage', '']) {
      await expect(
        browseMovies(database, { ...EVERYTHING, orderBy: 'TITLE_ASC', after }),
      ).rejects.toMatchObject({
        code: 'BAD_CURSOR',
      });
    }
  });
});

test('movies are found by their ids, and unknown ones are absent', async () => {
  const movies = await moviesByIds(database, [3, 1, 999]);
  expect([...movies.keys()].sort()).toEqual([1, 3]);
  expect(movies.get(1)).toMatchObject({
    title: 'Title 1',
    year: 1991,
    releaseDate: '1991-01-01',
    genres: ['Comedy', 'Drama'],
  });
  expect(await movieIdsByImdbIds(database, ['tt5', 'tt999'])).toEqual(new Map([['tt5', 5]]));
});

test('genres are counted, most frequent first, and remembered for a minute', async () => {
  let now = 0;
  const facets = new FacetDirectory(database, () => now);
  const counts = [
    { name: 'Drama', count: 60 },
    { name: 'Comedy', count: 30 },
  ];
  expect(await facets.counts('genres')).toEqual(counts);
  await database.pool.query(`UPDATE movie SET genres = '{Western}' WHERE id = 1`);
  const names = async () => (await facets.counts('genres')).map(({ name }) => name);
  expect(await names()).toEqual(['Drama', 'Comedy']);
  now = 61_000;
  expect(await facets.counts('genres')).toEqual(counts);
  await expect.poll(names).toEqual(['Drama', 'Comedy', 'Western']);
});

test('genres that take long to count are remembered for longer', async () => {
  const times = [0, 1_000];
  const facets = new FacetDirectory(database, () => times.shift() ?? 299_000);
  expect(await statementsDuring(() => facets.counts('genres'))).toHaveLength(1);
  expect(await statementsDuring(() => facets.counts('genres'))).toEqual([]);
});
