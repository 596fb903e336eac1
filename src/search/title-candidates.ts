import type { Pool } from 'pg';
import type { MovieFilter } from '../movie/filters.ts';
import { movieFilterConditions } from '../database/movie-filter.ts';
import { movieSetConditions } from '../database/movie-sets.ts';
import { SqlValues } from '../database/sql-values.ts';
import type { TitleCandidate } from './title-score.ts';
import type { TitleTable } from './word-query.ts';

const MAX_KNOWN = 100;
const MAX_OF_ALL = 300;
const MAX_SIMILAR = 60;
const MIN_TRIGRAM_SIMILARITY = 0.3;

/** What candidates are read as, from a table of titles called t. */
export const CANDIDATE_COLUMNS = 't.movie_id AS "movieId", t.title, t.alias, t.folded, t.votes, t.year';
export const BEST_KNOWN_FIRST = 't.votes DESC, t.movie_id';

/** What is asked of one table of titles. */
export interface TitleQuestion {
  /** A `tsquery`. */
  readonly query: string;
  /** Letters of what was typed. */
  readonly length: number;
}

/**
 * For each question the titles that hold its words, all in one statement. Of the well-known ones the best known; of
 * all those whose length is most like that of what was typed, because among a million an arbitrary few hundred would
 * hide it.
 */
export function wordCandidates(
  pool: Pool,
  questions: readonly TitleQuestion[],
  table: TitleTable,
  filter: MovieFilter,
): Promise<TitleCandidate[][]> {
  const order = (length: string): string =>
    table === 'known_title' ? BEST_KNOWN_FIRST : `abs(length(t.folded) - ${length}), ${BEST_KNOWN_FIRST}`;
  return candidatesOfEach(
    pool,
    questions.map(({ query, length }) => [query, length] as const),
    (query, length, conditions) =>
      `SELECT ${CANDIDATE_COLUMNS} FROM ${table} t WHERE t.lexemes @@ ${query}::tsquery${conditions}
       ORDER BY ${order(length)} LIMIT ${table === 'known_title' ? MAX_KNOWN : MAX_OF_ALL}`,
    filter,
  );
}

/** For each folded title the well-known ones that share trigrams with it: finds what no word of it leads to. */
export function trigramCandidates(
  pool: Pool,
  typed: readonly string[],
  filter: MovieFilter,
): Promise<TitleCandidate[][]> {
  // The operator's threshold is a setting of the session, .3 unless changed; the comparison makes sure.
  return candidatesOfEach(
    pool,
    typed.map((folded) => [folded, folded.length] as const),
    (folded, _length, conditions) =>
      `SELECT ${CANDIDATE_COLUMNS} FROM known_title t
       WHERE t.folded % ${folded} AND similarity(t.folded, ${folded}) >= ${MIN_TRIGRAM_SIMILARITY}${conditions}
       ORDER BY similarity(t.folded, ${folded}) DESC, ${BEST_KNOWN_FIRST} LIMIT ${MAX_SIMILAR}`,
    filter,
  );
}

/**
 * One question is sent with its own text, which the planner looks at: a frequent word is better found by going through
 * the best-known titles. Several are answered one by one inside one statement.
 */
async function candidatesOfEach(
  pool: Pool,
  questions: readonly (readonly [text: string, length: number])[],
  select: (text: string, length: string, conditions: string) => string,
  filter: MovieFilter,
): Promise<TitleCandidate[][]> {
  const [only] = questions;
  if (only === undefined) return [];
  const values = new SqlValues();
  if (questions.length === 1) {
    const text = values.bind(only[0]);
    // A value that no text of the statement names has no type.
    const length = String(only[1]);
    const statement = select(text, length, filterConditions(filter, values));
    return [(await pool.query<TitleCandidate>(statement, values.list)).rows];
  }
  const texts = values.bind(questions.map(([text]) => text));
  const lengths = values.bind(questions.map(([, length]) => length));
  const conditions = filterConditions(filter, values);
  return readEach(
    pool,
    `SELECT q.n::integer AS n, f.* FROM unnest(${texts}::text[], ${lengths}::integer[]) WITH ORDINALITY AS q (text, length, n)
     CROSS JOIN LATERAL (${select('q.text', 'q.length', conditions)}) AS f`,
    values,
    questions.length,
  );
}

/** Rows by the question they answer: `n`, from 1 on. */
export async function readEach(
  pool: Pool,
  statement: string,
  values: SqlValues,
  questions: number,
): Promise<TitleCandidate[][]> {
  const { rows } = await pool.query<TitleCandidate & { n: number }>(statement, values.list);
  const found: TitleCandidate[][] = Array.from({ length: questions }, () => []);
  for (const { n, ...candidate } of rows) found[n - 1]?.push(candidate);
  return found;
}

/**
 * Adult movies are told by the index itself; every other condition needs the movie, which is looked up title by title
 * (OFFSET 0 keeps the planner from joining all movies that the filter lets through).
 */
export function filterConditions(filter: MovieFilter, values: SqlValues): string {
  const adult = filter.includeAdult === true ? '' : ' AND NOT t.adult';
  const conditions = [
    ...movieFilterConditions({ ...filter, includeAdult: true }, values, 'm'),
    ...movieSetConditions(filter, values, 'm.id'),
  ];
  if (conditions.length === 0) return adult;
  return `${adult} AND EXISTS (SELECT FROM movie m WHERE m.id = t.movie_id AND ${conditions.join(' AND ')} OFFSET 0)`;
}
