import type { Pool } from 'pg';
import { wordKeys } from './deletion-keys.ts';
import { align } from './edit-distance.ts';
import { isStopWord, stopWords } from './fold-title.ts';
import type { Lexicon } from './title-words.ts';
import { splitWords, type Split } from './word-splits.ts';

/** A word of a title that a misspelt word may stand for. */
interface Correction {
  readonly word: string;
  /** Whether a well-known title has it. */
  readonly known: boolean;
  readonly distance: number;
}

/** A typed word and the words that it may stand for. */
export interface ReadWord {
  readonly typed: string;
  /** Whether some title has exactly this word. */
  readonly exists: boolean;
  /** The nearest first. */
  readonly corrections: readonly Correction[];
  /** The pairs of words that it may be, if no title has it. */
  readonly splits: readonly Split[];
  /** Whether it may be left out, as a stop word or a misspelt one. */
  readonly optional: boolean;
}

/** Words without corrections. */
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
/** Two edits change too much of a shorter word. */
const MIN_LENGTH_FOR_TWO_EDITS = 5;
/** The last word may be the beginning of one. */
const MIN_HALF_TYPED_LENGTH = 4;
/** Added to the distance of a half-typed word, so that whole words come first. */
const HALF_TYPED = 0.5;

const corrections = (lexicon: Lexicon): string => `
  SELECT q.n::integer AS n, w.word, w.known
  FROM unnest($1::text[], $2::integer[], $3::integer[]) WITH ORDINALITY AS q (keys, shortest, longest, n)
  CROSS JOIN LATERAL (
    SELECT word, known FROM ${lexicon}
    WHERE keys && q.keys::integer[] AND length(word) BETWEEN q.shortest AND q.longest
  ) AS w`;

/** Looks up each list of typed words in the lexicon, with words one edit away. Two statements serve all lists. */
export async function correctWords(
  pool: Pool,
  typed: readonly (readonly string[])[],
  lexicon: Lexicon = 'title_word',
): Promise<ReadWord[][]> {
  const found = await lookUp(pool, typed.flatMap(lookUps), 1, lexicon);
  const unknown = typed
    .flatMap(lookUps)
    .filter((word) => found.get(keyOf(word))?.some(({ distance }) => distance === 0) !== true)
    .map(({ typed: word }) => word);
  // A name without its spaces is found as a whole.
  const splits = await splitWords(pool, lexicon === 'title_word' ? [...new Set(unknown)] : []);
  return typed.map((words) =>
    words.map((word, i) =>
      readWord(word, found.get(keyOf(lookUpAt(words, i))) ?? [], splits.get(word) ?? []),
    ),
  );
}

/** Looks up words two edits away for the words that no title has. One statement serves all lists. */
export async function correctFurther(
  pool: Pool,
  read: readonly (readonly ReadWord[])[],
  lexicon: Lexicon = 'title_word',
): Promise<ReadWord[][]> {
  const typed = read.map((words) => words.map((word) => word.typed));
  const unknown = read.flatMap((words, n) =>
    words.flatMap(({ exists, typed: word }, i) =>
      !exists && isCorrected(word) && word.length >= MIN_LENGTH_FOR_TWO_EDITS
        ? [lookUpAt(typed[n] ?? [], i)]
        : [],
    ),
  );
  const found = await lookUp(pool, unknown, 2, lexicon);
  return read.map((words, n) =>
    words.map((word, i) => {
      const further = word.exists ? undefined : found.get(keyOf(lookUpAt(typed[n] ?? [], i)));
      return further ? { ...readWord(word.typed, further, word.splits), optional: word.optional } : word;
    }),
  );
}

/** A word to look up. */
interface LookUp {
  readonly typed: string;
  /** Whether it may be the beginning of a word. */
  readonly halfTyped: boolean;
}

function lookUpAt(words: readonly string[], i: number): LookUp {
  const typed = words[i] ?? '';
  return { typed, halfTyped: typed === words.at(-1) && typed.length >= MIN_HALF_TYPED_LENGTH };
}

function lookUps(words: readonly string[]): LookUp[] {
  return words.map((_, i) => lookUpAt(words, i)).filter(({ typed }) => isCorrected(typed));
}

function keyOf({ typed, halfTyped }: LookUp): string {
  return halfTyped ? `${typed} ` : typed;
}

/** Corrections by the key of the word. */
async function lookUp(
  pool: Pool,
  words: readonly LookUp[],
  edits: 1 | 2,
  lexicon: Lexicon,
): Promise<ReadonlyMap<string, Correction[]>> {
  const looked = [...new Map(words.map((word) => [keyOf(word), word])).values()];
  const found = new Map<string, Correction[]>();
  if (looked.length === 0) return found;
  const { rows } = await pool.query<{ n: number; word: string; known: boolean }>({
    name: `${lexicon}_corrections`,
    text: corrections(lexicon),
    values: [
      looked.map(({ typed }) => `{${wordKeys(typed, edits).join(',')}}`),
      looked.map(({ typed }) => typed.length - edits),
      looked.map(({ typed, halfTyped }) => (halfTyped ? MAX_CORRECTED_LENGTH : typed.length + edits)),
    ],
  });
  for (const { n, word, known } of rows) {
    const asked = looked[n - 1];
    if (asked === undefined) continue;
    const { typed, halfTyped } = asked;
    const { whole, prefix } = align(typed, word);
    const distance = halfTyped && known && prefix < whole ? prefix + HALF_TYPED : whole;
    if (Math.floor(distance) > Math.min(edits, Math.floor((typed.length - 1) / 2))) continue;
    const near = found.get(keyOf(asked)) ?? [];
    near.push({ word, known, distance });
    found.set(keyOf(asked), near);
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
  const likely = found
    .filter(({ word, distance }) => !isStopWord(word) && (!exists || distance <= 1))
    .sort((a, b) => likelihood(typed, b) - likelihood(typed, a) || (a.word < b.word ? -1 : 1));
  const optional =
    isStopWord(typed) ||
    (!exists && typed.length >= 2 && isNearStopWord(typed)) ||
    splits.some((split) => split.every(isStopWord));
  const halves = splits.filter((split) => !split.every(isStopWord));
  return { typed, exists, corrections: likely, splits: halves, optional };
}

/** Nearer words first, then words of well-known titles, then words with the same first letter. */
function likelihood(typed: string, { word, distance, known }: Correction): number {
  return -4 * distance + (known ? 2 : 0) + (word.charCodeAt(0) === typed.charCodeAt(0) ? 1 : 0);
}

function isNearStopWord(typed: string): boolean {
  return stopWords.some((word) => word.length > 2 && align(typed, word).whole <= 1);
}
