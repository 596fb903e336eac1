import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Pool } from 'pg';
import { randomSource } from '../../../src/linalg/random.ts';
import type { MovieId } from '../../../src/movie/movie.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { titleEdits, type Random, type EditKind } from './title-edits.ts';

/** What somebody typed, and the movie that was meant. */
export interface TitleQuery {
  /** Kind of edit. */
  readonly kind: string;
  readonly query: string;
  readonly id: MovieId;
}

/** Movies from this id on are made up (title-catalogue.ts). */
export const FIRST_INVENTED_ID = 2_000_000;

const WELL_KNOWN_VOTES = 50;
/** Titles shorter than this are another title after one edit. */
const MIN_LENGTH = 6;
/** With it the votes of the movies that are drawn are spread as in `title_queries.csv`. */
const DRAWN_BY_VOTES = 0.7;

const KINDS = Object.keys(titleEdits) as EditKind[];
const OBSCURE_KINDS: readonly EditKind[] = [
  'edit1',
  'edit2',
  'transpose',
  'drop_word',
  'swap',
  'nospace',
  'exact_lower',
];

/** Reads a file with the columns kind, query, id. */
export function readTitleQueries(path: string): TitleQuery[] {
  const { data } = Papa.parse<Record<keyof TitleQuery, string>>(readFileSync(path, 'utf8').trim(), {
    header: true,
  });
  return data.map(({ kind, query, id }) => ({ kind, query, id: Number(id) }));
}

interface Named {
  readonly id: MovieId;
  readonly title: string;
  readonly year: number | null;
  readonly votes: number;
}

/**
 * Queries like those of `title_queries.csv`, `count` of each kind, from movies with 50 votes and more that are not
 * among `others`: well-known movies more often (votes to the power of .7). Same catalogue and seed, same queries.
 */
export async function drawTitleQueries(
  pool: Pool,
  options: { readonly count: number; readonly seed: number; readonly others: ReadonlySet<MovieId> },
): Promise<TitleQuery[]> {
  const random = randomNumbers(options.seed);
  const { rows } = await pool.query<Named>(
    `SELECT id, title, year, vote_count AS votes FROM movie
     WHERE vote_count >= $1 AND NOT adult AND id < $2 ORDER BY id`,
    [WELL_KNOWN_VOTES, FIRST_INVENTED_ID],
  );
  const movies = rows.filter(({ id }) => !options.others.has(id));
  return KINDS.flatMap((kind) => {
    // Drawn without putting back, by weight (Efraimidis and Spirakis 2006).
    const drawn = movies
      .map((movie) => ({ movie, key: Math.log(random()) / movie.votes ** DRAWN_BY_VOTES }))
      .sort((a, b) => b.key - a.key);
    const queries: TitleQuery[] = [];
    for (const { movie } of drawn) {
      if (queries.length === options.count) break;
      queries.push(...edited(movie, kind, random));
    }
    return queries;
  });
}

/** Edits in titles of movies with fewer than 50 votes, drawn evenly; same catalogue and seed, same queries. */
export async function drawObscureQueries(pool: Pool, count: number, seed: number): Promise<TitleQuery[]> {
  const { rows } = await pool.query<Named>(
    `SELECT id, title, year, vote_count AS votes FROM movie
     WHERE vote_count < $1 AND NOT adult AND id < $2 ORDER BY md5(id::text || $3) LIMIT $4`,
    [WELL_KNOWN_VOTES, FIRST_INVENTED_ID, String(seed), count * 3],
  );
  const random = randomNumbers(seed);
  const usable = rows.filter(({ title }) => /^[ -~]+$/.test(title) && foldTitle(title).length >= MIN_LENGTH);
  return usable
    .flatMap((movie, i) => edited(movie, OBSCURE_KINDS[i % OBSCURE_KINDS.length] ?? 'edit1', random))
    .slice(0, count)
    .map((query) => ({ ...query, kind: `obscure ${query.kind}` }));
}

function edited({ id, title, year }: Named, kind: EditKind, random: Random): TitleQuery[] {
  const query = titleEdits[kind](title, random, year);
  return query === null || foldTitle(query) === '' ? [] : [{ kind, query, id }];
}

/** Uniform in [0, 1). */
export function randomNumbers(seed: number): Random {
  return randomSource(seed).uniform;
}
