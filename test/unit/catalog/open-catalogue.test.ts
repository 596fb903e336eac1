import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import type { Purpose } from '../../../src/catalog/columns.ts';
import { InputError } from '../../../src/movie/errors.ts';
import type { MovieRecord } from '../../../src/catalog/movie-record.ts';
import { openCatalogue } from '../../../src/catalog/open-catalogue.ts';
import {
  asCsv,
  asJsonLines,
  asParquet,
  temporaryFolder,
  type TemporaryFolder,
} from '../../support/catalogue-files.ts';

const movies = [...generateMovies({ movies: 60, seed: 7 })];

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await folder.remove();
});

interface Read {
  readonly records: readonly MovieRecord[];
  readonly lines: readonly number[];
  readonly rejected: readonly [line: number, reason: string][];
  readonly unreadable: readonly string[];
  readonly purposes: readonly Purpose[];
}

async function read(path: string, purpose: Purpose = 'movies'): Promise<Read> {
  const records: MovieRecord[] = [];
  const lines: number[] = [];
  const rejected: [number, string][] = [];
  const unreadable: string[] = [];
  const sources = await openCatalogue(path, purpose);
  for (const source of sources) {
    for await (const chunk of source.chunks()) {
      for (const { reason, found } of chunk.unreadable ?? []) unreadable.push(`${reason}: ${found}`);
      records.push(...chunk.records.map(({ record }) => record));
      lines.push(...chunk.records.map(({ line }) => line));
      rejected.push(
        ...chunk.rejected.map(({ line, rejection }): [number, string] => [line, rejection.reason]),
      );
    }
  }
  return { records, lines, rejected, unreadable, purposes: sources.map((source) => source.purpose) };
}

/** What the 24 columns say about the made-up movies. */
const expected = movies.map((movie) =>
  Object.fromEntries(Object.entries(movie).filter(([field]) => field !== 'directors' && field !== 'cast')),
);

function python(names: readonly string[]): string {
  return `[${names.map((name, id) => `{'id': ${id}, 'name': "${name}"}`).join(', ')}]`;
}

describe('a catalogue', () => {
  it.each<[string, () => string | Uint8Array]>([
    ['movies.csv', () => asCsv(movies)],
    ['movies.csv.gz', () => asCsv(movies)],
    ['with-bom.csv', () => `\ufeff${asCsv(movies)}`],
    ['crlf.csv', () => asCsv(movies.map((movie) => ({ ...movie, overview: null }))).replaceAll('\n', '\r\n')],
    ['utf16.csv', () => Buffer.from(`\ufeff${asCsv(movies)}`, 'utf16le')],
    ['movies.jsonl', () => asJsonLines(movies)],
    ['movies.ndjson.gz', () => asJsonLines(movies)],
    ['text-lists.jsonl', () => asJsonLines(movies, (names) => names.join(', '))],
    ['python-lists.jsonl', () => asJsonLines(movies, python)],
    ['objects.jsonl', () => asJsonLines(movies, (names) => names.map((name, id) => ({ id, name })))],
    ['movies.parquet', () => asParquet(movies, 25)],
    ['no-extension', () => asParquet(movies, 1000)],
  ])('is the same read from %s', async (name, content) => {
    const { records, rejected } = await read(await folder.write(name, content()));
    expect(rejected).toEqual([]);
    expect(records).toEqual(
      name === 'crlf.csv' ? expected.map((one) => ({ ...one, overview: null })) : expected,
    );
  });

  it('gives the line each movie begins on', async () => {
    const path = await folder.write(
      'lines.csv',
      'id,title,overview\n1,A,"one\ntwo\n\nthree"\n2,B,x\n\n3,C,y\n',
    );
    expect((await read(path)).lines).toEqual([2, 6, 8]);
  });

  it('has only the fields its columns give', async () => {
    const path = await folder.write('few.csv', 'ID,Title,Genres,colour\n1,A,"Drama, War",red\n');
    expect((await read(path)).records).toEqual([{ id: 1, title: 'A', genres: ['Drama', 'War'] }]);
  });

  it('in JSON lines has the fields each object gives', async () => {
    const path = await folder.write(
      'sparse.jsonl',
      '{"id": 1, "title": "A", "genres": [{"id": 18, "name": "Drama"}]}\n\n{"id": 2, "title": "B", "runtime": null}\n' +
        '{"id": 3, "title": "C", "credits": {"cast": [{"name": "X"}], "crew": [{"job": "Director", "name": "Y"}]}}\n' +
        "{'id': 4, 'title': 'D', 'runtime': nan}\n",
    );
    expect((await read(path)).records).toEqual([
      { id: 1, title: 'A', genres: ['Drama'] },
      { id: 2, title: 'B', runtime: null },
      { id: 3, title: 'C', cast: ['X'], directors: ['Y'] },
      { id: 4, title: 'D', runtime: null },
    ]);
  });

  it('rejects bad rows with line and reason and reads on', async () => {
    const path = await folder.write(
      'bad.csv',
      'id,title,vote_average,vote_count,release_date\n' +
        '1,Good,7,10,2001-01-01\nx,No id,7,10,\n3,,7,10,\n4,Too good,11,10,\n5,Negative,5,-1,\n6,Never,5,5,2001-02-30\n' +
        `7,Short,5\n8,Long,5,5,2001-01-01,more\n9,"${'x'.repeat(1001)}",5,5,\n10,\0\u0007,5,5,\n` +
        '11,Trailing comma,5,5,,\n12,Nobody voted,9.9,0,\n',
    );
    const { records, rejected, unreadable } = await read(path);
    expect(unreadable).toEqual([
      'vote_average is not a number from 0 to 10: 11',
      'vote_count is not a whole number from 0 to 100000000: -1',
      'release_date is not a date (YYYY-MM-DD, year 1800 to 2200): 2001-02-30',
    ]);
    expect(records.map(({ id }) => id)).toEqual([1, 4, 5, 6, 12]);
    expect(records[4]?.voteAverage).toBeNull();
    expect(records[1]).toEqual({ id: 4, title: 'Too good', voteCount: 10, releaseDate: null });
    expect(rejected).toEqual([
      [3, 'id is not a whole number from 1 to 2147483647'],
      [4, 'title is missing'],
      [8, 'the row has not the 5 fields of the header'],
      [9, 'the row has not the 5 fields of the header'],
      [10, 'title is longer than 1000 characters'],
      [11, 'title is missing'],
      [12, 'the row has not the 5 fields of the header'],
    ]);
  });

  it('in JSON lines rejects lines that are no objects', async () => {
    const path = await folder.write(
      'bad.jsonl',
      '{"id":1,"title":"A","genres":[]}\n{"id":2,\n[1]\n{"title":"B"}\n',
    );
    expect((await read(path)).rejected).toEqual([
      [2, 'the line is not a JSON object'],
      [3, 'the line is not a JSON object'],
      [4, 'id is missing'],
    ]);
  });

  it('keeps addresses of web pages and nothing a browser would run', async () => {
    const path = await folder.write(
      'links.csv',
      'id,title,homepage,poster_path,genres\n1,A,https://a.example/,/p.jpg,x\n2,B,javascript:alert(1),"/p"">.jpg",x\n',
    );
    const { records } = await read(path);
    expect(records.map(({ homepage, posterPath }) => [homepage, posterPath])).toEqual([
      ['https://a.example/', '/p.jpg'],
      [undefined, undefined],
    ]);
  });
});

