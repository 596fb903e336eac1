import { foldLetters } from './fold-title.ts';

/** A title that may be meant, and the year beside it. */
export interface WrittenTitle {
  /** As it was written. */
  readonly text: string;
  readonly year: number | null;
  /** Words were left out, or another title taken, on a guess: "Scary Movie" may be "Scary". */
  readonly guessed: boolean;
}

const MIN_YEAR = 1870;
const MAX_YEAR = 2100;
const YEAR = /(?<![\p{L}\p{N}])(\d{4})(?![\p{L}\p{N}])/u;

const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}/g;
const ALSO_KNOWN_AS = /^\s*(?:a\s*\.?\s*k\s*\.?\s*a\s*\.?|also known as)[\s:]+/i;
/** More words beside a year in brackets are a title: "(Love in the Year 2050)". */
const MAX_WORDS_BESIDE_YEAR = 3;
/** Left at the end or the start of a title that something was taken from. */
const LEFT_OVER = /^[\s\-–—,:;·|/._]+|[\s\-–—,:;·|/_]+$/g;

/** What stands beside titles in lists, folders and file names: the sort of film, the cut, the medium. */
const KIND_OF_FILM = /(?: (?:the|a|full))* (?:movie|film|motion picture|feature film)$/;
const KIND_BEFORE = /^(?:the |a )?(?:movie|film) /;
const CUT =
  /(?: (?:the|a))?(?:(?: (?:directors|extended|final|theatrical|ultimate|special|unrated|uncut|uncensored|remastered|restored|original|international|collectors|limited|anniversary|\d+(?:st|nd|rd|th)|deluxe|imax|criterion))+ (?:cut|edition|version|collection|remaster|restoration)|(?: (?:unrated|uncut|uncensored|remastered|extended|imax|theatrical))+)$/;
const MEDIUM =
  /(?: (?:blu ray|bluray|brrip|bdrip|dvd|dvdrip|web dl|webrip|hdtv|hdrip|uhd|hdr|hdr10|4k|3d|\d{3,4}p|x26[45]|h ?26[45]|hevc|avc|aac|ac3|dts|remux|subbed|dubbed))+$/;
const REFERENCE = /^(?:(?:tmdb|imdb|tvdb)(?:id)? |tt)(?:tt)?\d+$/;
/** What opens the technical part of a file name, which goes on to its end. */
const TECHNICAL =
  / (?:\d{3,4}p|blu ray|bluray|brrip|bdrip|dvdrip|web dl|webrip|hdtv|hdrip|uhd|remux|x26[45]|h ?26[45]|extended|unrated|remastered|proper|repack|directors cut)(?: .*)?$/;

