import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MovieFilter } from '../../../src/movie/filters.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { resolveTitle, resolveTitles } from '../../../src/search/resolve-titles.ts';
import { searchTitles } from '../../../src/search/search-titles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

interface Given {
  readonly id: number;
  readonly title: string;
  readonly original?: string;
  readonly also?: readonly string[];
  readonly year?: number;
  readonly votes?: number;
  readonly adult?: boolean;
  readonly genres?: readonly string[];
}

const MOVIES: readonly Given[] = [
  { id: 27205, title: 'Inception', year: 2010, votes: 39362, genres: ['Action', 'Science Fiction'] },
  { id: 64956, title: 'Inception: The Cobol Job', year: 2010, votes: 300 },
  { id: 155, title: 'The Dark Knight', year: 2008, votes: 34000 },
  { id: 49026, title: 'The Dark Knight Rises', year: 2012, votes: 23000 },
  { id: 194, title: 'Amélie', original: "Le Fabuleux Destin d'Amélie Poulain", year: 2001, votes: 12342 },
  { id: 11, title: 'Star Wars', also: ['Star Wars: Episode IV - A New Hope'], year: 1977, votes: 22671 },
  { id: 1891, title: 'The Empire Strikes Back', also: ['Star Wars: Episode V'], year: 1980, votes: 18291 },
  { id: 438631, title: 'Dune', year: 2021, votes: 13800 },
  { id: 841, title: 'Dune', year: 1984, votes: 3200 },
  { id: 876, title: 'Dune', year: 2000, votes: 120 },
  { id: 807, title: 'Se7en', also: ['Seven'], year: 1995, votes: 23159 },
  { id: 76600, title: 'Avatar: The Way of Water', year: 2022, votes: 14190 },
  { id: 557, title: 'Spider-Man', year: 2002, votes: 20000, genres: ['Action'] },
  { id: 120, title: 'The Lord of the Rings: The Fellowship of the Ring', year: 2001, votes: 27655 },
  { id: 121, title: 'The Lord of the Rings: The Two Towers', year: 2002, votes: 23966 },
  { id: 122, title: 'The Lord of the Rings: The Return of the King', year: 2003, votes: 26642 },
  { id: 123, title: 'The Lord of the Rings', year: 1978, votes: 1029 },
  { id: 129, title: 'Spirited Away', original: '千と千尋の神隠し', year: 2001, votes: 18402 },
  { id: 670, title: 'Oldboy', original: '올드보이', year: 2003, votes: 9764 },
  { id: 1398, title: 'Stalker', original: 'Сталкер', year: 1979, votes: 2000 },
  { id: 1, title: '...', votes: 3 },
  { id: 2, title: 'Nights of Velvet', votes: 50, adult: true },
  { id: 3, title: "It's 100%_a\\b 'quoted'", votes: 8 },
  { id: 4, title: '👻', votes: 2 },
  { id: 5, title: 'مرحبا', votes: 2 },
];

let database: TestDatabase;

async function write(movies: readonly Given[]): Promise<void> {
  await database.transaction(async (client) => {
    for (const { id, title, original, year, votes, adult, genres, also } of movies) {
      await client.query(
        `INSERT INTO movie (id, title, original_title, release_date, vote_count, adult, genres)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, vote_count = excluded.vote_count`,
        [
          id,
          title,
          original ?? null,
          year ? `${year}-01-01` : null,
          votes ?? 0,
          adult ?? false,
          genres ?? [],
        ],
      );
      for (const other of also ?? []) {
        await client.query('INSERT INTO alternative_title VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          id,
          other,
        ]);
      }
    }
    await indexTitles(
      client,
      movies.map(({ id }) => id),
    );
  });
}

async function ids(query: string, filter: MovieFilter = {}, first = 10): Promise<number[]> {
  const matches = await searchTitles(database, { query, filter, first });
  return matches.map(({ movieId }) => movieId);
}

beforeAll(async () => {
  database = await openTestDatabase();
  await write(MOVIES);
});
afterAll(() => database.close());

