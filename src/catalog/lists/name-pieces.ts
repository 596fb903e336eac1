import { isPlaceIn } from './places.ts';

/** Legal forms of companies that a comma has split off: "Pixar, Inc.". */
const LEGAL_FORM =
  /^(inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|co|gmbh|gmbh & co\.? kg|kg|ag|ug|e\.?v|s\.?a|s\.?a\.?s|s\.?a\.?r\.?l|s\.?l|s\.?l\.?u|s\.?r\.?l|s\.?p\.?a|s\.?c\.?a|s\.?n\.?c|b\.?v|n\.?v|a\.?s|a\/s|ab|oy|oyj|aps|asa|k\.?k|pty|pty\.? ltd|pvt|pvt\.? ltd|private limited|co\.? ltd|l\.?l\.?c|l\.?p|p\.?l\.?c|s\.?a\. de c\.?v|s\.? de r\.?l\.? de c\.?v|s\.?r\.?o|a\.?d|d\.?o\.?o|z o\.? ?o|sp\.? z o\.? ?o|kft|zrt|ood|eood|ltda|ulc|the)\.?$/i;

/** Suffixes of people's names. */
const AFTER_A_PERSON = /^(jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq|obe|cbe|mbe)\.?$/i;

/** The kind of names in a column, which decides how to rejoin them. */
export type NameKind = 'genres' | 'companies' | 'people' | 'keywords' | 'names';

/**
 * Rejoins names that a separator has split. A legal form ("Inc.") belongs to the name before it, and so does "Jr."
 * after a person; a bracket extends to its end ("Pathé (I, France)"). If `commas` separated, a place among keywords
 * gets back its state or country ("los angeles", "california"), which TMDB writes as one. Pieces are trimmed and not
 * empty.
 */
export function joinPieces(pieces: readonly string[], kind: NameKind, commas: boolean): readonly string[] {
  let joined: string[] | null = null;
  let last = pieces[0] ?? '';
  for (let at = 1; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    const torn = last.includes('(') && isOpen(last) && pieces.slice(at).some((later) => later.includes(')'));
    if (torn || belongs(last, piece, kind, commas)) {
      last = `${last}, ${piece}`;
      joined ??= pieces.slice(0, at);
      joined[joined.length - 1] = last;
    } else {
      last = piece;
      joined?.push(piece);
    }
  }
  return joined ?? pieces;
}

/** Whether a bracket is open, so that the comma was inside it ("Pathé (I, France)"). */
function isOpen(name: string): boolean {
  return name.lastIndexOf('(') > name.lastIndexOf(')');
}

function belongs(before: string, piece: string, kind: NameKind, commas: boolean): boolean {
  switch (kind) {
    case 'people':
      return AFTER_A_PERSON.test(piece);
    case 'companies':
      return piece.length <= 30 && LEGAL_FORM.test(piece);
    case 'keywords':
      return commas && isPlaceIn(before, piece);
    case 'genres':
    case 'names':
      return false;
  }
}