const TRAILING_ARTICLE =
  /^(.+), (the|an?|les?|la|l['’]|las|los|el|der|die|das|il|lo|gli|i|un|une|den|det|de|het|o|os|as)$/iu;

/**
 * The ways in which what was written names a title, the likeliest first; the first is all of it. Understood are years
 * before, behind and in brackets ("Title (2010 film)"), file names ("Title.2010.1080p.x264"), cuts and media
 * ("[Director's Cut]"), articles at the end ("Postman, The") and second titles in brackets ("(a.k.a. Se7en)").
 */
export function readWritten(written: string): readonly WrittenTitle[] {
  const found: WrittenTitle[] = [{ text: written, year: null, guessed: false }];
  const { heads, year: bracketYear, others } = takeBrackets(written);
  for (const head of heads) {
    const dated = bracketYear === null ? splitYear(head) : [{ text: head, year: bracketYear }];
    for (const { text, year } of dated) {
      found.push({ text, year, guessed: false });
      const first = articleFirst(text);
      if (first !== text) found.push({ text: first, year, guessed: false });
      const bare = withoutAdditions(foldLetters(text));
      if (bare !== null) found.push({ text: bare, year, guessed: true });
    }
  }
  const year = found.find((reading) => reading.year !== null)?.year ?? null;
  for (const other of others) found.push({ text: articleFirst(other), year, guessed: true });
  return found;
}

interface Bracketed {
  /** Without the brackets that hold no title, and without any. */
  readonly heads: readonly string[];
  readonly year: number | null;
  /** What is in brackets and may be a title. */
  readonly others: readonly string[];
}

function takeBrackets(written: string): Bracketed {
  let year: number | null = null;
  const others: string[] = [];
  const keepTitles = (brackets: string, content: string): string => {
    const bracketYear = yearIn(content);
    year ??= bracketYear;
    return bracketYear === null && isTitle(content) ? brackets : ' ';
  };
  const takeTitles = (brackets: string, content: string, at: number): string => {
    // "(500) Days of Summer", "[REC]²": what begins with brackets has no other title in them.
    if (at === 0) return brackets;
    others.push(content.replace(ALSO_KNOWN_AS, ''));
    return ' ';
  };
  const named = replaceBrackets(written, keepTitles);
  const bare = replaceBrackets(named, takeTitles);
  const heads = [named, bare].filter((head) => foldLetters(head) !== '');
  return heads.length === 0
    ? { heads: [written], year: null, others: [] }
    : { heads: [...new Set(heads)], year, others };
}

/** What the three kinds of brackets hold, one of them, and where they stand. */
type Groups = [round: string | undefined, square: string | undefined, curly: string | undefined, at: number];

function replaceBrackets(
  text: string,
  replace: (brackets: string, content: string, at: number) => string,
): string {
  const replaced = text.replace(BRACKETS, (brackets: string, ...[round, square, curly, at]: Groups) =>
    replace(brackets, round ?? square ?? curly ?? '', at),
  );
  return replaced.replace(LEFT_OVER, '').replace(/\s+/g, ' ');
}

/** The year in brackets, alone or with few words: "2010", "2010-07-16", "2010 American film". */
function yearIn(content: string): number | null {
  const [, digits] = YEAR.exec(content) ?? [];
  const year = digits === undefined ? null : toYear(digits);
  if (year === null) return null;
  const words = foldLetters(content)
    .split(' ')
    .filter((word) => !/^\d+$/.test(word));
  if (words.length > MAX_WORDS_BESIDE_YEAR) return null;
  return words.length === 0 || /^\s*\d{4}\b|\b\d{4}\s*$/.test(content) ? year : null;
}

function isTitle(content: string): boolean {
  const folded = foldLetters(content);
  if (folded === '' || REFERENCE.test(folded)) return false;
  return ![KIND_OF_FILM, CUT, MEDIUM].some((addition) => ` ${folded}`.replace(addition, '') === '');
}

/** With the year behind or before it, if there is one; first as it stands. */
function splitYear(text: string): { readonly text: string; readonly year: number | null }[] {
  const folded = foldLetters(text);
  const readings: { text: string; year: number | null }[] = [{ text, year: null }];
  const bare = folded.replace(TECHNICAL, '');
  const behind = /^(.+?) (\d{4})(?: \d\d? \d\d?)?$/u.exec(bare);
  const before = /^(\d{4}) (.+)$/u.exec(bare);
  for (const [title, digits] of [
    [behind?.[1], behind?.[2]],
    [before?.[2], before?.[1]],
  ]) {
    const year = digits === undefined ? null : toYear(digits);
    if (title !== undefined && year !== null) readings.push({ text: title, year });
  }
  if (readings.length === 1 && bare !== folded && bare !== '') readings.push({ text: bare, year: null });
  return readings;
}

function toYear(digits: string): number | null {
  const year = Number(digits);
  return year >= MIN_YEAR && year <= MAX_YEAR ? year : null;
}

/** Without "movie", "director's cut" and the like around a folded title; null when there is nothing of that. */
function withoutAdditions(folded: string): string | null {
  let bare = ` ${folded}`;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(MEDIUM, '').replace(CUT, '').replace(KIND_OF_FILM, '');
  }
  bare = bare.trim().replace(KIND_BEFORE, '');
  return bare === '' || bare === folded ? null : bare;
}

/** "Postman, The" -> "The Postman". */
function articleFirst(title: string): string {
  const [, rest, article] = TRAILING_ARTICLE.exec(title.trim()) ?? [];
  if (rest === undefined || article === undefined) return title;
  return /['’]$/.test(article) ? article + rest : `${article} ${rest}`;
}
