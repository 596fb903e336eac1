import { readNumber, spellNumber } from './title-numbers.ts';

/** Words that titles shorten. `canonicalTitle` uses the first of each group. */
const SHORTENED: readonly (readonly string[])[] = [
  ['dr', 'doctor'],
  ['mr', 'mister'],
  ['mrs', 'missus'],
  ['st', 'saint'],
  ['mt', 'mount'],
  ['jr', 'junior'],
  ['sr', 'senior'],
  // A single v folds to the numeral.
  ['vs', 'versus', 'v', '5'],
  ['and', 'n'],
];
const GROUPS = new Map(SHORTENED.flatMap((group) => group.map((word) => [word, group] as const)));
/** These count only between other words: "Batman v Superman". Alone, a v is a numeral or a letter. */
const NEEDS_NEIGHBOURS: ReadonlySet<string> = new Set(['v', '5', 'n']);

/** Words before the number of a part: "Part III", "Chapter Two", "Vol. 2". */
const PARTS = ['part', 'chapter', 'vol', 'volume', 'episode'] as const;
const PART_WORDS: ReadonlySet<string> = new Set([...PARTS, 'pt', 'ep']);
const MAX_PART = 39;

/** A piece of a title that can be written in several ways. */
interface Piece {
  /** In canonical spelling. */
  readonly canonical: string;
  readonly spellings: readonly string[];
  readonly number: number | null;
}

/** A folded title with numbers as digits, abbreviated words and no "part" before a number. */
export interface CanonicalTitle {
  readonly text: string;
  /** In order. */
  readonly numbers: readonly number[];
  /** Whether some piece of it has more than one spelling. */
  readonly varies: boolean;
}

/**
 * The same for every way to write a title: "iron man three", "iron man 3" and "iron man part iii" are one, and so are
 * "dune part one" and "dune".
 */
export function canonicalTitle(folded: string): CanonicalTitle {
  const pieces = piecesOf(folded.split(' '));
  return {
    text: pieces
      .map(({ canonical }) => canonical)
      .filter((text) => text !== '')
      .join(' '),
    numbers: pieces.flatMap(({ number }) => number ?? []),
    varies: pieces.some(({ spellings }) => spellings.length > 1),
  };
}

const MAX_SPELLINGS = 40;

/** Other ways to write a folded title, up to 40. */
export function otherSpellings(folded: string): readonly string[] {
  let written = [''];
  for (const { spellings } of piecesOf(folded.split(' '))) {
    const longer = spellings.flatMap((spelling) =>
      written.map((start) => (start === '' || spelling === '' ? start + spelling : `${start} ${spelling}`)),
    );
    // Beyond the bound, the other pieces keep their first spelling.
    written = longer.slice(0, Math.max(MAX_SPELLINGS, written.length));
  }
  return written.filter((spelling) => spelling !== folded).slice(0, MAX_SPELLINGS);
}

/** Other ways to write one word: "three" and "3", "doctor" and "dr". */
export function otherWords(word: string): readonly string[] {
  const number = readNumber([word], 0);
  const spellings = number === null ? (GROUPS.get(word) ?? []) : spellNumber(number);
  return spellings.filter((spelling) => spelling !== word && !spelling.includes(' '));
}

function piecesOf(words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < words.length;) {
    const [piece, length] = partAt(words, i) ?? numberAt(words, i) ?? wordAt(words, i);
    pieces.push(piece);
    i += length;
  }
  return pieces;
}

/** "part two", or a number at the end of a title, where "part" may have been left out. */
function partAt(words: readonly string[], at: number): readonly [Piece, number] | null {
  const marked = PART_WORDS.has(words[at] ?? '') && at > 0;
  const start = marked ? at + 1 : at;
  const number = readNumber(words, start);
  if (number === null || number.ordinal || number.value === 0 || number.value > MAX_PART) return null;
  const length = start + number.words - at;
  if (!marked && (at === 0 || at + length < words.length)) return null;
  const numbers = spellNumber(number);
  const spellings = [
    words.slice(at, at + length).join(' '),
    ...numbers,
    ...PARTS.flatMap((part) => numbers.map((spelling) => `${part} ${spelling}`)),
    // First parts are seldom numbered: "rocky 1", "dune part one".
    ...(number.value === 1 ? [''] : []),
  ];
  const canonical = number.value === 1 ? '' : String(number.value);
  return [{ canonical, spellings: distinct(spellings), number: number.value }, length];
}

function numberAt(words: readonly string[], at: number): readonly [Piece, number] | null {
  const number = readNumber(words, at);
  if (number === null || isVersus(words, at)) return null;
  const spellings = spellNumber(number);
  const written = words.slice(at, at + number.words).join(' ');
  return [
    {
      canonical: spellings[0] ?? written,
      spellings: distinct([written, ...spellings]),
      number: number.value,
    },
    number.words,
  ];
}

function wordAt(words: readonly string[], at: number): readonly [Piece, number] {
  const word = words[at] ?? '';
  const group = NEEDS_NEIGHBOURS.has(word) && !isBetween(words, at) ? undefined : GROUPS.get(word);
  const spellings = group === undefined ? [word] : distinct([word, ...group]);
  return [{ canonical: group?.[0] ?? word, spellings, number: null }, 1];
}

/** "batman v superman" is folded to "batman 5 superman"; "rocky 5" and "episode 5 the" are numbers. */
function isVersus(words: readonly string[], at: number): boolean {
  return words[at] === '5' && isBetween(words, at) && !PART_WORDS.has(words[at - 1] ?? '');
}

function isBetween(words: readonly string[], at: number): boolean {
  return at > 0 && at < words.length - 1;
}

function distinct(spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings)];
}
