import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import { csvLine, TMDB_COLUMNS } from '../../scripts/catalogue/csv-writer.ts';
import { tmdbRow } from '../../scripts/catalogue/write-catalogue.ts';
import type { Movie } from '../../src/movie/movie.ts';

/** A folder for a test's files. */
export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file, compressed when its name ends in `.gz`; returns its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'reelgraph-catalogue-'));
  return {
    path,
    async write(name, content) {
      const file = join(path, name);
      await writeFile(file, name.endsWith('.gz') ? gzipSync(content) : content);
      return file;
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** The 24 columns of the TMDB dataset. */
export function asCsv(movies: readonly Movie[]): string {
  return csvLine(TMDB_COLUMNS) + movies.map((movie) => csvLine(tmdbRow(movie))).join('');
}

/** One object a line; lists as `list` spells them. */
export function asJsonLines(
  movies: readonly Movie[],
  list: (names: readonly string[]) => unknown = (names) => names,
): string {
  return movies.map((movie) => `${JSON.stringify(asObject(movie, list))}\n`).join('');
}

function asObject(
  movie: Movie,
  list: (names: readonly string[]) => unknown = (names) => names,
): Record<string, unknown> {
  const row = tmdbRow(movie);
  return Object.fromEntries(
    TMDB_COLUMNS.map((column, at) => {
      const value = row[at];
      return [column, Array.isArray(value) ? list(value as readonly string[]) : value];
    }),
  );
}

const INTEGERS = new Set(['id', 'vote_count', 'revenue', 'runtime', 'budget']);
const DOUBLES = new Set(['vote_average', 'popularity']);
const LISTS = new Set([
  'genres',
  'production_companies',
  'production_countries',
  'spoken_languages',
  'keywords',
]);

/** Typed columns: INT64, DOUBLE, BOOLEAN, DATE, lists; without an index of pages, as most programs write it. */
export function asParquet(movies: readonly Movie[], rowGroupSize: number, pageSize?: number): Uint8Array {
  const rows = movies.map((movie) => asObject(movie));
  const columnData = TMDB_COLUMNS.map((name) => ({
    name,
    data: rows.map((row) => parquetValue(name, row[name])),
    offsetIndex: false,
  }));
  const schema: SchemaElement[] = [
    { name: 'root', num_children: TMDB_COLUMNS.length },
    ...TMDB_COLUMNS.flatMap(parquetColumn),
  ];
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      schema,
      rowGroupSize,
      ...(pageSize === undefined ? {} : { pageSize }),
    }),
  );
}

function parquetValue(column: string, value: unknown): unknown {
  if (value === null) return null;
  if (INTEGERS.has(column)) return BigInt(value as number);
  if (column === 'adult') return value === 'True';
  if (column === 'release_date') return new Date(value as string);
  return value;
}

function parquetColumn(name: string): SchemaElement[] {
  const repetition_type = 'OPTIONAL';
  if (INTEGERS.has(name)) return [{ name, type: 'INT64', repetition_type }];
  if (DOUBLES.has(name)) return [{ name, type: 'DOUBLE', repetition_type }];
  if (name === 'adult') return [{ name, type: 'BOOLEAN', repetition_type }];
  if (name === 'release_date') return [{ name, type: 'INT32', converted_type: 'DATE', repetition_type }];
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type } as const;
  if (!LISTS.has(name)) return [{ name, ...text }];
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...text },
  ];
}
