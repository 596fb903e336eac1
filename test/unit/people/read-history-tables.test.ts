import { describe, expect, test } from 'vitest';
import type { HistoryRow } from '../../../src/people/import/history-row.ts';
import { LETTERBOXD_FILM, facts, lines, read } from '../../support/read-history.ts';

describe('a table is told by its columns', () => {
  test.each<[string, string, string, Partial<HistoryRow>]>([
    [
      'Letterboxd diary',
      'export.csv',
      lines(
        `${LETTERBOXD_FILM},Rating,Rewatch,Tags,Watched Date`,
        '2026-02-03,"Crouching Tiger, Hidden Dragon",2000,https://boxd.it/aaaa,4.5,Yes,"wuxia, tv",2026-02-01',
      ),
      {
        kind: 'movie',
        title: 'Crouching Tiger, Hidden Dragon',
        year: 2000,
        rating: 4.5,
        watched: true,
        watchedOn: '2026-02-01',
        plays: 1,
      },
    ],
    [
      'Letterboxd reviews',
      'export.csv',
      lines(
        `${LETTERBOXD_FILM},Rating,Rewatch,Review,Tags,Watched Date`,
        '2026-02-03,Heat,1995,https://boxd.it/aaaa,4,,"Two lines.',
        'The second, ""quoted"".",,2026-02-01',
      ),
      { kind: 'movie', title: 'Heat', year: 1995, rating: 4, watched: true, watchedOn: '2026-02-01' },
    ],
    [
      'Letterboxd ratings',
      'export.csv',
      lines(`${LETTERBOXD_FILM},Rating`, '2026-02-03,Heat,1995,https://boxd.it/aaaa,0.5'),
      { kind: 'movie', title: 'Heat', year: 1995, rating: 0.5, watched: true },
    ],
    [
      'Letterboxd films',
      'watchlist (1).csv',
      lines(LETTERBOXD_FILM, '2026-02-03,Heat,1995,https://boxd.it/aaaa'),
      { kind: 'movie', title: 'Heat', year: 1995, watchlist: true },
    ],
    [
      'Letterboxd list',
      'lists/heist.csv',
      lines(
        'Letterboxd list export v7',
        'Date,Name,Tags,URL,Description',
        '2026-01-01,Heists,,https://boxd.it/x,"One, two"',
        '',
        'Position,Name,Year,URL,Description',
        '1,Heat,1995,https://boxd.it/aaaa,',
      ),
      { kind: 'movie', title: 'Heat', year: 1995, shelf: 'Heists' },
    ],
    [
      'IMDb ratings',
      'ratings.csv',
      lines(
        'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors',
        'tt0118799,9,2026-03-01,Life Is Beautiful,La vita è bella,https://www.imdb.com/title/tt0118799,Film,8.6,116,1997,"Comedy, Drama",800000,1997-12-20,Roberto Benigni',
      ),
      {
        kind: 'movie',
        title: 'Life Is Beautiful',
        originalTitle: 'La vita è bella',
        year: 1997,
        imdbId: 'tt0118799',
        rating: 4.5,
        watched: true,
      },
    ],
    [
      'IMDb ratings (before 2017)',
      'ratings.csv',
      lines(
        '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"',
        '"1","tt0113277","Mon Mar  2 00:00:00 2015","","","Heat","Feature Film","Michael Mann","10","8.2","170","1995","crime","400000","1995-12-15","http://www.imdb.com/title/tt0113277/"',
      ),
      { kind: 'movie', title: 'Heat', year: 1995, imdbId: 'tt0113277', rating: 5, watched: true },
    ],
    [
      'IMDb list',
      'WATCHLIST.csv',
      lines(
        'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated',
        '1,tt2861424,2024-01-01,2024-01-01,,Rick and Morty,Rick and Morty,u,Serie TV,9.1,23,2013–2023,Animation,600000,2013-12-02,,,',
        '2,tt0113277,2024-01-01,2024-01-01,,Heat,Heat,u,Film,8.2,170,1995,Crime,700000,1995-12-15,Michael Mann,,',
      ),
      {
        kind: 'series',
        title: 'Rick and Morty',
        originalTitle: 'Rick and Morty',
        year: 2013,
        imdbId: 'tt2861424',
        watchlist: true,
      },
    ],
    [
      'TMDB account',
      'ratings.csv',
      lines(
        'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated',
        '949,tt0113277,movie,Heat,1995-12-15,,,7.9,8,2026-01-01T10:00:00Z',
      ),
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        imdbId: 'tt0113277',
        rating: 4,
        watched: true,
      },
    ],
    [
      'MovieLens',
      'movielens-ratings.csv',
      lines('movie_id,imdb_id,tmdb_id,rating,average_rating,title', '6,0113277,949,3.5,3.9,Heat (1995)'),
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        imdbId: 'tt0113277',
        rating: 3.5,
        watched: true,
      },
    ],
    [
      'Simkl',
      'simkl.csv',
      lines(
        'SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB',
        '53992,Heat,movie,1995,completed,,18-12-2023 21:50:41,9,,,949,tt0113277',
      ),
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        imdbId: 'tt0113277',
        rating: 4.5,
        watched: true,
        watchedOn: '2023-12-18',
      },
    ],
    [
      'Criticker',
      'ratings.csv',
      lines(
        'Score, Film Name, Year, Mini Review, URL, IMDB ID',
        '40, "Heat", 1995, "", "https://www.criticker.com/film/Heat/", tt0113277',
        '60, Casino, 1995, , https://www.criticker.com/film/Casino/, tt0112641',
        '20, Jade, 1995, , https://www.criticker.com/film/Jade/, tt0113451',
      ),
      { kind: 'movie', title: 'Heat', year: 1995, imdbId: 'tt0113277', rating: 3, watched: true },
    ],
    [
      'Netflix viewing history',
      'NetflixViewingHistory.csv',
      lines('Title,Date', '"Heat","3/1/26"', '"Dark: Season 1: Secrets","2/27/26"'),
      { kind: 'unknown', title: 'Heat', watched: true, watchedOn: '2026-03-01', plays: 1 },
    ],
    [
      'Netflix viewing activity',
      'ViewingActivity.csv',
      lines(
        'Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type,Device Type,Bookmark,Latest Bookmark,Country',
        'Ann,2026-03-01 20:00:00,00:02:01,,Heat (Trailer),TRAILER,TV,00:02:01,00:02:01,US',
        'Ann,2026-03-01 20:05:00,02:45:10,,Heat,,TV,02:45:10,02:45:10,US',
      ),
      { kind: 'unknown', title: 'Heat', watched: true, watchedOn: '2026-03-01', plays: 1 },
    ],
    [
      'Netflix ratings',
      'Ratings.csv',
      lines(
        'Profile Name,Title Name,Rating Type,Star Value,Thumbs Value,Device Model,Event Utc Ts',
        'Ann,Heat,thumb,,2,TV,2026-03-01',
      ),
      { kind: 'unknown', title: 'Heat', liked: true, watched: true },
    ],
    [
      'TV Time films',
      'tracking-prod-records.csv',
      lines(
        'uuid,type,entity_type,movie_name,release_date,watch_date_range_key,created_at',
        'u-1,watch,movie,Heat,1995-12-15 00:00:00,watch-date-1740862800,2025-03-02 10:00:00',
        'u-2,follow,movie,Casino,1995-11-22 00:00:00,,2025-03-02 10:00:00',
      ),
      { kind: 'movie', title: 'Heat', year: 1995, watched: true, watchedOn: '2025-03-01', plays: 1 },
    ],
    [
      'TV Time ratings',
      'ratings-live-votes.csv',
      lines('uuid,episode_id,movie_name,vote_key', 'u-1,0,Heat,0-7-29'),
      { kind: 'movie', title: 'Heat', rating: 4, watched: true },
    ],
    [
      'Douban',
      'douban.csv',
      lines(
        '标题,个人评分,打分日期,我的短评,上映日期,状态',
        '盗火线 / Heat,5,2024/01/02,好,1995-12-15(美国),看过',
      ),
      { kind: 'movie', title: '盗火线', originalTitle: 'Heat', year: 1995, rating: 5, watched: true },
    ],
    [
      'films as a table',
      'mine.csv',
      lines('WatchedDate,Title,Year,tmdbID,Rating10', '2026-01-02,Heat,1995,949,7'),
      {
        kind: 'movie',
        title: 'Heat',
        year: 1995,
        tmdbId: 949,
        rating: 3.5,
        watched: true,
        watchedOn: '2026-01-02',
      },
    ],
    [
      'films as a table',
      'mine.csv',
      lines('film;release year;my rating', 'Heat;1995;88', 'Casino;1995;70'),
      { kind: 'movie', title: 'Heat', year: 1995, rating: 4.5, watched: true },
    ],
  ])('%s', async (format, name, text, expected) => {
    const file = await read(name, text);
    expect(file.format).toBe(format);
    expect(facts(file.rows[0])).toEqual(expected);
  });
});

