import { parseLooseLiteral, isBracketed } from './loose-literal.ts';
import { inGenres, isGenre } from './known-genres.ts';
import { parseLiteral, type Literal } from './literal.ts';

/** How the lists of a column are written as text. */
export type ListForm =
  /** In brackets, with or without quotation marks. `bare`: lists with one name have no brackets (R). */
  | { readonly kind: 'bracketed'; readonly bare: boolean }
  /** Names with a separator between them. */
  | { readonly kind: 'joined'; readonly separator: string }
  /** Genres with nothing but spaces between them. */
  | { readonly kind: 'genre words' }
  /** In an unknown form. */
  | { readonly kind: 'unknown' };

/** Separators that hardly ever occur in names. */
const STRONG = ['\x02', '|', ';', '•', ' · '];
/** Separators that also occur in names. They count only if commas do not separate. */
const WEAK = [' / ', '/', ' - '];
/** At least this share of the cells must have a weak separator. */
const MIN_WEAK_SHARE = 0.3;
/** With at least this many cells, words without separators can be distinguished from single names. */
const MIN_CELLS_OF_WORDS = 20;
const MIN_WORDS_A_CELL = 4.5;

/** Text that is not a list: objects that were not written out, PHP, and printed series of pandas and polars. */
const NO_LIST = /^\[object |^[aOs]:\d+:[{"]|dtype: |^shape: \(|<[\w.]+ object at 0x/;

/**
 * The form of a column's lists, chosen from cells that are not empty: the form in which most of them make sense.
 * Comma-separated text unless another form fits better.
 */
export function listFormOf(cells: readonly string[]): ListForm {
  const texts = cells.map((cell) => cell.trim());
  const count = (matches: (text: string) => boolean) => texts.filter(matches).length;
  if (count((text) => NO_LIST.test(text)) * 2 > texts.length) return { kind: 'unknown' };
  const bracketed = texts.filter(isBracketed);
  const calls = count((text) => text.startsWith('c('));
  if (bracketed.length * 2 > texts.length || (calls > 0 && calls === bracketed.length)) {
    const readable = bracketed.filter((text) => bracketedList(text) !== undefined).length;
    return readable * 2 > bracketed.length ? { kind: 'bracketed', bare: calls > 0 } : { kind: 'unknown' };
  }
  return joinedForm(texts);
}

/** Reads a list in brackets; undefined if the text is not one. */
export function bracketedList(text: string): Literal | undefined {
  if (text === 'character(0)') return [];
  const literal = parseLiteral(text) ?? parseLooseLiteral(text);
  return typeof literal === 'object' && literal !== null ? literal : undefined;
}

function joinedForm(texts: readonly string[]): ListForm {
  const count = (matches: (text: string) => boolean) => texts.filter(matches).length;
  const commas = (separator: string) => count((text) => text.includes(',') && !text.includes(separator));
  for (const separator of STRONG) {
    const having = count((text) => text.includes(separator));
    if (having > 0 && having >= commas(separator)) return { kind: 'joined', separator };
  }
  for (const separator of WEAK) {
    const having = texts.filter((text) => text.includes(separator));
    const withCommas = having.filter((text) => text.includes(',')).length;
    const known = having.every((text) => text.split(separator).every((piece) => isGenre(piece)));
    const often = having.length > 1 && having.length >= texts.length * MIN_WEAK_SHARE;
    if (having.length > 0 && commas(separator) + withCommas === 0 && (known || often)) {
      return { kind: 'joined', separator };
    }
  }
  if (count((text) => text.includes(',')) > 0) return { kind: 'joined', separator: ',' };
  return withoutSeparators(texts);
}

function withoutSeparators(texts: readonly string[]): ListForm {
  const hyphened = texts.filter((text) => text.includes('-') && !isGenre(text));
  if (hyphened.length > 0 && hyphened.every((text) => text.split('-').every((piece) => isGenre(piece)))) {
    return { kind: 'joined', separator: '-' };
  }
  const several = texts.filter((text) => !isGenre(text));
  if (several.length > 0 && texts.every((text) => inGenres(text) !== null)) return { kind: 'genre words' };
  const hyphens = texts.reduce((sum, text) => sum + text.split('-').length - 1, 0);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const many = texts.length >= MIN_CELLS_OF_WORDS;
  // Several hyphens per cell, with words on both sides: "saving the world-artifact-flying car".
  if (many && hyphens >= 1.5 * texts.length && words >= 2 * texts.length)
    return { kind: 'joined', separator: '-' };
  return many && words >= MIN_WORDS_A_CELL * texts.length
    ? { kind: 'unknown' }
    : { kind: 'joined', separator: ',' };
}
