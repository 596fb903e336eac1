import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { openCatalogue } from '../../../src/catalog/open-catalogue.ts';
import { diskFile } from '../../../src/catalog/bytes/stored-file.ts';
import { openParquet, parquetRows } from '../../../src/catalog/rows/parquet-rows.ts';
import { asParquet, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await folder.remove();
});

async function read(path: string, columns?: readonly string[]): Promise<unknown[]> {
  const parquet = await openParquet(await diskFile(path));
  const rows: unknown[] = [];
  for await (const chunk of parquetRows(path, parquet, columns ?? parquet.columns)) {
    rows.push(...chunk.rows.map(({ values }) => values));
  }
  return rows;
}

describe('Parquet', () => {
  it('is read alike whatever the size of its pages and row groups', async () => {
    const movies = [...generateMovies({ movies: 3000, seed: 12 })];
    const expected = await read(await folder.write('plain.parquet', asParquet(movies, 500)));
    expect(expected).toHaveLength(3000);
    for (const [group, page] of [
      [3000, 700],
      [3000, 20_000],
      [2500, 5000],
      [37, 300],
    ] as const) {
      const path = await folder.write(`${group}-${page}.parquet`, asParquet(movies, group, page));
      expect(await read(path)).toEqual(expected);
    }
  });

  it('reads columns in the order asked for and leaves others alone', async () => {
    const path = await folder.write(
      'few.parquet',
      asParquet([...generateMovies({ movies: 3, seed: 1 })], 10),
    );
    const rows = await read(path, ['title', 'id']);
    expect(rows.map((row) => (row as unknown[])[1])).toEqual([1n, 2n, 3n]);
  });

  it('has lists of objects', async () => {
    const genres = Array.from({ length: 200 }, (_, row) =>
      Array.from({ length: row % 4 }, (_name, i) => ({ id: i, name: `Genre ${row} ${i}` })),
    );
    const content = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: genres.map((_, row) => row + 1) },
        { name: 'title', data: genres.map((_, row) => `Movie ${row}`) },
        { name: 'genres', data: genres },
      ],
      schema: [
        { name: 'root', num_children: 3 },
        { name: 'id', type: 'INT32', repetition_type: 'REQUIRED' },
        { name: 'title', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
        { name: 'genres', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
        { name: 'id', type: 'INT32', repetition_type: 'OPTIONAL' },
        { name: 'name', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      ],
      pageSize: 500,
    });
    const path = await folder.write('objects.parquet', new Uint8Array(content));
    const [source] = await openCatalogue(path, 'movies');
    const found: unknown[] = [];
    for await (const { records } of source!.chunks())
      found.push(...records.map(({ record }) => record.genres));
    expect(found).toEqual(genres.map((row) => row.map(({ name }) => name)));
  });

  it('that is damaged says so', async () => {
    const content = asParquet([...generateMovies({ movies: 500, seed: 1 })], 1000);
    content.fill(0xff, 100, content.length - 6000);
    const path = await folder.write('damaged.parquet', content);
    await expect(read(path)).rejects.toThrow(/damaged\.parquet cannot be read as Parquet/);
  });
});
