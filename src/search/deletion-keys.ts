/**
 * Symmetric delete spelling correction (W. Garbe, SymSpell, 2012): if up to d letters are deleted from each of two
 * words, words within a distance of d share a key. Keys are hashed to 32 bits; the caller checks real distances.
 */

/** Letters of a word that make its keys; an edit further back leaves them as they are. */
const KEY_LETTERS = 7;

/** The keys of a word: its first seven letters with up to `deletions` of them left out. */
export function wordKeys(word: string, deletions: number): number[] {
  const spellings = new Set<string>();
  addDeletions(word.slice(0, KEY_LETTERS), deletions, spellings);
  return Array.from(spellings, hash);
}

/** Lengths of prefixes with keys of their own. Longer prefixes share the keys of the whole word. */
const BEGINNINGS = [4, 5] as const;

/** Keys that find a longer word from a mistyped beginning: its first letters with up to one left out. */
export function beginningKeys(word: string): number[] {
  const spellings = new Set<string>();
  for (const length of BEGINNINGS) {
    if (word.length > length) addDeletions(word.slice(0, length), 1, spellings);
  }
  return Array.from(spellings, hash);
}

function addDeletions(word: string, deletions: number, into: Set<string>): void {
  into.add(word);
  if (deletions === 0 || word.length <= 1) return;
  for (let i = 0; i < word.length; i++) {
    const shorter = word.slice(0, i) + word.slice(i + 1);
    if (deletions > 1 || !into.has(shorter)) addDeletions(shorter, deletions - 1, into);
  }
}

/** FNV-1a over UTF-16 units, as a signed 32-bit integer (PostgreSQL's `integer`). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
}
