import type { Pool } from 'pg';
import type { MovieFilter } from '../movie/filter.ts';
import { movieFilterConditions } from '../database/movie-filter.ts';
import { SqlValues } from '../database/sql-values.ts';
import { significantLexeme, SIGNIFICANT, WHOLE, wholeLexeme } from './title-lexemes.ts';
import type { Candidate } from './title-score.ts';
import { anyOf, quote } from './tsquery.ts';
import type { Reading } from './typed-title.ts';
import type { ReadWord } from './word-corrections.ts';
import { wordQuery, type TitleTable } from './word-query.ts';

const MAX_EXACT = 100;
const MAX_BEGINNING = 60;
/** Has an index for each length: 1 to 3. */
const MAX_INDEXED_BEGINNING = 3;
const MAX_KNOWN = 100;
const MAX_OF_ALL = 300;
const MAX_SIMILAR = 60;
const MIN_TRIGRAM_SIMILARITY = 0.3;

const COLUMNS = 't.movie_id AS "movieId", t.title, t.alias, t.folded, t.votes, t.year';

interface AsTyped {
  readonly readings: readonly Reading[];
  readonly words: readonly ReadWord[];
  readonly filter: MovieFilter;
}

/** Titles that are what was typed or hold its words; well-known ones also when they begin with it. */
export function asTypedCandidates(pool: Pool, { readings, words, filter }: AsTyped): Promise<Candidate[]> {
  const wholes = new Set(readings.map(({ folded }) => wholeLexeme(folded)));
  const known = new Set([...wholes, ...readings.map(({ folded }) => significantLexeme(folded))]);
  for (const lexeme of [...known]) {
    // "the hunt" also means "Hunt".
    if (lexeme.startsWith(SIGNIFICANT)) known.add(WHOLE + lexeme.slice(SIGNIFICANT.length));
  }
  const values = new SqlValues();
  const conditions = filterConditions(filter, values);
  const select = (table: TitleTable, query: string, limit: number): string =>
    `(${selectTitles(table, values.bind(query), conditions)} ORDER BY t.votes DESC, t.movie_id LIMIT ${limit})`;
  const selects = [
    select('movie_title', anyOf([...wholes].map(quote)), MAX_EXACT),
    select('known_title', anyOf([...known].map(quote)), MAX_EXACT),
    ...[...wholes].map((lexeme) => beginningWith(lexeme, values, conditions)),
  ];
  const knownWords = wordQuery(words, { table: 'known_title', missing: 0 });
  if (knownWords !== null) selects.push(select('known_title', knownWords, MAX_KNOWN));
  // One word would be in thousands of titles.
  const allWords = wordQuery(words, { table: 'movie_title', missing: 0 });
  if (allWords?.includes('&') === true) {
    const length = values.bind(readings[0]?.folded.length ?? 0);
    selects.push(
      `(${selectTitles('movie_title', values.bind(allWords), conditions)}
       ORDER BY abs(length(t.folded) - ${length}), t.votes DESC, t.movie_id LIMIT ${MAX_KNOWN})`,
    );
  }
  return rows(pool, selects.join(' UNION '), values);
}

/**
 * The best-known titles that begin with these letters. A third of all titles begin with "the": short beginnings have
 * indexes of their own in the order of votes.
 */
function beginningWith(whole: string, values: SqlValues, conditions: string): string {
  const letters = whole.slice(WHOLE.length);
  const isShort = letters.length <= MAX_INDEXED_BEGINNING && /^[a-z0-9]+$/.test(letters);
  const begins = isShort
    ? `left(replace(t.folded, ' ', ''), ${letters.length}) = ${values.bind(letters)}`
    : `t.lexemes @@ ${values.bind(`${quote(whole)}:*`)}::tsquery`;
  return `(SELECT ${COLUMNS} FROM known_title t WHERE ${begins}${conditions}
    ORDER BY t.votes DESC, t.movie_id LIMIT ${MAX_BEGINNING})`;
}

function selectTitles(table: TitleTable, query: string, conditions: string): string {
  return `SELECT ${COLUMNS} FROM ${table} t WHERE t.lexemes @@ ${query}::tsquery${conditions}`;
}

/**
 * Titles that hold the words of a full-text query. Of the well-known ones the best known; of all those whose
 * length is most like that of what was typed, because among a million an arbitrary few hundred would hide it.
 */
export function wordCandidates(
  pool: Pool,
  query: string,
  table: TitleTable,
  length: number,
  filter: MovieFilter,
): Promise<Candidate[]> {
  const values = new SqlValues();
  const conditions = filterConditions(filter, values);
  const words = values.bind(query);
  const order = table === 'known_title' ? '' : `abs(length(t.folded) - ${values.bind(length)}), `;
  return rows(
    pool,
    `${selectTitles(table, words, conditions)}
     ORDER BY ${order}t.votes DESC, t.movie_id LIMIT ${table === 'known_title' ? MAX_KNOWN : MAX_OF_ALL}`,
    values,
  );
}

/** Well-known titles that share trigrams with what was typed: finds what no word of it leads to. */
export function trigramCandidates(pool: Pool, folded: string, filter: MovieFilter): Promise<Candidate[]> {
  const values = new SqlValues();
  const conditions = filterConditions(filter, values);
  const typed = values.bind(folded);
  // The operator's threshold is a setting of the session, .3 unless changed; the comparison makes sure.
  return rows(
    pool,
    `SELECT ${COLUMNS} FROM known_title t
     WHERE t.folded % ${typed} AND similarity(t.folded, ${typed}) >= ${MIN_TRIGRAM_SIMILARITY}${conditions}
     ORDER BY similarity(t.folded, ${typed}) DESC, t.votes DESC, t.movie_id LIMIT ${MAX_SIMILAR}`,
    values,
  );
}

/**
 * Adult movies are told by the index itself; every other condition needs the movie, which is looked up title by title
 * (OFFSET 0 keeps the planner from joining all movies that the filter lets through).
 */
function filterConditions(filter: MovieFilter, values: SqlValues): string {
  const adult = filter.includeAdult === true ? '' : ' AND NOT t.adult';
  const conditions = movieFilterConditions({ ...filter, includeAdult: true }, values, 'm');
  if (conditions.length === 0) return adult;
  return `${adult} AND EXISTS (SELECT FROM movie m WHERE m.id = t.movie_id AND ${conditions.join(' AND ')} OFFSET 0)`;
}

async function rows(pool: Pool, statement: string, values: SqlValues): Promise<Candidate[]> {
  const result = await pool.query<Candidate>(statement, values.list);
  return result.rows;
}
