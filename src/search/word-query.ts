import { isStopWord } from './fold-title.ts';
import { joinedNeighbours } from './title-lexemes.ts';
import { otherWords } from './title-spellings.ts';
import { allOf, anyOf, quote } from './tsquery.ts';
import type { ReadWord } from './word-corrections.ts';

/** The table to search: well-known titles or all titles. */
export type TitleTable = 'known_title' | 'movie_title';

export interface WordQueryOptions {
  readonly table: TitleTable;
  /** How many words may be missing. */
  readonly missing: 0 | 1;
}

const MIN_PREFIX_LENGTH = 2;
/** The most corrections of a word that no title has, and of other words. Each costs a look-up in the index. */
const MAX_CORRECTIONS = 24;
const MAX_OF_EXISTING = 8;
/** The same if any word may be missing, which repeats them. Existing words are not corrected then. */
const MAX_REPEATED = 6;

/**
 * The full-text query (a `tsquery`) for the words: each as typed, as one of its corrections, or joined with a neighbour;
 * the last one also as the beginning of a word. Null if no word is required, or if one may be missing and there is only
 * one.
 */
export function wordQuery(words: readonly ReadWord[], options: WordQueryOptions): string | null {
  const required = requiredWords(words);
  const joined = joinedNeighbours(words.map(({ typed }) => typed));
  const groups = words.flatMap((word, i) => {
    if (required[i] !== true) return [];
    const together = options.table === 'known_title' ? [joined[i - 1], joined[i]] : [];
    return [alternatives(word, together, i === words.length - 1, options)];
  });
  if (options.missing === 0) return groups.length === 0 ? null : groups.join('&');
  return groups.length < 2 ? null : allButOne(groups);
}

/** A last word of one letter is half typed, so it is required only if no other word is. */
function requiredWords(words: readonly ReadWord[]): readonly boolean[] {
  const isHalfTyped = (i: number): boolean =>
    i === words.length - 1 && /^\p{L}$/u.test(words[i]?.typed ?? '');
  const required = words.map(({ optional }, i) => !optional && !isHalfTyped(i));
  return required.includes(true) ? required : words.map(({ optional }) => !optional);
}

/** Combines each complete half with the other half less one word: repeats a group log(n) times instead of n. */
function allButOne(groups: readonly string[]): string {
  if (groups.length === 2) return anyOf(groups);
  const middle = groups.length >> 1;
  const [left, right] = [groups.slice(0, middle), groups.slice(middle)];
  const parts = [
    [...left, lacking(right)],
    [lacking(left), ...right],
  ];
  return anyOf(parts.map((part) => `(${part.filter((group) => group !== null).join('&')})`));
}

/** Null if no word is left. */
function lacking(groups: readonly string[]): string | null {
  return groups.length === 1 ? null : allButOne(groups);
}

function mostCorrections({ exists }: ReadWord, missing: 0 | 1): number {
  if (missing === 1) return exists ? 0 : MAX_REPEATED;
  return exists ? MAX_OF_EXISTING : MAX_CORRECTIONS;
}

function alternatives(
  word: ReadWord,
  together: readonly (string | undefined)[],
  last: boolean,
  { table, missing }: WordQueryOptions,
): string {
  const corrections = word.corrections
    .filter(({ known }) => known || table === 'movie_title')
    .slice(0, mostCorrections(word, missing));
  const lexemes = new Set([
    word.typed,
    // If any word may be missing, "one" alone would match every title with a 1.
    ...(missing === 0 || /^\d/.test(word.typed) ? otherWords(word.typed) : []),
    ...corrections.map((correction) => correction.word),
    ...together.filter((lexeme) => lexeme !== undefined),
  ]);
  const parts = [...lexemes].map(quote);
  for (const split of word.splits) {
    parts.push(allOf(split.filter((part) => !isStopWord(part)).map(quote)));
  }
  const isBeginning =
    last && word.typed.length >= MIN_PREFIX_LENGTH && (table === 'known_title' || !word.exists);
  if (isBeginning) parts.push(`${quote(word.typed)}:*`);
  return anyOf(parts);
}
