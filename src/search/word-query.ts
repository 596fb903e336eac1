import { joinedNeighbours } from './title-lexemes.ts';
import { anyOf, quote } from './title-candidates.ts';
import type { TitleTable } from './title-candidates.ts';
import type { ReadWord } from './word-corrections.ts';

export interface WordQueryOptions {
  readonly table: TitleTable;
  /** Ask for all words, or allow any one of them to be missing. */
  readonly missing: 0 | 1;
}

const SHORTEST_PREFIX = 2;

/**
 * The full-text query (a `tsquery`) for the words that were read: each as it was typed, as one of its corrections,
 * or written together with a neighbour; the last one also as the beginning of a word. Null when no word must
 * be there, or when one may be missing and there is only one.
 */
export function wordQuery(words: readonly ReadWord[], options: WordQueryOptions): string | null {
  const required = words.some(({ optional }) => !optional) ? words.map(({ optional }) => !optional) : [];
  const joined = joinedNeighbours(words.map(({ typed }) => typed));
  const groups = words.flatMap((word, i) => {
    if (required[i] !== true) return [];
    const together = options.table === 'known_title' ? [joined[i - 1], joined[i]] : [];
    return [alternatives(word, together, i === words.length - 1, options.table)];
  });
  if (options.missing === 0) return groups.length === 0 ? null : groups.join('&');
  if (groups.length < 2) return null;
  return anyOf(groups.map((_, left) => `(${groups.filter((_group, i) => i !== left).join('&')})`));
}

function alternatives(
  word: ReadWord,
  together: readonly (string | undefined)[],
  last: boolean,
  table: TitleTable,
): string {
  const corrections = word.corrections.filter(({ known }) => known || table === 'movie_title');
  const lexemes = new Set([
    word.typed,
    ...corrections.map((correction) => correction.word),
    ...together.filter((lexeme) => lexeme !== undefined),
  ]);
  const parts = [...lexemes].map(quote);
  const isBeginning =
    last && word.typed.length >= SHORTEST_PREFIX && (table === 'known_title' || !word.exists);
  if (isBeginning) parts.push(`${quote(word.typed)}:*`);
  return anyOf(parts);
}
