/** The parts of a MovieLens title: "City of Lost Children, The (Cité des enfants perdus, La) (1995)". */
export interface MovieLensTitle {
  readonly title: string;
  readonly originalTitle: string | null;
  /** Other titles in English: "(a.k.a. ...)". */
  readonly otherTitles: readonly string[];
  readonly year: string | null;
}

const YEAR = /^(.*?)\s*\((\d{4})(?:[-–]\d{0,4})?\)\s*$/;
const LAST_BRACKET = /^(.+?)\s*\(([^()]+)\)$/;
const ALSO_KNOWN_AS = /^(?:a\.?\s?k\.?\s?a\.?|aka)\s+/i;

const TRAILING_ARTICLE =
  /^(.+), (The|An?|Les?|La|L'|Las|Los|El|Der|Die|Das|Il|Lo|Gli|I|Un|Une|Den|Det|De|Het|O|Os|As)$/;

/** A title that ends with one of these continues in brackets: "Birdman or (The Unexpected Virtue of Ignorance)". */
const UNFINISHED = /(^|[\s:])(or|and|of|the|a|an|in|with|for|to|from|vs\.?)$/i;
/** Words that occur only in English. Brackets with one are part of the title: "(The Sequel)". */
const ENGLISH =
  /\b(the|of|and|or|with|my|your|from|for|is|are|part|volume|vol|chapter|episode|edition|cut|version)\b/i;
const FOREIGN_LETTER = /[^\0-\x7f]/;

/**
 * Splits a MovieLens title and moves articles back to the front. Brackets before the year contain other titles, and the
 * last is the original title, unless the brackets continue the text before them or are in English.
 */
export function splitMovieLensTitle(text: string): MovieLensTitle {
  const [, named = text, year = null] = YEAR.exec(text) ?? [];
  let title = named.trim();
  let originalTitle: string | null = null;
  const otherTitles: string[] = [];
  for (;;) {
    const [, before, inner] = LAST_BRACKET.exec(title) ?? [];
    if (before === undefined || inner === undefined) break;
    if (ALSO_KNOWN_AS.test(inner)) otherTitles.unshift(articleFirst(inner.replace(ALSO_KNOWN_AS, '')));
    else if (originalTitle === null && isOriginal(before, inner)) originalTitle = articleFirst(inner);
    else return { title: `${articleFirst(before)} (${inner})`, originalTitle, otherTitles, year };
    title = before;
  }
  return { title: articleFirst(title), originalTitle, otherTitles, year };
}

function isOriginal(before: string, inner: string): boolean {
  if (UNFINISHED.test(before) && !TRAILING_ARTICLE.test(before)) return false;
  if (FOREIGN_LETTER.test(inner) || TRAILING_ARTICLE.test(inner)) return true;
  return !ENGLISH.test(inner);
}

function articleFirst(title: string): string {
  const [, rest, article] = TRAILING_ARTICLE.exec(title.trim()) ?? [];
  if (rest === undefined || article === undefined) return title.trim();
  return article.endsWith("'") ? article + rest : `${article} ${rest}`;
}
