import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportProfile, type ExportFormat } from '../../../src/people/export.ts';
import { wholeHistory } from '../../../src/people/history.ts';
import { importHistory } from '../../../src/people/import/import-history.ts';
import { matchWorks, type Work } from '../../../src/people/import/match-works.ts';
import { createProfile, readProfile } from '../../../src/people/profiles.ts';
import { listShelves } from '../../../src/people/shelves.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { zipOf } from '../../support/zip-writer.ts';

const MOVIES = [
  { id: 949, imdb: 'tt0113277', title: 'Heat', year: 1995, votes: 7_000 },
  { id: 524, title: 'Casino', year: 1995, votes: 5_500 },
  { id: 194, title: 'Amélie', original: "Le Fabuleux Destin d'Amélie Poulain", year: 2001, votes: 12_000 },
  { id: 603, title: 'The Matrix', year: 1999, votes: 26_000 },
  { id: 841, title: 'Dune', year: 1984, votes: 3_200 },
  { id: 438631, title: 'Dune', year: 2021, votes: 13_800 },
  { id: 77221, title: 'War of the Buttons', year: 2011, votes: 470 },
  { id: 77943, title: 'War of the Buttons', year: 2011, votes: 422 },
];

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.transaction(async (client) => {
    for (const { id, imdb, title, original, year, votes } of MOVIES) {
      await client.query(
        `INSERT INTO movie (id, imdb_id, title, original_title, release_date, vote_count, vote_average)
         VALUES ($1, $2, $3, $4, make_date($5, 7, 1), $6, 7)`,
        [id, imdb ?? null, title, original ?? null, year, votes],
      );
    }
    await indexTitles(
      client,
      MOVIES.map(({ id }) => id),
    );
  });
});

afterAll(() => database.close());

async function historyOf(
  profile: string,
): Promise<Record<string, object & { rating: unknown; watchedOn: unknown }>> {
  const history = await wholeHistory(database, profile);
  return Object.fromEntries(
    history.map(({ movieId, rating, liked, watchedOn, plays, watchlist }) => [
      movieId,
      { rating, liked, watchedOn, plays, watchlist },
    ]),
  );
}

function work(facts: Partial<Work>): Work {
  return { kind: 'movie', title: '', originalTitle: null, year: null, tmdbId: null, imdbId: null, ...facts };
}

test.each<[string, Partial<Work>, number | 'doubtful' | 'unknown']>([
  ['its TMDB id', { title: 'Anything', tmdbId: 949 }, 949],
  ['its IMDb id', { title: 'Anything', imdbId: 'tt0113277' }, 949],
  ['its IMDb id rather than a TMDB id that is a series there', { tmdbId: 603, imdbId: 'tt0113277' }, 949],
  ['title and year', { title: 'Dune', year: 1984 }, 841],
  ['a year off by one', { title: 'Dune', year: 2020 }, 438631],
  ['an article moved to the end', { title: 'Matrix, The', year: 1999 }, 603],
  ['its original title', { title: "Le Fabuleux Destin d'Amélie Poulain", year: 2001 }, 194],
  ['other punctuation', { title: 'Le fabuleux destin d’Amelie Poulain', year: 2001 }, 194],
  ['an edit', { title: 'Le Fabuleux Destinn d’Amelie Poulain', year: 2001 }, 194],
  ['an edit in a short title', { title: 'Casinno', year: 1995 }, 'doubtful'],
  ['two of a title and year', { title: 'War of the Buttons', year: 2011 }, 'doubtful'],
  ['a year far off', { title: 'Casino', year: 2013 }, 'doubtful'],
  ['a title that nothing has', { title: 'Zzyzx Road Revisited', year: 2006 }, 'unknown'],
  ['a title that may be a series, exactly', { kind: 'unknown', title: 'Heat' }, 949],
  ['a title that may be a series, nearly', { kind: 'unknown', title: 'Heats' }, 'unknown'],
])('a work is found by %s', async (_, facts, expected) => {
  const [match] = await matchWorks(database, [work(facts)]);
  expect(match?.outcome === 'matched' ? match.movieId : match?.outcome).toBe(expected);
});

