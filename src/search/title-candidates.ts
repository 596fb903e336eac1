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

/** The columns of a candidate, from a table of titles with the alias t. */
export const CANDIDATE_COLUMNS = 't.movie_id AS "movieId", t.title, t.alias, t.folded, t.votes, t.year';
export const BEST_KNOWN_FIRST = 't.votes DESC, t.movie_id';

/** A query against one table of titles. */
export interface TitleQuestion {
  /** A `tsquery`. */
  readonly query: string;
  /** The length of the typed text. */
  readonly length: number;
}

/**
 * Finds the titles that contain the words of each question, in one statement. On the shortlist the best known come first.
 * Among all titles, those nearest in length to the typed text do, because any few hundred of a million would hide it.
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

/** Finds well-known titles that share trigrams with each folded title, for text whose words lead nowhere. */
export function trigramCandidates(
  pool: Pool,
  typed: readonly string[],
  filter: MovieFilter,
): Promise<TitleCandidate[][]> {
  // The threshold of % is a session setting (.3 by default), so the comparison repeats it.
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
 * Sends a single question with its text, so that the planner sees it: a frequent word is found faster by reading the
 * best-known titles. Several questions are answered one by one inside one statement.
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
    // An unused parameter would have no type.
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

/** Groups rows by the question they answer: `n`, counted from 1. */
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
 * The title index knows adult movies. Every other condition needs the movie, which is looked up title by title; OFFSET 0
 * keeps the planner from joining all movies that satisfy the filter.
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
