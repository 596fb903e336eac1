import type { PoolClient } from 'pg';
import { beginningKeys, wordKeys } from './deletion-keys.ts';

/**
 * How many letters are left out of the words of well-known titles, which are also found half typed, and of other words.
 * Other words are many times more numerous, but have a quarter of the keys.
 */
const KNOWN_DELETIONS = 2;
const OTHER_DELETIONS = 1;
const MAX_WORD_LENGTH = 40;

/** Tables of the words that titles and names of people have. */
export type Lexicon = 'title_word' | 'person_word';

const missingWords = (lexicon: Lexicon): string => `
  SELECT n.word, n.known FROM unnest($1::text[], $2::boolean[]) AS n (word, known)
  WHERE NOT EXISTS (SELECT FROM ${lexicon} w WHERE w.word = n.word COLLATE "C" AND w.known >= n.known)`;

const insertWords = (lexicon: Lexicon): string => `
  INSERT INTO ${lexicon} (word, known, keys)
  SELECT word, known, keys::integer[] FROM unnest($1::text[], $2::boolean[], $3::text[]) AS n (word, known, keys)
  ON CONFLICT (word) DO UPDATE SET known = excluded.known, keys = excluded.keys`;

/**
 * Adds the words of folded texts to a lexicon. A word stays when its last text is deleted; it then merely offers a useless
 * correction.
 */
export async function addWords(
  client: PoolClient,
  lexicon: Lexicon,
  groups: readonly { readonly texts: readonly string[]; readonly known: boolean }[],
): Promise<void> {
  const words = new Map<string, boolean>();
  for (const { texts, known } of groups) {
    for (const folded of texts) {
      for (const word of folded.split(' ')) {
        if (word.length <= MAX_WORD_LENGTH && (known || !words.has(word))) words.set(word, known);
      }
    }
  }
  if (words.size === 0) return;
  const { rows: missing } = await client.query<{ word: string; known: boolean }>(missingWords(lexicon), [
    [...words.keys()],
    [...words.values()],
  ]);
  if (missing.length === 0) return;
  await client.query(insertWords(lexicon), [
    missing.map(({ word }) => word),
    missing.map(({ known }) => known),
    missing.map(({ word, known }) => `{${keysOf(word, known).join(',')}}`),
  ]);
}

function keysOf(word: string, known: boolean): number[] {
  if (!known) return wordKeys(word, OTHER_DELETIONS);
  return [...new Set([...wordKeys(word, KNOWN_DELETIONS), ...beginningKeys(word)])];
}
