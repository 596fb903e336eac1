import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deflateRawSync, crc32 } from 'node:zlib';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { InputError } from '../../../src/movie/errors.ts';
import type { MovieRecord } from '../../../src/catalog/movie-record.ts';
import { openCatalogue } from '../../../src/catalog/open-catalogue.ts';
import { asParquet, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await folder.remove();
});

interface Read {
  readonly records: readonly MovieRecord[];
  readonly rejected: readonly string[];
  readonly notes: readonly string[];
}

async function read(path: string, encoding: string | null = null): Promise<Read> {
  const records: MovieRecord[] = [];
  const rejected: string[] = [];
  const notes: string[] = [];
  for (const source of await openCatalogue(path, 'movies', { encoding, dateOrder: null })) {
    for await (const chunk of source.chunks()) {
      records.push(...chunk.records.map(({ record }) => record));
      rejected.push(...chunk.rejected.map(({ rejection }) => rejection.reason));
    }
    notes.push(...source.notes());
  }
  return { records, rejected, notes };
}

let files = 0;
async function readText(content: string | Uint8Array, encoding: string | null = null): Promise<Read> {
  files += 1;
  return read(await folder.write(`brought-${files}`, content), encoding);
}

const AMELIE = { id: 194, title: 'Amélie', genres: ['Comedy', 'Romance'] };
const UP = { id: 14_160, title: 'Up', genres: ['Animation'] };
const CSV = 'id,title,genres\n194,Amélie,"Comedy, Romance"\n14160,Up,Animation\n';

/** A zip archive with the files deflated, as Kaggle makes it. */
function zip(entries: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** An archive of one file that says to be compressed in another way. */
function withMethod(archive: Buffer, method: number): Buffer {
  archive.writeUInt16LE(method, 8);
  archive.writeUInt16LE(method, archive.indexOf('PK\x01\x02') + 10);
  return archive;
}

/** One frame of zstd with its content in a raw block. */
function zstd(text: string): Buffer {
  const data = Buffer.from(text);
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0]);
  header.writeUInt32LE(data.length, 5);
  const block = Buffer.alloc(3);
  block.writeUIntLE((data.length << 3) | 1, 0, 3);
  return Buffer.concat([header, block, data]);
}

function inSingleQuotes(csv: string): string {
  return csv
    .replaceAll('"', '')
    .replaceAll(/[^,\n]+(, [^,\n]+)*/g, (field) => (/^\d/.test(field) ? field : `'${field}'`));
}

