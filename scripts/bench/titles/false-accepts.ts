import type { Database } from '../../../src/database/database.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { resolveTitle } from '../../../src/search/resolve-titles.ts';
import { drawObscureQueries, drawTitleQueries, randomNumbers } from './title-queries.ts';
import type { Random } from './title-edits.ts';

/** How often a movie was taken for meant although none was. */
export interface FalseAccepts {
  readonly kind: string;
  readonly asked: number;
  readonly accepted: number;
  /** A few of them. */
  readonly examples: readonly string[];
}

const MAX_EXAMPLES = 5;
const CONSONANTS = 'bcdfghjklmnprstvwz';
const VOWELS = 'aeiou';
const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const NONSENSE: Readonly<Record<string, (random: Random) => string>> = {
  'random letters': (random) => letters('abcdefghijklmnopqrstuvwxyz', 6 + pick(10, random), random),
  'rows of keys': (random) => {
    const row = KEY_ROWS[pick(KEY_ROWS.length, random)]!;
    return row.repeat(2).slice(pick(4, random), 8 + pick(6, random));
  },
  syllables: (random) =>
    Array.from(
      { length: 3 + pick(3, random) },
      () => letters(CONSONANTS, 1, random) + letters(VOWELS, 1, random),
    ).join(''),
  'two made-up words': (random) =>
    [0, 1]
      .map(
        () =>
          letters(CONSONANTS, 1, random) +
          letters(VOWELS, 1, random) +
          letters(CONSONANTS, 2, random) +
          letters(VOWELS, 1, random),
      )
      .join(' '),
  'digits and letters': (random) => letters('0123456789abcdef', 12 + pick(8, random), random),
  'chinese characters': (random) =>
    Array.from({ length: 5 }, () => String.fromCodePoint(0x4e00 + pick(5_000, random))).join(''),
};

/**
 * Asks for strings that no title is like, and for titles after their movies were removed (which is undone again).
 * Needs a database of one connection, because that connection is in a transaction meanwhile.
 */
export async function measureFalseAccepts(database: Database, count: number): Promise<FalseAccepts[]> {
  const random = randomNumbers(11);
  const results: FalseAccepts[] = [];
  for (const [kind, make] of Object.entries(NONSENSE)) {
    results.push(
      await ask(
        database,
        kind,
        Array.from({ length: count }, () => make(random)),
      ),
    );
  }
  const wellKnown = (await drawTitleQueries(database.pool, { count, seed: 13, others: new Set() })).filter(
    ({ kind }) => kind === 'exact_lower',
  );
  const obscure = (await drawObscureQueries(database.pool, count * 7, 13)).filter(({ kind }) =>
    kind.endsWith('exact_lower'),
  );
  for (const [kind, queries] of [
    ['well-known titles removed', wellKnown],
    ['obscure titles removed', obscure],
  ] as const) {
    await database.pool.query('BEGIN');
    try {
      const only = await removeTitles(
        database,
        queries.map(({ query }) => query),
      );
      results.push(await ask(database, kind, only));
    } finally {
      await database.pool.query('ROLLBACK');
    }
  }
  return results;
}

/** Removes every movie that goes by one of the titles; answers the titles, long enough to be no other's beginning. */
async function removeTitles(database: Database, titles: readonly string[]): Promise<string[]> {
  await database.pool.query(
    'DELETE FROM movie WHERE id IN (SELECT movie_id FROM movie_title WHERE folded = ANY ($1::text[]))',
    [titles.map(foldTitle)],
  );
  return [...titles];
}

async function ask(database: Database, kind: string, queries: readonly string[]): Promise<FalseAccepts> {
  const examples: string[] = [];
  let accepted = 0;
  for (const query of queries) {
    const { movieId, suggestions } = await resolveTitle(database, query);
    if (movieId === null) continue;
    accepted++;
    examples.push(`${query} -> ${suggestions[0]?.matchedTitle ?? ''}`);
  }
  return { kind, asked: queries.length, accepted, examples: examples.slice(0, MAX_EXAMPLES) };
}

function letters(alphabet: string, length: number, random: Random): string {
  return Array.from({ length }, () => alphabet[pick(alphabet.length, random)]).join('');
}

function pick(length: number, random: Random): number {
  return Math.floor(random() * length);
}