test("Jellyfin's Playback Reporting has no header, and durations that overflowed", async () => {
  const id = '0123456789abcdef0123456789abcdef';
  const row = (name: string, seconds: number, type = 'Movie') =>
    `2026-03-01 20:00:00.1234567\t${id}\t${id}\t${type}\t${name}\tDirectPlay\tWeb\tTV\t${seconds}`;
  const file = await read(
    'report.tsv',
    [row('Heat', 9_000), row('Casino', -2_147_483_648), row('Jade', 60)].join('\n'),
  );
  expect(file.format).toBe('Jellyfin Playback Reporting');
  expect(file.rows.map(({ title }) => title)).toEqual(['Heat', 'Casino']);
  expect(file.skipped).toBe(1);
});

test('Latin-1 and a byte-order mark are read', async () => {
  const header = 'Const,Your Rating,Title,Title Type,Year\r\n';
  const latin1 = await read(
    'ratings.csv',
    Buffer.from(`${header}tt0211915,9,Amélie,Film,2001\r\n`, 'latin1'),
  );
  expect(latin1.rows[0]).toMatchObject({ title: 'Amélie', imdbId: 'tt0211915' });
  const marked = await read('ratings.csv', `\uFEFF${header}tt0211915,9,Amélie,Film,2001\r\n`);
  expect(marked.rows[0]).toMatchObject({ title: 'Amélie', imdbId: 'tt0211915' });
});

test('a file of another kind says what its columns are', async () => {
  const file = await read('bank.csv', lines('Booked,Amount', '2026-01-01,12'));
  expect(file).toMatchObject({
    format: null,
    rows: [],
    skipped: 1,
    notes: ['Its columns are "Booked", "Amount".'],
  });
});