describe('a file is read alike', () => {
  it.each<[string, string | Uint8Array]>([
    ['in Windows-1252', Buffer.from(CSV, 'latin1')],
    ['in UTF-16 without a mark', Buffer.from(CSV, 'utf16le')],
    [
      'with a line that names the separator',
      `sep=;\n${CSV.replaceAll(',', ';').replace('Comedy; ', 'Comedy, ')}`,
    ],
    [
      'with pipes',
      CSV.replace('Comedy, Romance', '§').replaceAll(',', '|').replace('"§"', 'Comedy, Romance'),
    ],
    ['with a row name that has no heading (R)', CSV.replace('194', '1,194').replace('14160', '2,14160')],
    ['with backslashes and no quotation marks', CSV.replace('"Comedy, Romance"', 'Comedy\\, Romance')],
    ['with a list that nobody quoted', CSV.replaceAll('"', '')],
    ['in single quotation marks (SQLite)', inSingleQuotes(CSV)],
    ['with a space behind every separator', CSV.replaceAll(/,(?! )/g, ', ')],
    ['as a JSON array', JSON.stringify([AMELIE, UP])],
    ['as pretty-printed JSON', JSON.stringify([AMELIE, UP], null, 2)],
    ['as objects one after the other', JSON.stringify(AMELIE, null, 1) + JSON.stringify(UP)],
    ['as a page of results', JSON.stringify({ page: 1, results: [AMELIE, UP], total_pages: 1 })],
    [
      'as hits',
      JSON.stringify({
        hits: {
          hits: [
            { _id: 'a', _source: AMELIE },
            { _id: 'b', _source: UP },
          ],
        },
      }),
    ],
    [
      'as columns (pandas)',
      JSON.stringify({
        id: { 0: 194, 1: 14_160 },
        title: { 0: 'Amélie', 1: 'Up' },
        genres: { 0: AMELIE.genres, 1: UP.genres },
      }),
    ],
    ['as orient="index"', JSON.stringify({ a: AMELIE, b: UP })],
    [
      'as orient="split"',
      JSON.stringify({
        columns: ['id', 'title', 'genres'],
        index: [0, 1],
        data: [Object.values(AMELIE), Object.values(UP)],
      }),
    ],
    [
      'as MongoDB exports it',
      [AMELIE, UP]
        .map((one) => JSON.stringify({ ...one, _id: { $oid: 'x' }, id: { $numberLong: String(one.id) } }))
        .join('\n'),
    ],
    ['as zstd', zstd(CSV)],
    [
      'as a zip archive of one file',
      zip({ 'archive/movies.csv': CSV, '__MACOSX/._movies.csv': 'x', 'README.md': '# x' }),
    ],
    [
      'as a zip archive of parts',
      zip({
        'a.csv': CSV.split('\n').slice(0, 2).join('\n'),
        'b.csv': 'id,title,genres\n14160,Up,Animation\n',
      }),
    ],
  ])('%s', async (_name, content) => {
    const { records, rejected } = await readText(content);
    expect(rejected).toEqual([]);
    expect(records).toEqual([AMELIE, UP]);
  });

  it('in encodings that the caller names', async () => {
    const bytes = Buffer.from(
      'id,title,genres\n1,\xce\xf1\xe5\xed\xed\xe8\xe9 \xec\xe0\xf0\xe0\xf4\xee\xed,Drama\n',
      'latin1',
    );
    await expect(readText(bytes)).rejects.toThrow(
      /not UTF-8 and does not read like Windows-1252.*--encoding/,
    );
    expect((await readText(bytes, 'windows-1251')).records[0]?.title).toBe('Осенний марафон');
    const chinese = Buffer.from(
      'id,title,genres\n2,\xce\xd2\xba\xcd\xce\xd2\xb5\xc4\xd7\xe6\xb9\xfa,Drama\n',
      'latin1',
    );
    expect((await readText(chinese, 'gb18030')).records[0]?.title).toBe('我和我的祖国');
    await expect(readText(bytes, 'klingon')).rejects.toThrow(/encoding "klingon" is unknown/);
  });

  it('line by line when only some lines are UTF-8', async () => {
    const mixed = Buffer.concat([Buffer.from(CSV), Buffer.from('3,Léon,Drama\n', 'latin1')]);
    const { records, notes } = await readText(mixed);
    expect(records.map(({ title }) => title)).toEqual(['Amélie', 'Up', 'Léon']);
    expect(notes).toContain('1 line is not UTF-8 and read as Windows-1252, for example “Léon”');
  });
});

describe('a row', () => {
  it('as psql and MySQL copy it keeps tabs and line ends within its texts', async () => {
    const { records } = await readText(
      'id\ttitle\tgenres\toverview\n1\t"A" \\\\ B\t\\N\tone\\ntwo\\tthree\n',
    );
    expect(records).toEqual([{ id: 1, title: '"A" \\ B', genres: [], overview: 'one\ntwo\tthree' }]);
  });

  it('is never shifted under its header', async () => {
    const { records, rejected } = await readText(
      'id,title,genres,keywords,tagline\n1,A,Drama,x,y\n2,Yes,Minister,Comedy,x,\n3,B,Crime, Thriller,,\n',
    );
    expect(rejected).toEqual(['the row has not the 5 fields of the header']);
    expect(records[1]).toMatchObject({ id: 3, genres: ['Crime', 'Thriller'], keywords: [], tagline: null });
  });

  it.each(['NA', '\\N', 'None', 'NULL', 'nan', 'NaT', 'n/a', 'No overview found.'])(
    'has no text in %s',
    async (word) => {
      const { records } = await readText(`id,title,overview,status,genres\n1,None,${word},${word},Drama\n`);
      expect(records).toEqual([{ id: 1, title: 'None', overview: null, status: null, genres: ['Drama'] }]);
    },
  );
});

describe('a list column', () => {
  it('that is empty in every row is named, with the way out', async () => {
    const { records, notes } = await readText(
      'id,title,genres,keywords,release_date\n1,A,,,2001-01-01\n2,B,,x,2002-01-01\n3,C,,,2003-01-01\n',
    );
    expect(records).toHaveLength(3);
    expect(notes.filter((note) => note.startsWith('lists'))).toEqual([
      expect.stringMatching(/^lists that are empty in every row: genres; .*join them into text/) as string,
    ]);
  });
});