describe('what is no catalogue', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    [
      'other.csv',
      'user,score\n1,2\n',
      /other\.csv is not a movie catalogue.*missing: tmdb_id or movie_id or id, title.*found: user, score/,
    ],
    ['titles.csv', 'id,title\n1,A\n', /at least one is needed of: overview.*--titles/],
    ['credits.csv', 'id,director,cast\n1,A,B\n', /missing: title.*--credits/],
    ['movies.csv', 'movieId,title,genres\n1,A (1999),x\n', /MovieLens.*folder/],
    ['empty.csv', '', /is empty/],
    ['blank.csv', ' \n\n', /is empty/],
    ['array.json', '[{"id": 1}]', /missing: title.*found: id/],
    ['pretty.json', '{\n  "id": 1\n}\n', /missing: title.*found: id/],
    ['archive.zip', Buffer.from('PK\u0003\u0004rest'), /zip archive/],
    ['picture.png', Buffer.from('\x89PNG\r\n\0\0\0\rIHDR', 'latin1'), /is not a text file/],
    ['broken.parquet', 'PAR1 and nothing more', /cannot be read as Parquet/],
    ['broken.csv', Buffer.from([0x1f, 0x8b, 9, 9, 9]), /is damaged/],
  ])('%s is refused at once', async (name, content, message) => {
    const path = await folder.write(name, content);
    await expect(openCatalogue(path, 'movies')).rejects.toThrow(message);
    await expect(openCatalogue(path, 'movies')).rejects.toBeInstanceOf(InputError);
  });

  it('is refused when it is not there', async () => {
    await expect(openCatalogue('/nowhere/movies.csv', 'movies')).rejects.toThrow(/does not exist/);
  });

  it('a download that broke off gives the rows that are whole, then says so', async () => {
    const { gzipSync } = await import('node:zlib');
    const whole = gzipSync(asCsv([...generateMovies({ movies: 3000, seed: 1 })]));
    const path = await folder.write('cut.csv', whole.subarray(0, whole.length / 2));
    const [source] = await openCatalogue(path, 'movies');
    let rows = 0;
    const readAll = async () => {
      for await (const chunk of source!.chunks()) rows += chunk.records.length;
    };
    await expect(readAll()).rejects.toThrow(/cut\.csv is damaged/);
    expect(rows).toBeGreaterThan(500);
  });
});

