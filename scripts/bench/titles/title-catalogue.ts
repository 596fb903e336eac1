import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import Papa from 'papaparse';
import type { PoolClient } from 'pg';
import type { Database } from '../../../src/database/database.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { FIRST_INVENTED_ID, randomNumbers } from './title-queries.ts';

interface TitleFacts {
  readonly id: number;
  readonly title: string;
  readonly originalTitle: string | null;
  readonly releaseDate: string | null;
  readonly votes: number;
}

export interface RealTitles {
  /** The movie file, gzipped CSV. */
  readonly movies: string;
  /** Alternative titles, CSV. */
  readonly alternatives: string;
  readonly minVotes: number;
}

const BATCH = 5_000;

const INSERT = `
  INSERT INTO movie (id, title, original_title, release_date, vote_count)
  SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::date[], $5::integer[]) ON CONFLICT DO NOTHING`;

const INSERT_ALTERNATIVES = `
  INSERT INTO alternative_title (movie_id, title)
  SELECT a.id, a.title FROM unnest($1::integer[], $2::text[]) AS a (id, title) JOIN movie m ON m.id = a.id
  ON CONFLICT DO NOTHING`;

/** Loads only what titles need of the real movies, without the rest of their facts, and indexes their titles. */
export async function loadRealTitles(database: Database, files: RealTitles): Promise<number> {
  const movies: TitleFacts[] = [];
  for await (const row of csvRows(files.movies)) {
    const votes = Number(row.vote_count ?? 0);
    if (votes < files.minVotes || !row.title) continue;
    movies.push({
      id: Number(row.id),
      title: row.title,
      originalTitle: row.original_title === '' ? null : (row.original_title ?? null),
      releaseDate: row.release_date === '' ? null : (row.release_date ?? null),
      votes,
    });
  }
  const alternatives: { id: number; title: string }[] = [];
  for await (const row of csvRows(files.alternatives)) {
    alternatives.push({ id: Number(row.id), title: row.title ?? '' });
  }
  await database.transaction(async (client) => {
    for (let i = 0; i < movies.length; i += BATCH) await insert(client, movies.slice(i, i + BATCH));
    await client.query(INSERT_ALTERNATIVES, [
      alternatives.map(({ id }) => id),
      alternatives.map(({ title }) => title),
    ]);
  });
  const ids = movies.map(({ id }) => id);
  for (let i = 0; i < ids.length; i += BATCH) {
    await database.transaction((client) => indexTitles(client, ids.slice(i, i + BATCH)));
  }
  return movies.length;
}

/** Of a million real titles every twelfth word or so would be a new one. */
const NEW_WORDS = 0.08;

/**
 * Adds movies with titles of recombined real words, some of them new words made of the halves of two, few votes and
 * ids from 2,000,000 on, until there are `size`.
 */
export async function inventTitles(database: Database, size: number): Promise<void> {
  const { rows } = await database.pool.query<{ title: string }>('SELECT title FROM movie ORDER BY id');
  const words = rows.map(({ title }) => title.split(/\s+/));
  const all = words.flat();
  const random = randomNumbers(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let made = rows.length; made < size;) {
    const count = Math.min(BATCH, size - made);
    const batch = Array.from({ length: count }, (_, i): TitleFacts => {
      const title = pick(words)
        .map(() => (random() < NEW_WORDS ? blend(pick(all), pick(all)) : pick(all)))
        .join(' ');
      const votes = random() < 0.5 ? 0 : Math.floor(-6 * Math.log(1 - random()));
      const releaseDate = `${1920 + Math.floor(random() * 105)}-01-01`;
      return { id: FIRST_INVENTED_ID + made + i, title, originalTitle: null, releaseDate, votes };
    });
    await database.transaction(async (client) => {
      await insert(client, batch);
      await indexTitles(
        client,
        batch.map(({ id }) => id),
      );
    });
    made += count;
  }
}

function blend(start: string, end: string): string {
  return start.slice(0, Math.ceil(start.length / 2)) + end.slice(Math.floor(end.length / 2)).toLowerCase();
}

async function insert(client: PoolClient, movies: readonly TitleFacts[]): Promise<void> {
  await client.query(INSERT, [
    movies.map(({ id }) => id),
    movies.map(({ title }) => title),
    movies.map(({ originalTitle }) => originalTitle),
    movies.map(({ releaseDate }) => releaseDate),
    movies.map(({ votes }) => votes),
  ]);
}

async function* csvRows(path: string): AsyncGenerator<Readonly<Record<string, string>>> {
  const file = createReadStream(path);
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true });
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  for await (const row of text.pipe(parser)) yield row as Readonly<Record<string, string>>;
}
