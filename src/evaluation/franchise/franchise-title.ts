import { foldLetters } from '../../search/fold-title.ts';
import { missing } from '../missing.ts';

/** What a title tells about the series that it may belong to. */
export interface FranchiseTitle {
  /** The name of the series: "guardians of the galaxy" for "Guardians of the Galaxy Vol. 2". */
  readonly name: string;
  /** Whether the title says that it is one of several: a subtitle, a number, "X and the ...". */
  readonly marked: boolean;
}

const SUBTITLE = /:| - | – |\//;
const ARTICLES = new Set(['the', 'a', 'an']);
/** 1 to 99, and the Roman numerals that number sequels. */
const NUMERAL = /^(\d{1,2}|[ivx]{1,5})$/;
const INSTALMENT = new Set(['part', 'chapter', 'vol', 'volume', 'episode']);

/**
 * Removes the sequel's number, the subtitle and the article from a title. "The Transporter", "Transporter 2" and
 * "Transporter 3" get the same name, and so do all titles that begin with "Harry Potter and the". "Alien: Covenant" and
 * "Aliens" stay different. Null if nothing is left.
 */
export function franchiseTitle(title: string): FranchiseTitle | null {
  const head = (title.split(SUBTITLE)[0] ?? missing('part of the title', 0)).trim();
  const hasSubtitle = head.length >= 2 && head !== title.trim();
  let words = foldLetters(hasSubtitle ? head : title)
    .split(' ')
    .filter((word) => word !== '');
  let marked = hasSubtitle;
  if (words.length > 1 && ARTICLES.has(words[0] ?? missing('word', 0))) words = words.slice(1);

  // At least two words must come before it: "Beauty and the Beast" is not a series.
  const joint = words.findIndex((word, i) => i >= 2 && word === 'and' && words[i + 1] === 'the');
  if (joint > 0) {
    words = words.slice(0, joint);
    marked = true;
  }
  if (words.length > 1 && NUMERAL.test(lastOf(words))) {
    words = words.slice(0, -1);
    marked = true;
    if (words.length > 1 && INSTALMENT.has(lastOf(words))) words = words.slice(0, -1);
  }
  return words.length === 0 ? null : { name: words.join(' '), marked };
}

function lastOf(words: readonly string[]): string {
  return words.at(-1) ?? missing('word', words.length - 1);
}
