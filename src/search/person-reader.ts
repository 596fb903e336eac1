import type { Database } from '../database/database.ts';
import type { CreditedPerson } from '../database/people-rows.ts';
import type { NameReader } from '../movie/filter-validation.ts';
import { foldLetters } from './fold-title.ts';
import { wholeLexeme } from './title-lexemes.ts';
import { quote } from './tsquery.ts';

const ID = /^Person:/;

const SAME_NAMES = `
  SELECT q.n::integer AS n, p.name FROM unnest($1::text[]) WITH ORDINALITY AS q (query, n)
  CROSS JOIN LATERAL (
    SELECT name FROM credited_person WHERE lexemes @@ q.query::tsquery ORDER BY votes DESC, name LIMIT 1
  ) AS p`;

/**
 * Reads names and ids of people, as a filter has them: the name as the credits write it, or else the best-known person
 * whose name differs in case, accents, spaces and punctuation only. A name that the credits lack stays as it is, and no
 * movie has it.
 *
 * @param load people by the exact name
 */
export async function personReader(
  database: Database,
  asked: readonly string[],
  load: (name: string) => Promise<CreditedPerson | null>,
): Promise<NameReader> {
  const names = [...new Set(asked.map(bareName))].filter(isReadable);
  const exact = await Promise.all(names.map(load));
  const others = names.filter((_, i) => exact[i] === null);
  const same = await sameNames(database, others);
  return (name) => ({ written: same.get(bareName(name)) ?? bareName(name) });
}

function bareName(asked: string): string {
  return asked.trim().replace(ID, '');
}

/** For names in other spellings those that the credits have. */
async function sameNames(database: Database, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await database.pool.query<{ n: number; name: string }>({
    name: 'people_of_same_names',
    text: SAME_NAMES,
    values: [names.map((name) => quote(wholeLexeme(foldLetters(name))))],
  });
  return new Map(rows.map(({ n, name }) => [names[n - 1] ?? name, name]));
}

/** What validation refuses is not looked up. */
function isReadable(name: string): boolean {
  return !name.includes('\0') && !/\p{Surrogate}/u.test(name) && foldLetters(name) !== '';
}
