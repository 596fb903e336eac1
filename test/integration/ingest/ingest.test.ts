import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { demoCatalogue } from '../../../src/catalog/demo.ts';
import { ingest, type IngestProgress, type IngestSource } from '../../../src/ingest/ingest.ts';
import type { IngestReport } from '../../../src/ingest/report.ts';
import {
  asCsv,
  asJsonLines,
  asParquet,
  temporaryFolder,
  type TemporaryFolder,
} from '../../support/catalogue-files.ts';
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

function load(...sources: IngestSource[]): Promise<IngestReport> {
  return ingest(database, sources, { rejectedFile: join(folder.path, 'rejected.jsonl') });
}

async function loadText(name: string, content: string | Uint8Array): Promise<IngestReport> {
  return load({ path: await folder.write(name, content), purpose: 'movies' });
}

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await database.pool.query<Row>(sql)).rows;
}

/** A number that changes when anything in the table does, apart from when it was changed. */
async function fingerprint(): Promise<unknown> {
  return rows(`SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t.id)) AS hash
    FROM (SELECT (to_jsonb(m) - 'updated_at')::text AS t, id FROM movie m) t`);
}

const HEADER = 'id,title,vote_average,vote_count,release_date,genres\n';

describe('loading a catalogue', () => {
  it('gives equal tables from all formats', async () => {
    const movies = [...generateMovies({ movies: 400, seed: 11 })];
    const prints: unknown[] = [];
    const files: [string, string | Uint8Array][] = [
      ['a.csv', asCsv(movies)],
      ['b.csv.gz', asCsv(movies)],
      ['c.jsonl', asJsonLines(movies)],
      ['d.jsonl.gz', asJsonLines(movies, (names) => JSON.stringify(names))],
      ['e.parquet', asParquet(movies, 150)],
    ];
    for (const [name, content] of files) {
      await database.pool.query('TRUNCATE movie CASCADE');
      const report = await loadText(name, content);
      expect(report).toMatchObject({ read: 400, new: 400, updated: 0, unchanged: 0, rejected: {} });
      prints.push(await fingerprint());
    }
    for (const print of prints) expect(print).toEqual(prints[0]);
  });

  it('again changes nothing, not even when rows were last changed', async () => {
    const csv = asCsv([...generateMovies({ movies: 300, seed: 2 })]);
    await loadText('movies.csv', csv);
    const before = await rows('SELECT id, xmin, updated_at FROM movie ORDER BY id');
    expect(await loadText('movies.csv', csv)).toMatchObject({ new: 0, updated: 0, unchanged: 300 });
    expect(await rows('SELECT id, xmin, updated_at FROM movie ORDER BY id')).toEqual(before);
  });

  it('updates the columns the file has and no others', async () => {
    await loadText('movies.csv', `${HEADER}1,A,7.5,10,2001-02-03,"Drama, War"\n2,B,5,3,,\n`);
    const credits = await folder.write('credits.csv', 'id,director,cast\n1,D,"X, Y"\n9,E,Z\n');
    expect(await load({ path: credits, purpose: 'credits' })).toMatchObject({
      read: 2,
      updated: 1,
      rejected: { 'the catalogue has no movie with this id': 1 },
    });
    expect(await loadText('later.csv', 'id,title,runtime,genres\n1,A!,99,Drama\n')).toMatchObject({
      updated: 1,
    });
    expect(
      await rows(`SELECT title, runtime, vote_average, vote_count, release_date, genres, directors, cast_members
        FROM movie WHERE id = 1`),
    ).toEqual([
      {
        title: 'A!',
        runtime: 99,
        vote_average: 7.5,
        vote_count: 10,
        release_date: '2001-02-03',
        genres: ['Drama'],
        directors: ['D'],
        cast_members: ['X', 'Y'],
      },
    ]);
  });

  it('leaves alone what a JSON object does not mention, and empties what it says is null', async () => {
    await loadText('movies.csv', `${HEADER}1,A,7.5,10,2001-02-03,Drama\n2,B,6,20,2002-02-03,War\n`);
    const report = await loadText(
      'changes.jsonl',
      '{"id": 1, "title": "A", "genres": ["Comedy"]}\n{"id": 2, "title": "B", "release_date": null}\n' +
        '{"id": 3, "title": "C", "runtime": 80}\n{"id": 1, "title": "A", "runtime": 90}\n',
    );
    expect(report).toMatchObject({ read: 4, new: 1, updated: 2, duplicates: 1 });
    expect(await rows('SELECT id, vote_count, runtime, release_date, genres FROM movie ORDER BY id')).toEqual(
      [
        { id: 1, vote_count: 10, runtime: 90, release_date: '2001-02-03', genres: ['Comedy'] },
        { id: 2, vote_count: 20, runtime: null, release_date: null, genres: ['War'] },
        { id: 3, vote_count: 0, runtime: 80, release_date: null, genres: [] },
      ],
    );
  });

  it('counts rows that the same file has again, within a batch and across batches; the last wins', async () => {
    const filler = Array.from({ length: 6000 }, (_, i) => `${i + 10},Filler ${i},5,1,,\n`).join('');
    const report = await loadText(
      'twice.csv',
      `${HEADER}1,First,5,1,,\n1,Second,5,1,,\n${filler}1,Third,5,1,,\n`,
    );
    expect(report).toMatchObject({ read: 6003, new: 6001, updated: 0, unchanged: 0, duplicates: 2 });
    expect(await rows('SELECT title FROM movie WHERE id = 1')).toEqual([{ title: 'Third' }]);
  });

  it('writes rejected rows to a file, and no file when there are none', async () => {
    expect((await loadText('good.csv', `${HEADER}1,A,5,1,,\n`)).rejectedFile).toBeNull();
    expect(existsSync(join(folder.path, 'rejected.jsonl'))).toBe(false);
    const report = await loadText(
      'bad.csv',
      `${HEADER}2,B,5,1,,\nx,C,5,1,,\n3,D,99,1,,\n4,"E\n\n5,F,5,1,,\n`,
    );
    expect(report).toMatchObject({
      read: 5,
      new: 3,
      rejected: {
        'id is not a whole number from 1 to 2147483647': 1,
        'a quotation mark is not closed or not doubled': 1,
      },
      unreadable: { 'vote_average is not a number from 0 to 10': { cells: 1, sample: '99' } },
    });
    const lines = (await readFile(report.rejectedFile!, 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { file: 'bad.csv', line: 3, reason: 'id is not a whole number from 1 to 2147483647', found: 'x' },
      { file: 'bad.csv', line: 5, reason: 'a quotation mark is not closed or not doubled', found: '4,"E' },
    ]);
  });

  it('loads nothing at all when one of the files is something else', async () => {
    const good = await folder.write('good.csv', `${HEADER}1,A,5,1,,\n`);
    const other = await folder.write('other.csv', 'user,score\n1,2\n');
    await expect(
      load({ path: good, purpose: 'movies' }, { path: other, purpose: 'credits' }),
    ).rejects.toThrow(/other\.csv is not a list of credits/);
    expect(await rows('SELECT FROM movie')).toEqual([]);
  });

  it('adds alternative titles once, and finds movies by them', async () => {
    await loadText('movies.csv', `${HEADER}194,Amélie,7.9,11000,2001-04-25,Comedy\n`);
    const titles = await folder.write(
      'titles.csv',
      'id,title\n194,Le Fabuleux Destin\n194,Le Fabuleux Destin\n194,Amélie\n7,Nobody\n',
    );
    expect(await load({ path: titles, purpose: 'titles' })).toMatchObject({
      read: 4,
      new: 1,
      unchanged: 2,
      rejected: { 'the catalogue has no movie with this id': 1 },
    });
    expect(await rows('SELECT movie_id, title FROM alternative_title')).toEqual([
      { movie_id: 194, title: 'Le Fabuleux Destin' },
    ]);
    expect(await rows("SELECT movie_id FROM movie_title WHERE folded = 'le fabuleux destin'")).toEqual([
      { movie_id: 194 },
    ]);
  });

  it('keeps the title index right when titles change', async () => {
    await loadText('movies.csv', `${HEADER}1,Old Name,5,1,,\n2,Stays,5,1,,\n`);
    await loadText('movies.csv', `${HEADER}1,New Name,5,1,,\n2,Stays,5,1,,\n`);
    expect(await rows('SELECT movie_id, folded FROM movie_title ORDER BY movie_id')).toEqual([
      { movie_id: 1, folded: 'new name' },
      { movie_id: 2, folded: 'stays' },
    ]);
  });

  it('tells how far it is', async () => {
    const path = await folder.write('movies.csv.gz', asCsv([...generateMovies({ movies: 3000, seed: 5 })]));
    const seen: IngestProgress[] = [];
    await ingest(database, [{ path, purpose: 'movies' }], {
      rejectedFile: join(folder.path, 'rejected.jsonl'),
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.at(-1)).toMatchObject({
      stage: 'Loading movies.csv.gz',
      done: 3000,
      total: 3000,
      unit: 'rows',
    });
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b));
  });

  it('stops between batches when told to, and completes the next time', async () => {
    const path = await folder.write('movies.csv', asCsv([...generateMovies({ movies: 12_000, seed: 5 })]));
    const controller = new AbortController();
    const stopped = ingest(database, [{ path, purpose: 'movies' }], {
      rejectedFile: join(folder.path, 'rejected.jsonl'),
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done > 6000) controller.abort(new Error('enough'));
      },
    });
    await expect(stopped).rejects.toThrow('enough');
    const [{ loaded } = { loaded: -1 }] = await rows<{ loaded: number }>(
      'SELECT count(*)::int AS loaded FROM movie',
    );
    expect(loaded).toBe(5000);
    expect(await load({ path, purpose: 'movies' })).toMatchObject({ new: 7000, unchanged: 5000 });
  });

  it('loads the demo catalogue', async () => {
    const report = await load(...demoCatalogue());
    expect(report.rejected).toEqual({});
    expect(report.sources[0]).toMatchObject({ new: 5000 });
    expect(await rows('SELECT title, cardinality(cast_members) AS cast FROM movie WHERE id = 27205')).toEqual(
      [{ title: 'Inception', cast: 5 }],
    );
    expect(
      await rows(
        'SELECT count(*)::int AS texts FROM movie WHERE overview IS NOT NULL OR tagline IS NOT NULL',
      ),
    ).toEqual([{ texts: 0 }]);
  });
});