describe('a folder of parts', () => {
  it('takes columns from its path and leaves out what writers leave behind', async () => {
    const own = await temporaryFolder();
    const movies = [...generateMovies({ movies: 4, seed: 3 })];
    for (const [part, language] of ['fr', '__HIVE_DEFAULT_PARTITION__'].entries()) {
      await mkdir(join(own.path, `original_language=${language}`));
      const csv = `id,title,genres\n${part + 1},Part ${part},Drama\n`;
      await writeFile(join(own.path, `original_language=${language}`, 'part-0.csv'), csv);
    }
    await own.write('_SUCCESS', '');
    await own.write('.part-0.csv.crc', 'x');
    expect((await read(own.path)).records.map(({ id, originalLanguage }) => [id, originalLanguage])).toEqual([
      [2, null],
      [1, 'fr'],
    ]);
    await own.write('a.parquet', asParquet(movies.slice(0, 2), 10));
    await own.write('b.parquet', asParquet(movies.slice(2), 10));
    expect((await read(join(own.path, '*.parquet'))).records.map(({ title }) => title)).toEqual(
      movies.map(({ title }) => title),
    );
    await mkdir(join(own.path, '_delta_log'));
    await own.write('_delta_log/00000.json', '{}');
    await expect(read(own.path)).rejects.toThrow(/Delta Lake/);
    await own.remove();
  });

  it('in an archive has Parquet too', async () => {
    const movies = [...generateMovies({ movies: 5, seed: 3 })];
    const { records } = await readText(zip({ 'movies.parquet': asParquet(movies, 10) }));
    expect(records.map(({ id }) => id)).toEqual(movies.map(({ id }) => id));
  });
});

describe('what is refused is named with the way out', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a workbook', zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }), /workbook.*CSV/],
    ['Deflate64', withMethod(zip({ 'movies.csv': CSV }), 9), /Deflate64.*unpack it/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Excel.*CSV/],
    ['Arrow', 'ARROW1\0\0', /Arrow.*Parquet/],
    ['Avro', 'Obj\x01', /Avro.*Parquet/],
    ['Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', /git lfs pull/],
    ['tar', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\x0000')]), /tar archive.*unpack/],
    ['SQLite', 'SQLite format 3\0', /sqlite3 -header -csv/],
    ['a web page', '<!DOCTYPE html><html></html>', /web page/],
    [
      'MovieLens 1M',
      zip({ 'ml-1m/movies.dat': '1::A (1995)::Drama\n', 'ml-1m/ratings.dat': '1::1::5::1\n' }),
      /MovieLens 1M.*links\.csv/,
    ],
    ['columns that are too large', JSON.stringify({ a: 1 }), /no complete JSON object|JSON without rows/],
  ])('%s', async (_name, content, message) => {
    await expect(readText(content)).rejects.toThrow(message);
  });
});

const CASES = new URL('../../../../shared/cases/', import.meta.url);

describe.skipIf(!existsSync(CASES))('the collection of files that loaded wrong', () => {
  it('keeps no name with a stray bracket or quotation mark', async () => {
    const wrong: string[] = [];
    for (const name of await readdir(CASES)) {
      const { records } = await read(join(CASES.pathname, name)).catch(() => ({ records: [] }));
      for (const { genres = [], companies = [], keywords = [] } of records) {
        wrong.push(
          ...[...genres, ...companies, ...keywords].filter((one) => /^[[\]{}("']|[[\]{}"']$/.test(one)),
        );
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is read as what it holds, or refused, or tells what it lacks', async () => {
    const right = new Map((await read(join(CASES.pathname, 'flat.csv'))).records.map((one) => [one.id, one]));
    const wrong: string[] = [];
    for (const name of await readdir(CASES)) {
      // MovieLens knows the year and genres of its own only.
      if (name === 'README.md' || name === 'movielens-folder') continue;
      const found = await read(join(CASES.pathname, name)).catch((error: unknown) => error as Error);
      if (found instanceof Error) {
        if (!(found instanceof InputError)) wrong.push(`${name}: ${found.message}`);
        continue;
      }
      const told = found.notes.join();
      for (const record of found.records) {
        const truth = right.get(record.id);
        for (const field of ['title', 'releaseDate', 'voteCount', 'genres', 'companies'] as const) {
          const value = record[field];
          if (truth === undefined || value === undefined) continue;
          // What this file has for movies whose date is not known.
          if (name.startsWith('radarr') && value === '2020-01-01') continue;
          const isToldEmpty =
            Array.isArray(value) && value.length === 0 && told.includes('empty in every row');
          if (!isToldEmpty && JSON.stringify(value) !== JSON.stringify(truth[field])) {
            wrong.push(`${name}: ${record.id}.${field} is ${JSON.stringify(value)}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
