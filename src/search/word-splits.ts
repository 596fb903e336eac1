import type { Pool } from 'pg';
import { isStopWord } from './fold-title.ts';

/** Two words that were typed as one, without the space or with a letter in its place. */
export type Split = readonly [string, string];

const MIN_PART_LENGTH = 3;
const MAX_SPLIT_LENGTH = 40;
const MAX_SPLITS = 3;

const EXISTING = 'SELECT word, known FROM title_word WHERE word = ANY ($1::text[] COLLATE "C")';

/** The ways to read each word as two words of titles; well-known titles and equal halves come first. */
export async function splitWords(
  pool: Pool,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly Split[]>> {
  const possible = new Map(words.map((word) => [word, possibleSplits(word)]));
  const parts = [...new Set([...possible.values()].flat(2))];
  if (parts.length === 0) return new Map();
  const { rows } = await pool.query<{ word: string; known: boolean }>({
    name: 'title_words_existing',
    text: EXISTING,
    values: [parts],
  });
  const known = new Map(rows.map(({ word, known }) => [word, known]));
  const likelihood = (split: Split): number =>
    split.filter((part) => known.get(part) === true).length +
    Math.min(...split.map(({ length }) => length)) / 10;
  return new Map(
    [...possible].map(([word, splits]) => [
      word,
      splits
        .filter((split) => split.every((part) => known.has(part)))
        .sort((a, b) => likelihood(b) - likelihood(a))
        .slice(0, MAX_SPLITS),
    ]),
  );
}

/** With no letter, or one, left out between the parts. */
function possibleSplits(word: string): Split[] {
  if (word.length > MAX_SPLIT_LENGTH) return [];
  const isPart = (part: string): boolean => part.length >= MIN_PART_LENGTH || isStopWord(part);
  return Array.from(word, (_, at) => [0, 1].map((lost): Split => [word.slice(0, at), word.slice(at + lost)]))
    .flat()
    .filter((split) => split.every(isPart));
}