const FILM = 'Date,Name,Year,Letterboxd URI';
const LETTERBOXD = zipOf({
  'ratings.csv': `${FILM},Rating\n2026-02-03,Heat,1995,u,4\n2026-02-03,War of the Buttons,2011,u,3\n2026-02-03,Nowhere to Be Found,2031,u,5\n`,
  'diary.csv': `${FILM},Rating,Rewatch,Tags,Watched Date\n2026-02-03,Heat,1995,u,3,,,2026-01-01\n2026-02-04,Heat,1995,u,4.5,Yes,,2026-02-01\n`,
  'watched.csv': `${FILM}\n2026-02-03,Heat,1995,u\n2026-02-03,Casino,1995,u\n`,
  'watchlist.csv': `${FILM}\n2026-02-03,Dune,2021,u\n`,
  'likes/films.csv': `${FILM}\n2026-02-03,Casino,1995,u\n`,
  'lists/heists.csv': `Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2026-01-01,Heists,,u,\n\nPosition,Name,Year,URL,Description\n1,Heat,1995,u,\n`,
  'profile.csv': 'Date Joined,Username,Email Address\n2020-01-01,ann,ann@example.org\n',
});

test('a Letterboxd export is recorded, and nothing of it is dropped unsaid', async () => {
  await createProfile(database, 'ann');
  const report = await importHistory(database, 'ann', [{ name: 'letterboxd.zip', bytes: LETTERBOXD }]);
  expect(report).toMatchObject({
    matched: 3,
    added: 3,
    series: [],
    shelves: [{ name: 'Heists', movies: 1 }],
    unknown: [{ title: 'Nowhere to Be Found', year: 2031, history: { rating: 5 } }],
    doubtful: [
      {
        title: 'War of the Buttons',
        history: { rating: 3, watched: true },
        candidates: [{ movieId: 77221 }, { movieId: 77943 }],
      },
    ],
  });
  expect(await historyOf('ann')).toEqual({
    949: { rating: 4.5, liked: null, watchedOn: '2026-02-01', plays: 2, watchlist: false },
    524: { rating: null, liked: true, watchedOn: null, plays: 1, watchlist: false },
    438631: { rating: null, liked: null, watchedOn: null, plays: 0, watchlist: true },
  });
  const shelves = await listShelves(database, 'ann');
  expect(shelves.map(({ name, movieCount }) => [name, movieCount])).toEqual([['Heists', 1]]);
});

test('importing the same file again changes nothing', async () => {
  const before = await historyOf('ann');
  const report = await importHistory(database, 'ann', [{ name: 'letterboxd.zip', bytes: LETTERBOXD }]);
  expect(report).toMatchObject({ matched: 3, added: 0 });
  expect(await historyOf('ann')).toEqual(before);
});

test.each<[ExportFormat, number]>([
  ['json', 3],
  ['letterboxd', 3],
])('what is exported as %s is read back as it was', async (format, movies) => {
  const ann = await readProfile(database, 'ann');
  const files = await exportProfile(database, ann!, format);
  await createProfile(database, format);
  const report = await importHistory(
    database,
    format,
    files.map(({ name, content }) => ({ name, bytes: Buffer.from(content) })),
  );
  expect(report).toMatchObject({ matched: movies, doubtful: [], unknown: [] });
  const [exported, imported] = [await historyOf('ann'), await historyOf(format)];
  for (const [id, entry] of Object.entries(imported)) {
    expect(entry).toMatchObject({ rating: exported[id]?.rating, watchedOn: exported[id]?.watchedOn });
  }
});

test('a file that is no history is refused, and says what is accepted', async () => {
  const bytes = Buffer.from('Booked,Amount\n2026-01-01,12\n');
  await expect(importHistory(database, 'ann', [{ name: 'bank.csv', bytes }])).rejects.toThrow(
    /bank\.csv is no history that can be read\. Its columns are "Booked", "Amount"\. Accepted: .*Letterboxd/,
  );
});

test('names, addresses and reviews in the files are stored nowhere', async () => {
  const { rows } = await database.pool.query<{ table: string }>(
    `SELECT relname AS table FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  for (const { table } of rows) {
    const { rows: found } = await database.pool.query(
      `SELECT FROM "${table}" AS t WHERE t::text LIKE '%example.org%'`,
    );
    expect(found, table).toEqual([]);
  }
});
