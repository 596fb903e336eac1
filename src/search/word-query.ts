import { isStopWord } from './fold-title.ts';
import { joinedNeighbours } from './title-lexemes.ts';
import { otherWords } from './title-spellings.ts';
import { allOf, anyOf, quote } from './tsquery.ts';
import type { ReadWord } from './word-corrections.ts';

/** Where titles are looked for: among the well-known ones or among all. */
export type TitleTable = 'known_title' | 'movie_title';

export interface WordQueryOptions {
  readonly table: TitleTable;
  /** Ask for all words, or allow any one of them to be missing. */
  readonly missing: 0 | 1;
}

const MIN_PREFIX_LENGTH = 2;
/** Corrections that are asked for of a word no title has, and of another; each costs a look into the index. */
const MAX_CORRECTIONS = 24;
const MAX_OF_EXISTING = 8;
/** The same when any word may be missing, which repeats them; then an existing word is not taken for another. */
const MAX_REPEATED = 6;

/**
 * The full-text query (a `tsquery`) for the words that were read: each as it was typed, as one of its corrections,
 * or written together with a neighbour; the last one also as the beginning of a word. Null when no word must
 * be there, or when one may be missing and there is only one.
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

/** A last word of one letter is half typed; it is asked for only when nothing else is. */
function requiredWords(words: readonly ReadWord[]): readonly boolean[] {
  const isHalfTyped = (i: number): boolean =>
    i === words.length - 1 && /^\p{L}$/u.test(words[i]?.typed ?? '');
  const required = words.map(({ optional }, i) => !optional && !isHalfTyped(i));
  return required.includes(true) ? required : words.map(({ optional }) => !optional);
}

/** Each half whole with the other less one: repeats a group log(n) times instead of n. */
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

/** Null when nothing is left to ask for. */
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
    // When any word may be missing, "one" alone would bring whatever has a 1.
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
