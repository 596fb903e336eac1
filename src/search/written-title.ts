import { foldLetters } from './fold-title.ts';

/** A title that may be meant, and its year. */
export interface WrittenTitle {
  /** As it was written. */
  readonly text: string;
  readonly year: number | null;
  /** Whether it is a guess: "Scary Movie" may be "Scary". */
  readonly guessed: boolean;
}

const MIN_YEAR = 1870;
const MAX_YEAR = 2100;
const YEAR = /(?<![\p{L}\p{N}])(\d{4})(?![\p{L}\p{N}])/u;

const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}/g;
const ALSO_KNOWN_AS = /^\s*(?:a\s*\.?\s*k\s*\.?\s*a\s*\.?|also known as)[\s:]+/i;
/** With more words beside the year, brackets hold a title: "(Love in the Year 2050)". */
const MAX_WORDS_BESIDE_YEAR = 3;
/** Left over at the ends of a title after something was removed. */
const LEFT_OVER = /^[\s\-–—,:;·|/._]+|[\s\-–—,:;·|/_]+$/g;

const FILE_ENDING = /\.(?:mkv|mp4|m4v|avi|mov|wmv|webm|mpe?g|m?2?ts|iso|divx|srt|nfo|strm)$/i;
const ENTITY = /&(amp|quot|apos|#39|#0?34|#x27|#8217|rsquo|nbsp);/gi;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['#34', '"'],
  ['#034', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#x27', "'"],
  ['#8217', "'"],
  ['rsquo', "'"],
  ['nbsp', ' '],
]);
/** The maker of a file in front of its title: "[Group] Title (2010) [1080p]". */
const RELEASE_GROUP = /^\[[^[\]]+\][\s_.-]*(\S.*)$/;
/** "Inception '10". */
const SHORT_YEAR = /^(.*\S)\s+['’](\d\d)$/;

/** Additions to titles in lists, folders and file names: the kind of film, the cut, the medium. */
const KIND_OF_FILM = /(?: (?:the|a|full))* (?:movie|film|motion picture|feature film)$/;
const KIND_BEFORE = /^(?:the |a )?(?:movie|film) /;
const CUT =
  /(?: (?:the|a))?(?:(?: (?:directors|extended|final|theatrical|ultimate|special|unrated|uncut|uncensored|remastered|restored|original|international|collectors|limited|anniversary|\d+(?:st|nd|rd|th)|deluxe|imax|criterion))+ (?:cut|edition|version|collection|remaster|restoration)|(?: (?:unrated|uncut|uncensored|remastered|extended|imax|theatrical))+)$/;
const MEDIUM =
  /(?: (?:blu ray|bluray|bd|brrip|bdrip|dvd|dvdrip|web dl|webrip|hdtv|hdrip|uhd|hd|hdr|hdr10|4k|3d|\d{3,4}p|x26[45]|h ?26[45]|hevc|avc|aac|ac3|dts|remux|subbed|dubbed))+$/;
const REFERENCE = /^(?:(?:tmdb|imdb|tvdb)(?:id)? |tt)(?:tt)?\d+$/;
/** Begins the technical part of a file name, which runs to its end. */
const TECHNICAL =
  / (?:\d{3,4}p|blu ray|bluray|brrip|bdrip|dvdrip|web dl|webrip|hdtv|hdrip|uhd|remux|x26[45]|h ?26[45]|extended|unrated|remastered|proper|repack|directors cut)(?: .*)?$/;

const TRAILING_ARTICLE =
  /^(.+), (the|an?|les?|la|l['’]|las|los|el|der|die|das|il|lo|gli|i|un|une|den|det|de|het|o|os|as)$/iu;

/**
 * Lists the titles that the written text may name, the likeliest first, which is the whole text. It recognises years before
 * and after the title and in brackets ("Title (2010 film)"), file names ("Title.2010.1080p.x264"), cuts and media
 * ("[Director's Cut]"), articles at the end ("Postman, The"), and second titles in brackets ("(a.k.a. Se7en)").
 */
export function readWritten(written: string): readonly WrittenTitle[] {
  const found: WrittenTitle[] = [{ text: written, year: null, guessed: false }];
  const plain = withoutEncoding(written);
  if (plain !== written) found.push({ text: plain, year: null, guessed: false });
  const { heads, year: bracketYear, others } = takeBrackets(plain);
  const [, behindGroup] = RELEASE_GROUP.exec(plain) ?? [];
  const inGroup = behindGroup === undefined ? null : takeBrackets(behindGroup);
  for (const head of [...heads, ...(inGroup?.heads ?? [])]) {
    const dated = bracketYear === null ? splitYear(head) : datedBeside(head, bracketYear);
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

/** With the year that brackets gave, with and without the technical part of a file name. */
function datedBeside(head: string, year: number): { readonly text: string; readonly year: number }[] {
  const folded = foldLetters(head);
  const bare = folded.replace(TECHNICAL, '');
  const title = { text: head, year };
  return bare === folded || bare === '' ? [title] : [title, { text: bare, year }];
}

/** Without the ending of a film's file, and without what web pages and addresses write for punctuation. */
function withoutEncoding(written: string): string {
  const text = written
    .replace(FILE_ENDING, '')
    .replace(ENTITY, (entity, name: string) => ENTITIES.get(name.toLowerCase()) ?? entity);
  if (!/%[\dA-F]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Bracketed {
  /** The text without brackets that hold no title, and without any brackets. */
  readonly heads: readonly string[];
  readonly year: number | null;
  /** Texts in brackets that may be titles. */
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
    // "(500) Days of Summer", "[REC]²": brackets at the beginning hold no other title.
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

/** The content of one pair of brackets of any of the three kinds, and its place. */
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

/** A year in brackets, alone or with a few words: "2010", "2010-07-16", "2010 American film". */
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

/** First the text itself, then the title and the year before or after it, if any. */
function splitYear(text: string): { readonly text: string; readonly year: number | null }[] {
  const folded = foldLetters(text);
  const readings: { text: string; year: number | null }[] = [{ text, year: null }];
  const bare = folded.replace(TECHNICAL, '');
  const behind = /^(.+?) (\d{4})(?: \d\d? \d\d?)?$/u.exec(bare);
  const before = /^(\d{4}) (.+)$/u.exec(bare);
  const called = /^(.+?)(?: an?| the)? (\d{4}) (?:film|movie)$/u.exec(bare);
  const [, shortened, lastDigits] = SHORT_YEAR.exec(text) ?? [];
  for (const [title, digits] of [
    [behind?.[1], behind?.[2]],
    [before?.[2], before?.[1]],
    [called?.[1], called?.[2]],
    [shortened, lastDigits === undefined ? undefined : (lastDigits < '40' ? '20' : '19') + lastDigits],
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

/** A folded title without "movie", "director's cut" and the like; null if there is none of these. */
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
