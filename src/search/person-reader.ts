import type { Database } from '../database/database.ts';
import type { CreditedPerson } from '../database/people-rows.ts';
import type { NameReader } from '../movie/filter-validation.ts';
import { foldLetters } from './fold-title.ts';
import { searchPeople } from './search-people.ts';
import { wholeLexeme } from './title-lexemes.ts';
import { quote } from './tsquery.ts';

const ID = /^Person:/;
const MAX_NEAR = 5;

const SAME_NAMES = `
  SELECT q.n::integer AS n, p.name FROM unnest($1::text[]) WITH ORDINALITY AS q (query, n)
  CROSS JOIN LATERAL (
    SELECT name FROM credited_person WHERE lexemes @@ q.query::tsquery ORDER BY votes DESC, name LIMIT 1
  ) AS p`;

/**
 * Reads names and ids of people, as a filter has them: the name as the credits write it, or else the best-known person
 * whose name differs in case, accents, spaces and punctuation only.
 *
 * @param load people by the exact name
 */
export async function personReader(
  database: Database,
  asked: readonly string[],
  load: (name: string) => Promise<CreditedPerson | null>,
): Promise<NameReader> {
  const names = [...new Set(asked.map(bareName))];
  const exact = await Promise.all(names.map(load));
  const written = new Map(names.flatMap((name, i) => (exact[i] ? [[name, name] as const] : [])));
  await addSameNames(
    database,
    names.filter((name) => !written.has(name)),
    written,
  );
  const near = new Map(
    await Promise.all(
      names
        .filter((name) => !written.has(name))
        .map(async (name) => [name, await nearNames(database, name)] as const),
    ),
  );
  return {
    read: (name) => written.get(bareName(name)) ?? null,
    describeUnknown: (name) => {
      const others = near.get(bareName(name)) ?? [];
      const known =
        others.length > 0 ? `near ones are ${others.join(', ')}` : 'the credits name nobody like that';
      return `the unknown person ${JSON.stringify(name)}; ${known}`;
    },
  };
}

function bareName(asked: string): string {
  return asked.trim().replace(ID, '');
}

async function addSameNames(
  database: Database,
  names: readonly string[],
  written: Map<string, string>,
): Promise<void> {
  const readable = names.filter(isReadable);
  if (readable.length === 0) return;
  const { rows } = await database.pool.query<{ n: number; name: string }>({
    name: 'people_of_same_names',
    text: SAME_NAMES,
    values: [readable.map((name) => quote(wholeLexeme(foldLetters(name))))],
  });
  for (const { n, name } of rows) {
    const asked = readable[n - 1];
    if (asked !== undefined) written.set(asked, name);
  }
}

async function nearNames(database: Database, name: string): Promise<string[]> {
  if (!isReadable(name)) return [];
  return (await searchPeople(database, name, MAX_NEAR)).map((match) => match.name);
}

function isReadable(name: string): boolean {
  return (
    !name.includes('\0') && !/\p{Surrogate}/u.test(name) && name.length <= 200 && foldLetters(name) !== ''
  );
}
