import type { Pool } from 'pg';
import type { Database } from '../database/database.ts';
import { SqlValues } from '../database/sql-values.ts';
import { InputError } from '../movie/errors.ts';
import { foldLetters, withoutSpaces } from './fold-title.ts';
import { personSpellings } from './index-people.ts';
import { titleSimilarity } from './similarity-rules.ts';
import { TitleForms } from './title-forms.ts';
import { wholeLexeme } from './title-lexemes.ts';
import { allOf, quote } from './tsquery.ts';
import { correctFurther, correctWords, type ReadWord, wordsAsTyped } from './word-corrections.ts';
import { wordQuery } from './word-query.ts';

/** Somebody who may be meant by a typed name. */
export interface PersonMatch {
  readonly name: string;
  readonly movies: number;
  /** How close the name is to what was typed, in [0, 1]; 1 is the same name. */
  readonly similarity: number;
  /** What people are ordered by: similarity, and how well known the person is. Comparable with the score of a title. */
  readonly score: number;
}

interface Candidate {
  readonly name: string;
  readonly movies: number;
  readonly votes: number;
}

/** Where people are looked for: among the well-known ones or among all. */
type Among = 'known' | 'all';

const MAX_NAME_LENGTH = 200;
const MAX_EXACT = 20;
const MAX_WITH_WORDS = 60;
const MAX_SIMILAR = 40;
const MIN_TRIGRAM_SIMILARITY = 0.4;
/** Fewer letters begin the names of thousands that nobody knows. */
const MIN_BEGINNING_OF_ALL = 4;

const FAME = 0.22;
/** Natural logarithm of the votes that count as 1: the films of the best-known actors have about as many together. */
const MAX_VOTES_LOG = Math.log1p(500_000);

/** One way to find candidates, costlier than the one before. */
interface Step {
  /** Taken when the best score is below; from there on it would find nothing better. */
  readonly below: number;
  readonly find: (asked: Asked) => Promise<readonly Candidate[]>;
}

const STEPS: readonly Step[] = [
  { below: Infinity, find: (asked) => asTyped(asked) },
  { below: 0.98, find: (asked) => withWords(asked, 1, 0, 'known') },
  { below: 0.95, find: (asked) => withWords(asked, 2, 0, 'known') },
  { below: 0.85, find: (asked) => withWords(asked, 2, 0, 'all') },
  { below: 0.8, find: (asked) => withWords(asked, 2, 1, 'known') },
  { below: 0.75, find: (asked) => similar(asked) },
];

/**
 * People of the credits whose name is like what was typed, best first: by how close the name is and how well known the
 * person is. Typos, swapped and missing words and half-typed ones are understood. Throws InputError for a name without a
 * letter or digit.
 *
 * @param first 1 to 100
 */
