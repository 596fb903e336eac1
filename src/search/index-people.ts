import type { PoolClient } from 'pg';
import type { Database } from '../database/database.ts';
import { foldLetters } from './fold-title.ts';
import { romanizeTitle } from './romanize.ts';
import { wholeLexeme } from './title-lexemes.ts';
import { addWords } from './title-words.ts';

/** Names are read so many at a time. */
const BATCH = 5_000;
const MAX_WORDS = 12;

interface UnreadName {
  readonly name: string;
  readonly known: boolean;
}

const UNREAD = `SELECT name, known FROM credited_person WHERE folded IS NULL ORDER BY name LIMIT ${BATCH}`;

const ANY_UNREAD = 'SELECT EXISTS (SELECT FROM credited_person WHERE folded IS NULL) AS any';

const WRITE = `
  UPDATE credited_person AS p SET folded = n.folded, lexemes = array_to_tsvector(string_to_array(n.lexemes, ' '))
  FROM unnest($1::text[], $2::text[], $3::text[]) AS n (name, folded, lexemes) WHERE p.name = n.name`;

/**
 * Makes the people found whose names are new in `credited_person`, in the caller's transaction. Names never change, so each
 * is read once, and again when the person becomes well known.
 */
export async function indexPeople(client: PoolClient): Promise<void> {
  while (await indexSome(client));
}

/** The same for all that a migration found, a batch in one transaction. Only looks when there is nothing to do. */
export async function indexFoundPeople(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ any: boolean }>(ANY_UNREAD);
  if (rows[0]?.any !== true) return;
  while (await database.transaction(indexSome));
}

/** Whether there may be more. */
async function indexSome(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<UnreadName>(UNREAD);
  if (rows.length > 0) await readNames(client, rows);
  return rows.length === BATCH;
}

async function readNames(client: PoolClient, names: readonly UnreadName[]): Promise<void> {
  const read = names.map(({ name, known }) => ({ name, known, spellings: personSpellings(name) }));
  await client.query(WRITE, [
    read.map(({ name }) => name),
    read.map(({ spellings }) => spellings[0] ?? ''),
    read.map(({ spellings }) => [...new Set(spellings.flatMap(personLexemes))].join(' ')),
  ]);
  const words = (wellKnown: boolean) => ({
    texts: read.filter(({ known }) => known === wellKnown).flatMap(({ spellings }) => spellings),
    known: wellKnown,
  });
  await addWords(client, 'person_word', [words(false), words(true)]);
}

/** The folded name, and in Latin letters when it is in Hangul, kana, Cyrillic or Greek; none for a name without a letter. */
export function personSpellings(name: string): string[] {
  const folded = foldLetters(name);
  const latin = romanizeTitle(folded);
  return [folded, ...(latin === null ? [] : [latin])].filter((spelling) => spelling !== '');
}

function personLexemes(spelling: string): string[] {
  return [...spelling.split(' ').slice(0, MAX_WORDS), wholeLexeme(spelling)];
}