describe('searchTitles', () => {
  it.each([
    ['inceptoin', 27205],
    ['dark knigth', 155],
    ['amelie', 194],
    ['star wars 4', 11],
    ['dune 2021', 438631],
    ['Dune (1984)', 841],
    ['se7en', 807],
    ['seven', 807],
    ['the way of water', 76600],
    ['spiderman', 557],
    ['lord of the rings 2', 121],
    ['千と千尋の神隠し', 129],
    ['oldeuboi', 670],
    ['올드보이', 670],
    ['Сталкер', 1398],
    ['knight dark', 155],
    ['thelordoftherings', 123],
    ['incep', 27205],
    ['👻', 4],
    ['مرحبا', 5],
    ["it's 100%_a\\b 'quoted'", 3],
  ])('finds what %s means', async (typed, id) => {
    expect((await ids(typed))[0]).toBe(id);
  });

  it('lists different movies with one title, the better known first, each with similarity 1', async () => {
    const matches = await searchTitles(database, { query: 'Dune', first: 10 });
    expect(matches.slice(0, 3).map(({ movieId }) => movieId)).toEqual([438631, 841, 876]);
    expect(matches.slice(0, 3).map(({ similarity }) => similarity)).toEqual([1, 1, 1]);
  });

  it('names the title that matched', async () => {
    expect((await searchTitles(database, { query: 'seven', first: 1 }))[0]).toEqual({
      movieId: 807,
      similarity: 1,
      matchedTitle: 'Seven',
    });
  });

  it('leaves out adult movies unless they are asked for', async () => {
    expect(await ids('nights of velvet')).toEqual([]);
    expect(await ids('nights of velvet', { includeAdult: true })).toEqual([2]);
  });

  it('returns only movies that the filter lets through', async () => {
    expect(await ids('dune', { maxYear: 1990 })).toEqual([841]);
    expect(await ids('inception', { genres: ['Action'], minVotes: 1_000 })).toEqual([27205]);
    expect(await ids('inception', { genres: ['Western'] })).toEqual([]);
  });

  it('takes LIKE and tsquery characters for what they are: punctuation', async () => {
    for (const query of [
      "a'b",
      'a\\',
      "'); DROP TABLE movie; --",
      'dune & !spice | (',
      'dune:*',
      '=dune',
      '~x',
    ]) {
      await expect(ids(query)).resolves.toBeInstanceOf(Array);
    }
  });

  it('finds nothing for what is like no title', async () => {
    expect(await ids('qqqqzzzzxxxx')).toEqual([]);
  });

  it.each([
    ['the way ofxwater', 76600],
    ['darkxknight', 155],
    ['spiritedxaway', 129],
  ])('reads %s, where a letter took the place of a space', async (typed, id) => {
    expect((await ids(typed))[0]).toBe(id);
  });

  it.each([
    ['spirte', 'spirit'],
    ['incrp', 'incep'],
    ['felowsh', 'fellowsh'],
  ])('finds from a mistyped beginning (%s) what the right one (%s) finds', async (typed, right) => {
    expect((await ids(typed))[0]).toBe((await ids(right))[0]);
  });

  it('suggests other titles with the same words below the title that was typed', async () => {
    expect(await ids('the dark knight')).toEqual([155, 49026]);
    expect(await ids('the of the rings')).toEqual(expect.arrayContaining([120, 121, 122, 123]));
  });

  it.each([0, 101, 1.5])('refuses first: %d', async (first) => {
    await expect(ids('dune', {}, first)).rejects.toThrow(/from 1 to 100/);
  });

  it.each(['', ' ', '?!', 'a\0b', 'x'.repeat(1_001)])('refuses the query %j', async (query) => {
    await expect(ids(query)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('answers a query of 1,000 characters', async () => {
    await expect(ids('word '.repeat(200))).resolves.toBeInstanceOf(Array);
  });
});

describe('resolveTitle', () => {
  it('takes the best match', async () => {
    expect((await resolveTitle(database, 'dark knigth')).movieId).toBe(155);
  });

  it('is null with suggestions when nothing is close enough', async () => {
    const { movieId, suggestions } = await resolveTitle(database, 'the dork kings of spice');
    expect(movieId).toBeNull();
    expect(suggestions.length).toBeGreaterThan(0);
  });

  it('resolves several in their order, equal ones too', async () => {
    const resolved = await resolveTitles(database, ['amelie', 'dune 1984', 'amelie', 'qqqqzzzz']);
    expect(resolved.map(({ movieId }) => movieId)).toEqual([194, 841, 194, null]);
  });
});

describe('indexTitles', () => {
  it('follows a movie that is renamed, voted for, given another title and removed', async () => {
    await write([{ id: 90, title: 'Zanzibar Overture', votes: 4 }]);
    expect(await ids('zanzibar overtrue')).toEqual([90]);
    await write([{ id: 90, title: 'Marzipan Serenade', votes: 5_000, also: ['Quince Ballad'] }]);
    expect(await ids('zanzibar overture')).not.toContain(90);
    expect(await ids('marzipan serenade')).toEqual([90]);
    expect(await ids('quince balad')).toEqual([90]);
    await database.pool.query("DELETE FROM alternative_title WHERE title = 'Quince Ballad'");
    await write([{ id: 90, title: 'Marzipan Serenade', votes: 5_000 }]);
    expect(await ids('quince balad')).not.toContain(90);
    expect(await ids('marzipan serenade')).toEqual([90]);
    await database.pool.query('DELETE FROM movie WHERE id = 90');
    expect(await ids('marzipan serenade')).toEqual([]);
  });

  it('writes nothing when nothing changed', async () => {
    const state = 'SELECT ctid::text, movie_id, folded FROM movie_title ORDER BY movie_id, folded';
    const before = await database.pool.query(state);
    await write(MOVIES);
    const after = await database.pool.query(state);
    expect(after.rows).toEqual(before.rows);
  });

  it('is undone with the transaction it is part of', async () => {
    await expect(
      database.transaction(async (client) => {
        await client.query("INSERT INTO movie (id, title) VALUES (91, 'Ephemeral Lantern')");
        await indexTitles(client, [91]);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await ids('ephemeral lantern')).toEqual([]);
  });
});