export async function searchPeople(database: Database, typed: string, first: number): Promise<PersonMatch[]> {
  const asked = new Asked(database.pool, typed);
  const found = new Map<string, PersonMatch>();
  let best = 0;
  for (const { below, find } of STEPS) {
    if (best >= below) break;
    for (const candidate of await find(asked)) {
      if (found.has(candidate.name)) continue;
      const match = score(asked, candidate);
      found.set(match.name, match);
      best = Math.max(best, match.score);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || b.movies - a.movies || (a.name < b.name ? -1 : 1))
    .slice(0, first);
}

/** What was typed, with its words once they have been looked up. */
class Asked {
  readonly pool: Pool;
  readonly folded: string;
  readonly words: readonly string[];
  #corrected: Promise<readonly ReadWord[]> | null = null;
  #further: Promise<readonly ReadWord[]> | null = null;

  constructor(pool: Pool, typed: string) {
    if (typed.length > MAX_NAME_LENGTH) {
      throw new InputError(
        `A name to look for has at most ${MAX_NAME_LENGTH} characters, not ${typed.length}.`,
      );
    }
    this.pool = pool;
    this.folded = foldLetters(typed);
    if (this.folded === '') {
      throw new InputError(
        `Nothing to look for in ${JSON.stringify(typed)}; type at least one letter or digit.`,
      );
    }
    this.words = this.folded.split(' ');
  }

  /** The words with those of names that are one edit away, or two. */
  async corrected(edits: 1 | 2): Promise<readonly ReadWord[]> {
    this.#corrected ??= correctWords(this.pool, [this.words], 'person_word').then(([words = []]) => words);
    if (edits === 1) return this.#corrected;
    this.#further ??= this.#corrected
      .then((words) => correctFurther(this.pool, [words], 'person_word'))
      .then(([words = []]) => words);
    return this.#further;
  }
}

/** The name as it stands, with spaces left out or not; of well-known people also half typed. */
async function asTyped({ pool, folded, words }: Asked): Promise<readonly Candidate[]> {
  const values = new SqlValues();
  const selects = [selectPeople('all', quote(wholeLexeme(folded)), MAX_EXACT, values)];
  const known = wordQuery(wordsAsTyped(words), { table: 'known_title', missing: 0 });
  if (known !== null) selects.push(selectPeople('known', known, MAX_WITH_WORDS, values));
  const last = words.at(-1) ?? '';
  const isNarrow = words.length > 1 || last.length >= MIN_BEGINNING_OF_ALL;
  if (isNarrow) selects.push(selectPeople('all', beginningQuery(words), MAX_WITH_WORDS, values));
  const { rows } = await pool.query<Candidate>(selects.join(' UNION '), values.list);
  return rows;
}

/** All words, the last of which may be half typed. */
function beginningQuery(words: readonly string[]): string {
  return allOf(words.map((word, i) => (i === words.length - 1 ? `${quote(word)}:*` : quote(word))));
}

async function withWords(
  asked: Asked,
  edits: 1 | 2,
  missing: 0 | 1,
  among: Among,
): Promise<readonly Candidate[]> {
  const table = among === 'known' ? 'known_title' : 'movie_title';
  const query = wordQuery(await asked.corrected(edits), { table, missing });
  if (query === null) return [];
  const values = new SqlValues();
  const { rows } = await asked.pool.query<Candidate>(
    selectPeople(among, query, MAX_WITH_WORDS, values),
    values.list,
  );
  return rows;
}

/** Well-known people whose names share trigrams with what was typed: finds what no word of it leads to. */
async function similar({ pool, folded }: Asked): Promise<readonly Candidate[]> {
  const { rows } = await pool.query<Candidate>({
    name: 'similar_people',
    text: `SELECT p.name, p.movies, p.votes::double precision AS votes FROM credited_person AS p
      WHERE p.known AND p.folded % $1 AND similarity(p.folded, $1) >= ${MIN_TRIGRAM_SIMILARITY}
      ORDER BY similarity(p.folded, $1) DESC, p.votes DESC, p.name LIMIT ${MAX_SIMILAR}`,
    values: [folded],
  });
  return rows;
}

/** Plan: a bitmap of the index on lexemes, that of well-known people where those are asked for, and a sort by votes. */
function selectPeople(among: Among, query: string, limit: number, values: SqlValues): string {
  return `(SELECT p.name, p.movies, p.votes::double precision AS votes FROM credited_person AS p
    WHERE p.lexemes @@ ${values.bind(query)}::tsquery${among === 'known' ? ' AND p.known' : ''}
    ORDER BY p.votes DESC, p.name LIMIT ${limit})`;
}

function score({ folded, words }: Asked, { name, movies, votes }: Candidate): PersonMatch {
  const typed = {
    folded,
    words,
    significant: words,
    letters: withoutSpaces(folded),
    written: folded,
    canonical: null,
    numbers: [],
    year: null,
    guessed: false,
  };
  const similarity = Math.max(
    0,
    ...personSpellings(name).map((spelling) => titleSimilarity(typed, new TitleForms(spelling, spelling))),
  );
  const fame = Math.min(1, Math.log1p(votes) / MAX_VOTES_LOG);
  return { name, movies, similarity, score: similarity + FAME * fame };
}
