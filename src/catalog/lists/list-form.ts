import { parseLooseLiteral, isBracketed } from './loose-literal.ts';
import { inGenres, isGenre } from './known-genres.ts';
import { parseLiteral, type Literal } from './literal.ts';

/** How the lists of one column are spelled as text. */
export type ListForm =
  /** In brackets, with or without quotation marks. `bare`: a list of one name has none (R). */
  | { readonly kind: 'bracketed'; readonly bare: boolean }
  /** Names with a separator between them. */
  | { readonly kind: 'joined'; readonly separator: string }
  /** Genres with nothing but spaces between them. */
  | { readonly kind: 'genre words' }
  /** In no form that is known. */
  | { readonly kind: 'unknown' };

/** Separators that names hardly ever hold. */
const STRONG = ['\x02', '|', ';', '•', ' · '];
/** Separators that names hold too: they count only where commas do not separate. */
const WEAK = [' / ', '/', ' - '];
/** Of the cells, at least this share has a weak separator. */
const MIN_WEAK_SHARE = 0.3;
/** Cells from which words without separators can be told from single names. */
const MIN_CELLS_OF_WORDS = 20;
const MIN_WORDS_A_CELL = 4.5;

/** What no list is: objects that were not written out, PHP, what pandas and polars print of a series. */
const NO_LIST = /^\[object |^[aOs]:\d+:[{"]|dtype: |^shape: \(|<[\w.]+ object at 0x/;

/**
 * The form of a column's lists, chosen from cells of it that are not empty: the one in which most of them make sense.
 * Comma-separated text when nothing speaks against it.
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

/** The list that a text in brackets holds; undefined when it holds none. */
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
  // Several hyphens a cell, and words on both sides of them: "saving the world-artifact-flying car".
  if (many && hyphens >= 1.5 * texts.length && words >= 2 * texts.length)
    return { kind: 'joined', separator: '-' };
  return many && words >= MIN_WORDS_A_CELL * texts.length
    ? { kind: 'unknown' }
    : { kind: 'joined', separator: ',' };
}
