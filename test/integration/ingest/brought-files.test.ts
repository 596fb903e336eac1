import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { IngestReport } from '../../../src/ingest/report.ts';
import { asCsv, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let folder: TemporaryFolder;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  await database.pool.query('TRUNCATE movie CASCADE');
  folder = await temporaryFolder();
});
afterEach(async () => {
  await folder.remove();
});

function load(path: string, encoding: string | null = null): Promise<IngestReport> {
  const options = { rejectedFile: join(folder.path, 'rejected.jsonl'), encoding };
  return ingest(database, [{ path, purpose: 'movies' }], options);
}

async function rows(sql: string): Promise<unknown[]> {
  return (await database.pool.query<object>(sql)).rows;
}

async function writeMovieLens(): Promise<void> {
  await folder.write(
    'movies.csv',
    'movieId,title,genres\n47,Seven (a.k.a. Se7en) (1995),Mystery|Thriller\n68,"City of Lost Children, The (Cité des enfants perdus, La) (1995)",Sci-Fi\n',
  );
  await folder.write('links.csv', 'movieId,imdbId,tmdbId\n47,0114369,807\n68,0112682,902\n');
  await folder.write(
    'ratings.csv',
    'userId,movieId,rating,timestamp\n1,47,5.0,1\n2,47,4.0,1\n2,68,3.5,1\n2,99,3.5,1\n',
  );
  await folder.write(
    'tags.csv',
    'userId,movieId,tag,timestamp\n1,47,Serial Killer,1\n2,47,twist ending,1\n3,47,serial killer,1\n',
  );
}

const MOVIE_LENS_FIELDS = `SELECT id, title, original_title, release_date::text, genres, vote_count, vote_average::float8,
  keywords, imdb_id FROM movie ORDER BY id`;

describe('MovieLens', () => {
  it('alone gives votes from its ratings, keywords from its tags and other titles', async () => {
    await writeMovieLens();
    const report = await load(folder.path);
    expect(report.sources.map(({ purpose }) => purpose)).toEqual([
      'movies',
      'links',
      'votes',
      'keywords',
      'titles',
    ]);
    expect(await rows(MOVIE_LENS_FIELDS)).toEqual([
      {
        id: 807,
        title: 'Seven',
        original_title: null,
        release_date: '1995-01-01',
        genres: ['Mystery', 'Thriller'],
        vote_count: 2,
        vote_average: 9,
        keywords: ['serial killer', 'twist ending'],
        imdb_id: 'tt0114369',
      },
      {
        id: 902,
        title: 'The City of Lost Children',
        original_title: 'La Cité des enfants perdus',
        release_date: '1995-01-01',
        genres: ['Sci-Fi'],
        vote_count: 1,
        vote_average: 7,
        keywords: [],
        imdb_id: 'tt0112682',
      },
    ]);
    expect(await rows('SELECT movie_id, title FROM alternative_title')).toEqual([
      { movie_id: 807, title: 'Se7en' },
    ]);
  });

  it('beside TMDB fills what is not known and changes nothing else', async () => {
    await load(
      await folder.write(
        'tmdb.csv',
        'id,title,release_date,genres,vote_count,vote_average,keywords\n807,Se7en,1995-09-22,"Crime, Thriller",20000,8.4,\n',
      ),
    );
    await writeMovieLens();
    await load(folder.path);
    const [seven] = await rows(MOVIE_LENS_FIELDS);
    expect(seven).toEqual({
      id: 807,
      title: 'Se7en',
      original_title: null,
      release_date: '1995-09-22',
      genres: ['Crime', 'Thriller'],
      vote_count: 20_000,
      vote_average: expect.closeTo(8.4, 5) as number,
      keywords: ['serial killer', 'twist ending'],
      imdb_id: 'tt0114369',
    });
  });

  it('of a newer release updates the votes that an older one gave', async () => {
    await writeMovieLens();
    await load(folder.path);
    await folder.write(
      'ratings.csv',
      'userId,movieId,rating,timestamp\n1,47,5.0,1\n2,47,4.0,1\n3,47,3.0,2\n',
    );
    await load(folder.path);
    expect(await rows('SELECT id, vote_count, vote_average::float8 FROM movie ORDER BY id')).toEqual([
      { id: 807, vote_count: 3, vote_average: 8 },
      { id: 902, vote_count: 1, vote_average: 7 },
    ]);
  });
});

describe('a file', () => {
  it('that breaks off says how many whole batches it left', async () => {
    const whole = gzipSync(asCsv([...generateMovies({ movies: 7000, seed: 1 })]));
    const path = await folder.write('cut.csv', whole.subarray(0, Math.round(whole.length * 0.9)));
    await expect(load(path)).rejects.toThrow(/cut\.csv is damaged.*1 whole batch of 5000 rows/);
    expect(await rows('SELECT count(*)::int AS movies FROM movie')).toEqual([{ movies: 5000 }]);
  });

  it('says when it was not UTF-8, and is decoded as the caller says', async () => {
    const text = 'id,title,genres\n1,Amélie,Comedy\n';
    const report = await load(await folder.write('latin1.csv', Buffer.from(text, 'latin1')));
    expect(report.sources[0]?.notes).toContain(
      'it is not UTF-8 and was read as Windows-1252, for example “Amélie”; --encoding says otherwise',
    );
    const japanese = Buffer.concat([
      Buffer.from('id,title,genres\n2,'),
      Buffer.from([0x82, 0xe0, 0x82, 0xcc, 0x82, 0xcc, 0x82, 0xaf, 0x95, 0x50]),
      Buffer.from(',Animation\n'),
    ]);
    const path = await folder.write('sjis.csv', japanese);
    await expect(load(path)).rejects.toThrow(/--encoding, for example shift_jis/);
    await load(path, 'shift_jis');
    expect(await rows('SELECT title FROM movie ORDER BY id')).toEqual([
      { title: 'Amélie' },
      { title: 'もののけ姫' },
    ]);
  });

  it('of the TMDB API brings credits and alternative titles with its movies', async () => {
    const movie = {
      id: 194_662,
      title: 'Birdman or (The Unexpected Virtue of Ignorance)',
      genres: [{ id: 35, name: 'Comedy' }],
      credits: {
        cast: [{ name: 'Michael Keaton', order: 0 }],
        crew: [{ job: 'Director', name: 'Alejandro González Iñárritu' }],
      },
      alternative_titles: { titles: [{ iso_3166_1: 'US', title: 'Birdman', type: '' }] },
    };
    await load(await folder.write('api.json', JSON.stringify(movie, null, 2)));
    expect(await rows('SELECT directors, cast_members FROM movie')).toEqual([
      { directors: ['Alejandro González Iñárritu'], cast_members: ['Michael Keaton'] },
    ]);
    expect(await rows('SELECT title FROM alternative_title')).toEqual([{ title: 'Birdman' }]);
  });
});
