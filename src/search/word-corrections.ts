import type { Pool } from 'pg';
import { wordKeys } from './deletion-keys.ts';
import { align } from './edit-distance.ts';
import { isStopWord, stopWords } from './fold-title.ts';
import { splitWords, type Split } from './word-splits.ts';

/** A word of a title that a typed word may be a slip of. */
interface Correction {
  readonly word: string;
  /** A well-known title has it. */
  readonly known: boolean;
  readonly distance: number;
}

/** A typed word and what it may stand for. */
export interface ReadWord {
  readonly typed: string;
  /** Some title has exactly this word. */
  readonly exists: boolean;
  /** The nearest first. */
  readonly corrections: readonly Correction[];
  /** The two words it may be, when no title has it. */
  readonly splits: readonly Split[];
  /** May be left out: it is a stop word, or a slip of one. */
  readonly optional: boolean;
}

/** Words taken for what they are. */
export function wordsAsTyped(words: readonly string[]): ReadWord[] {
  return words.map((typed) => ({
    typed,
    exists: true,
    corrections: [],
    splits: [],
    optional: isStopWord(typed),
  }));
}

const MIN_CORRECTED_LENGTH = 3;
const MAX_CORRECTED_LENGTH = 40;
/** Two slips in a shorter word leave nothing of it. */
const MIN_LENGTH_FOR_TWO_EDITS = 5;
/** The last word may be the beginning of one. */
const MIN_HALF_TYPED_LENGTH = 4;
/** Whole words come before longer ones. */
const HALF_TYPED = 0.5;

const CORRECTIONS = `
  SELECT q.n::integer AS n, w.word, w.known
  FROM unnest($1::text[], $2::integer[], $3::integer[]) WITH ORDINALITY AS q (keys, shortest, longest, n)
  CROSS JOIN LATERAL (
    SELECT word, known FROM title_word
    WHERE keys && q.keys::integer[] AND length(word) BETWEEN q.shortest AND q.longest
  ) AS w`;

/** Looks typed words up in the lexicon, with those one slip away. */
export async function correctWords(pool: Pool, words: readonly string[]): Promise<ReadWord[]> {
  const found = await lookUp(pool, words, 1);
  const unknown = words.filter(
    (typed) => isCorrected(typed) && found.get(typed)?.some(({ distance }) => distance === 0) !== true,
  );
  const splits = await splitWords(pool, unknown);
  return words.map((typed) => readWord(typed, found.get(typed) ?? [], splits.get(typed) ?? []));
}

/** Looks again, two slips away, for the words that no title has. */
export async function correctFurther(pool: Pool, words: readonly ReadWord[]): Promise<ReadWord[]> {
  const unknown = words.filter(({ typed, exists }) => !exists && typed.length >= MIN_LENGTH_FOR_TWO_EDITS);
  if (unknown.length === 0) return [...words];
  const found = await lookUp(
    pool,
    unknown.map(({ typed }) => typed),
    2,
    words.at(-1)?.typed,
  );
  return words.map((word) => {
    const corrections = found.get(word.typed);
    return corrections
      ? { ...readWord(word.typed, corrections, word.splits), optional: word.optional }
      : word;
  });
}

/** Corrections by the typed word; `last` is the one that may be half typed. */
async function lookUp(
  pool: Pool,
  words: readonly string[],
  slips: 1 | 2,
  last = words.at(-1),
): Promise<ReadonlyMap<string, Correction[]>> {
  const looked = words.filter(isCorrected);
  const isHalfTyped = (word: string): boolean => word === last && word.length >= MIN_HALF_TYPED_LENGTH;
  const found = new Map<string, Correction[]>();
  if (looked.length > 0) {
    const { rows } = await pool.query<{ n: number; word: string; known: boolean }>({
      name: 'title_word_corrections',
      text: CORRECTIONS,
      values: [
        looked.map((word) => `{${wordKeys(word, slips).join(',')}}`),
        looked.map((word) => word.length - slips),
        looked.map((word) => (isHalfTyped(word) ? MAX_CORRECTED_LENGTH : word.length + slips)),
      ],
    });
    for (const { n, word, known } of rows) {
      const typed = looked[n - 1] ?? '';
      const { whole, prefix } = align(typed, word);
      const distance = isHalfTyped(typed) && known && prefix < whole ? prefix + HALF_TYPED : whole;
      if (Math.floor(distance) > Math.min(slips, Math.floor((typed.length - 1) / 2))) continue;
      const corrections = found.get(typed) ?? [];
      corrections.push({ word, known, distance });
      found.set(typed, corrections);
    }
  }
  return found;
}

function isCorrected(word: string): boolean {
  return (
    word.length >= MIN_CORRECTED_LENGTH &&
    word.length <= MAX_CORRECTED_LENGTH &&
    !isStopWord(word) &&
    !/^\p{N}+$/u.test(word)
  );
}

function readWord(typed: string, found: readonly Correction[], splits: readonly Split[]): ReadWord {
  const exists = found.some(({ distance }) => distance === 0);
  const corrections = found
    .filter(({ word, distance }) => !isStopWord(word) && (!exists || distance <= 1))
    .sort((a, b) => likelihood(typed, b) - likelihood(typed, a) || (a.word < b.word ? -1 : 1));
  const optional =
    isStopWord(typed) ||
    (!exists && typed.length >= 2 && isSlipOfStopWord(typed)) ||
    splits.some((split) => split.every(isStopWord));
  const halves = splits.filter((split) => !split.every(isStopWord));
  return { typed, exists, corrections, splits: halves, optional };
}

/** Nearer words first, then those that well-known titles have, then those with the same first letter. */
function likelihood(typed: string, { word, distance, known }: Correction): number {
  return -4 * distance + (known ? 2 : 0) + (word.charCodeAt(0) === typed.charCodeAt(0) ? 1 : 0);
}

function isSlipOfStopWord(typed: string): boolean {
  return stopWords.some((word) => word.length > 2 && align(typed, word).whole <= 1);
}
