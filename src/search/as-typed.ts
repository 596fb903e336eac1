import type { Pool } from 'pg';
import type { MovieFilter } from '../movie/filters.ts';
import { SqlValues } from '../database/sql-values.ts';
import { BEST_KNOWN_FIRST, CANDIDATE_COLUMNS, filterConditions, readEach } from './title-candidates.ts';
import { pairLexemes, SIGNIFICANT, significantLexeme, WHOLE, wholeLexeme } from './title-lexemes.ts';
import type { TitleCandidate } from './title-score.ts';
import { otherSpellings } from './title-spellings.ts';
import { allOf, anyOf, quote } from './tsquery.ts';
import type { Reading, TypedTitle } from './typed-title.ts';
import { wordsAsTyped } from './word-corrections.ts';
import { wordQuery, type TitleTable } from './word-query.ts';

const MAX_EXACT = 100;
const MAX_BEGINNING = 60;
/** Each length from 1 to 3 has an index. */
const MAX_INDEXED_BEGINNING = 3;
const MAX_WITH_WORDS = 100;
/** With fewer letters, thousands of titles would match. */
const MIN_NAMED_BEGINNING = 4;

/** Titles that equal the typed text or contain its words, and well-known titles that begin with it. */
export async function asTypedCandidates(
  pool: Pool,
  typed: TypedTitle,
  filter: MovieFilter,
): Promise<TitleCandidate[]> {
  const values = new SqlValues();
  const conditions = filterConditions(filter, values);
  const select = (table: TitleTable, query: string, limit: number, first = ''): string =>
    `(${selectTitles(table, values.bind(query), conditions)} ORDER BY ${first}${BEST_KNOWN_FIRST} LIMIT ${limit})`;
  const { inAll, inKnown } = sameTitleQueries(typed.readings);
  const selects = [
    select('movie_title', inAll, MAX_EXACT),
    select('known_title', inKnown, MAX_EXACT),
    ...[...wholesOf(typed.readings.filter(({ guessed }) => !guessed))].map((lexeme) =>
      beginningWith(lexeme, values, conditions),
    ),
  ];
  const words = wordsAsTyped(typed.words);
  const knownWords = wordQuery(words, { table: 'known_title', missing: 0 });
  if (knownWords !== null) selects.push(select('known_title', knownWords, MAX_WITH_WORDS));
  const pairs = pairQuery(typed.readings[0]);
  if (pairs !== null) selects.push(select('movie_title', pairs, MAX_WITH_WORDS));
  // A single word would match thousands of titles.
  const allWords = wordQuery(words, { table: 'movie_title', missing: 0 });
  if (allWords?.includes('&') === true) {
    const length = `abs(length(t.folded) - ${values.bind(typed.readings[0].folded.length)}), `;
    selects.push(select('movie_title', allWords, MAX_WITH_WORDS, length));
  }
  const { rows } = await pool.query<TitleCandidate>(selects.join(' UNION '), values.list);
  return rows;
}

/**
 * Finds, for each typed title, the titles that are the same in some spelling, those of well-known movies that begin with
 * it, and those that contain a piece of it in a script without spaces. One statement answers all.
 */
export function namedCandidates(pool: Pool, typed: readonly TypedTitle[]): Promise<TitleCandidate[][]> {
  const values = new SqlValues();
  const queries = typed.map(({ readings }) => sameTitleQueries(readings));
  const bind = (list: readonly (string | null)[]): string => `${values.bind(list)}::text[]`;
  const inAll = bind(queries.map((query) => query.inAll));
  const inKnown = bind(queries.map((query) => query.inKnown));
  const begins = bind(typed.map(({ readings }) => namedBeginnings(readings)));
  const pairs = bind(typed.map(({ readings }) => pairQuery(readings[0])));
  const select = (table: TitleTable, query: string, limit: number): string =>
    `(${selectTitles(table, query, ' AND NOT t.adult')} ORDER BY ${BEST_KNOWN_FIRST} LIMIT ${limit})`;
  return readEach(
    pool,
    `SELECT q.n::integer AS n, f.* FROM unnest(${inAll}, ${inKnown}, ${begins}, ${pairs}) WITH ORDINALITY
       AS q (in_all, in_known, begins, pairs, n)
     CROSS JOIN LATERAL (${[
       select('movie_title', 'q.in_all', MAX_EXACT),
       select('known_title', 'q.in_known', MAX_EXACT),
       select('known_title', 'q.begins', MAX_BEGINNING),
       select('movie_title', 'q.pairs', MAX_WITH_WORDS),
     ].join(' UNION ALL ')}) AS f`,
    values,
    typed.length,
  );
}

interface SameTitleQueries {
  readonly inAll: string;
  /** Also without stop words: "the hunt" may mean "Hunt". */
  readonly inKnown: string;
}

function sameTitleQueries(readings: readonly Reading[]): SameTitleQueries {
  const wholes = wholesOf(readings);
  for (const { folded } of readings) {
    for (const spelling of otherSpellings(folded)) wholes.add(wholeLexeme(spelling));
  }
  const known = new Set(wholes);
  for (const { folded } of readings) {
    const significant = significantLexeme(folded);
    known.add(significant);
    known.add(WHOLE + significant.slice(SIGNIFICANT.length));
  }
  return { inAll: anyOf([...wholes].map(quote)), inKnown: anyOf([...known].map(quote)) };
}

function wholesOf(readings: readonly Reading[]): Set<string> {
  return new Set(readings.map(({ folded }) => wholeLexeme(folded)));
}

function namedBeginnings(readings: readonly Reading[]): string | null {
  const beginnings = readings.filter(
    ({ letters, guessed }) => !guessed && letters.length >= MIN_NAMED_BEGINNING,
  );
  const wholes = [...wholesOf(beginnings)].map((lexeme) => `${quote(lexeme)}:*`);
  return wholes.length === 0 ? null : anyOf(wholes);
}

/** Matches titles with all pairs of letters in scripts without spaces; null if there are no such pairs. */
function pairQuery({ folded }: Reading): string | null {
  const pairs = pairLexemes(folded);
  return pairs.length === 0 ? null : allOf(pairs.map(quote));
}

/**
 * The best-known titles that begin with these letters. A third of all titles begin with "the", so short beginnings have
 * their own indexes in order of votes.
 */
function beginningWith(whole: string, values: SqlValues, conditions: string): string {
  const letters = whole.slice(WHOLE.length);
  const isShort = letters.length <= MAX_INDEXED_BEGINNING && /^[a-z0-9]+$/.test(letters);
  const begins = isShort
    ? `left(replace(t.folded, ' ', ''), ${letters.length}) = ${values.bind(letters)}`
    : `t.lexemes @@ ${values.bind(`${quote(whole)}:*`)}::tsquery`;
  return `(SELECT ${CANDIDATE_COLUMNS} FROM known_title t WHERE ${begins}${conditions}
    ORDER BY ${BEST_KNOWN_FIRST} LIMIT ${MAX_BEGINNING})`;
}

function selectTitles(table: TitleTable, query: string, conditions: string): string {
  return `SELECT ${CANDIDATE_COLUMNS} FROM ${table} t WHERE t.lexemes @@ ${query}::tsquery${conditions}`;
}
