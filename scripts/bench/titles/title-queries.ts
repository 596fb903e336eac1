import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Pool } from 'pg';
import type { MovieId } from '../../../src/catalog/movie.ts';
import { foldTitle, isStopWord } from '../../../src/search/fold-title.ts';

/** What somebody typed, and the movie that was meant. */
export interface TitleQuery {
  /** Kind of slip. */
  readonly kind: string;
  readonly query: string;
  readonly id: MovieId;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Titles shorter than this are another title after one slip. */
const SHORTEST = 6;

/** Reads a file with the columns kind, query, id. */
export function readTitleQueries(path: string): TitleQuery[] {
  const { data } = Papa.parse<Record<keyof TitleQuery, string>>(readFileSync(path, 'utf8').trim(), {
    header: true,
  });
  return data.map(({ kind, query, id }) => ({ kind, query, id: Number(id) }));
}

/** Slips in titles of movies with fewer than 50 votes, drawn evenly; the same ones for the same catalogue and seed. */
export async function obscureTitleQueries(pool: Pool, count: number, seed: number): Promise<TitleQuery[]> {
  const { rows } = await pool.query<{ id: MovieId; title: string }>(
    `SELECT id, title FROM movie WHERE vote_count < 50 AND NOT adult AND id < 2000000
     ORDER BY md5(id::text || $1) LIMIT $2`,
    [String(seed), count * 2],
  );
  const random = randomNumbers(seed);
  const usable = rows.filter(({ title }) => /^[ -~]+$/.test(title) && foldTitle(title).length >= SHORTEST);
  return usable.slice(0, count).map(({ id, title }, i) => {
    const kind = KINDS[i % KINDS.length]!;
    return { kind: `obscure ${kind}`, query: slip(kind, foldTitle(title), random), id };
  });
}

const KINDS = ['edit1', 'edit2', 'transpose', 'drop_word', 'swap', 'nospace', 'exact'] as const;

function slip(kind: (typeof KINDS)[number], title: string, random: () => number): string {
  const words = title.split(' ');
  const pick = (length: number): number => Math.floor(random() * length);
  switch (kind) {
    case 'edit1':
      return edit(title, random);
    case 'edit2':
      return edit(edit(title, random), random);
    case 'transpose': {
      const i = pick(title.length - 1);
      return title.slice(0, i) + title.charAt(i + 1) + title.charAt(i) + title.slice(i + 2);
    }
    case 'drop_word': {
      const stop = words.findIndex(isStopWord);
      const left = words.filter((_, i) => i !== (stop >= 0 ? stop : pick(words.length)));
      return left.length === 0 ? title : left.join(' ');
    }
    case 'swap': {
      const i = pick(Math.max(1, words.length - 1));
      return [...words.slice(0, i), ...words.slice(i, i + 2).reverse(), ...words.slice(i + 2)].join(' ');
    }
    case 'nospace':
      return words.join('');
    case 'exact':
      return title;
  }
}

function edit(title: string, random: () => number): string {
  const i = Math.floor(random() * title.length);
  const letter = LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const tail = [title.slice(i + 1), letter + title.slice(i), letter + title.slice(i + 1)];
  return title.slice(0, i) + tail[Math.floor(random() * tail.length)]!;
}

/** Uniform in [0, 1); mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