describe('additions', () => {
  it('are credits', async () => {
    const path = await folder.write('credits.csv.gz', 'id,director,cast\n1,"A, B","C, D"\n');
    expect((await read(path, 'credits')).records).toEqual([
      { id: 1, directors: ['A', 'B'], cast: ['C', 'D'] },
    ]);
    await expect(openCatalogue(path, 'titles')).rejects.toThrow(/not a list of alternative titles/);
  });

  it('are alternative titles', async () => {
    const path = await folder.write('other.csv', 'movie_id,title\n1,Amélie\n1,\n');
    const { records, rejected } = await read(path, 'titles');
    expect(records).toEqual([{ id: 1, title: 'Amélie' }]);
    expect(rejected).toEqual([[3, 'title is missing']]);
  });

  it('never bring columns of the movies with them', async () => {
    const path = await folder.write('tmdb_5000_credits.csv', 'movie_id,title,cast,crew\n1,Wrong,[],[]\n');
    expect((await read(path, 'credits')).records).toEqual([{ id: 1, cast: [], directors: [] }]);
  });
});

describe('a folder', () => {
  it('of The Movies Dataset is read file by file', async () => {
    const own = await temporaryFolder();
    await own.write(
      'movies_metadata.csv',
      'adult,belongs_to_collection,budget,genres,id,imdb_id,original_title,release_date,runtime,spoken_languages,title,video,vote_average,vote_count\n' +
        `False,,30000000,"[{'id': 16, 'name': 'Animation'}, {'id': 35, 'name': 'Comedy'}]",862,tt0114709,Toy Story,1995-10-30,81.0,"[{'iso_639_1': 'en', 'name': 'English'}]",Toy Story,False,7.7,5415.0\n` +
        '- Written by Ã˜rnÃ¥s,0.065736,/ff9qCep.jpg,"[]",1997-08-20,0,104.0,,,,,False,6.0,1\n',
    );
    await own.write(
      'keywords.csv',
      `id,keywords\n862,"[{'id': 931, 'name': 'jealousy'}, {'id': 1, 'name': ""boy's toy""}]"\n`,
    );
    await own.write(
      'credits.csv.gz',
      `cast,crew,id\n"[{'cast_id': 14, 'name': 'Tom Hanks', 'order': 0, 'profile_path': None}]","[{'job': 'Director', 'name': 'John Lasseter'}]",862\n`,
    );
    await own.write('links.csv', 'movieId,imdbId,tmdbId\n1,0114709,862\n');
    const { records, rejected, purposes } = await read(own.path);
    await own.remove();
    expect(purposes).toEqual(['movies', 'credits', 'keywords', 'links']);
    expect(records).toEqual([
      {
        id: 862,
        adult: false,
        budget: 30_000_000,
        genres: ['Animation', 'Comedy'],
        imdbId: 'tt0114709',
        originalTitle: 'Toy Story',
        releaseDate: '1995-10-30',
        runtime: 81,
        spokenLanguages: ['English'],
        title: 'Toy Story',
        voteAverage: 7.7,
        voteCount: 5415,
      },
      { id: 862, cast: ['Tom Hanks'], directors: ['John Lasseter'] },
      { id: 862, keywords: ['jealousy', "boy's toy"] },
      { id: 862, imdbId: 'tt0114709' },
    ]);
    expect(rejected).toHaveLength(1);
  });

  it('of MovieLens leads to the ids of TMDB', async () => {
    const own = await temporaryFolder();
    await own.write(
      'movies.csv',
      'movieId,title,genres\n1,"Matrix, The (1999)",Action|Sci-Fi\n2,Odd,(no genres listed)\n3,Lost (2001),Drama\n',
    );
    await own.write('links.csv', 'movieId,imdbId,tmdbId\n1,0133093,603\n2,0000001,7\n3,0000002,\n');
    const { records, rejected } = await read(own.path);
    await own.remove();
    expect(records).toEqual([
      {
        id: 603,
        title: 'The Matrix',
        originalTitle: null,
        releaseDate: '1999-01-01',
        genres: ['Action', 'Sci-Fi'],
      },
      { id: 7, title: 'Odd', originalTitle: null, releaseDate: null, genres: [] },
      { id: 603, imdbId: 'tt0133093' },
      { id: 7, imdbId: 'tt0000001' },
    ]);
    expect(rejected.map(([line, reason]) => [line, reason])).toEqual([
      [4, 'links.csv has no TMDB id for the movie'],
      [4, 'id is not a whole number from 1 to 2147483647'],
    ]);
  });

  it('of anything else says what is missing', async () => {
    const own = await temporaryFolder();
    await own.write('notes.txt', 'x');
    await expect(openCatalogue(own.path, 'movies')).rejects.toThrow(
      /movies_metadata\.csv.*It has notes\.txt/,
    );
    await own.remove();
  });
});
