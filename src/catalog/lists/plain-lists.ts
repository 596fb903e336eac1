import { isMissingText } from '../missing-values.ts';
import { joinPieces, type NameKind } from './name-pieces.ts';

/** Text without brackets, quotation marks and control characters, in which only the separator has a meaning. */
const PLAIN = /^[ !#-&*-Z\\^-z|~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** Short cells repeat: a million movies share a few lists of genres, countries and languages. */
const MAX_REMEMBERED_LENGTH = 60;
const MAX_REMEMBERED = 2_000;

interface PlainListOptions {
  readonly separator: string;
  readonly kind: NameKind;
  readonly maxNames: number;
  readonly maxNameLength: number;
  /** Applied to every list at the end. */
  readonly finish: (names: readonly string[]) => readonly string[];
}

/**
 * Makes the reader of the simplest and most common lists: plain names with a separator between them. It returns null
 * for any other text. Equal cells may share one list.
 */
export function plainListReader(options: PlainListOptions): (text: string) => readonly string[] | null {
  const remembered = new Map<string, readonly string[]>();
  const read = (text: string) => (isMissingText(text.trim()) ? [] : split(text, options));
  return (text) => {
    const isShort = text.length <= MAX_REMEMBERED_LENGTH;
    const known = isShort ? remembered.get(text) : undefined;
    if (known !== undefined) return known;
    if (!PLAIN.test(text)) return null;
    if (!isShort || remembered.size === MAX_REMEMBERED) return read(text);
    const cell = copied(text);
    const names = read(cell);
    if (names !== null) remembered.set(cell, names);
    return names;
  };
}

/** A copy of a text. A cell is a slice, which would keep the whole chunk of its file in memory. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}

function split(
  text: string,
  { separator, kind, maxNames, maxNameLength, finish }: PlainListOptions,
): readonly string[] | null {
  const names = text.split(separator);
  let count = 0;
  for (const piece of names) {
    const name = piece.trim();
    if (name.length > maxNameLength) return null;
    if (name !== '') names[count++] = name;
  }
  if (count > maxNames) return null;
  names.length = count;
  return finish(joinPieces(names, kind, separator === ','));
}
