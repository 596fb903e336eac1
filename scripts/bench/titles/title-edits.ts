import { foldLetters, foldTitle, isStopWord, withoutSpaces } from '../../../src/search/fold-title.ts';

/** Uniform in [0, 1). */
export type Random = () => number;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii'.split(' ');
const SUBTITLE = /^.*?(?:: | [-–—] )(.*)$/u;

/** What somebody types who means `title`; null when a title does not lend itself to this kind of edit. */
type TitleEdit = (title: string, random: Random, year: number | null) => string | null;

/** The ways in which people miss a title, by the names and with the shortest titles of `title_queries.csv`. */
export const titleEdits = {
  exact_lower: (title) => title.toLowerCase(),
  punct: (title) => different(foldLetters(title), title.toLowerCase()),
  nospace: (title) => (title.includes(' ') ? withoutSpaces(foldLetters(title)) : null),
  edit1: longEnough(5, edit),
  edit2: longEnough(8, (title, random) => edit(edit(title, random), random)),
  transpose: longEnough(6, transpose),
  drop_word: (title, random) => dropWord(title.toLowerCase(), random),
  'typo+drop': longEnough(9, (title, random) => {
    const left = dropWord(title, random);
    return left === null ? null : edit(left, random);
  }),
  swap: (title, random) => swapWords(title.toLowerCase(), random),
  subtitle: (title) => {
    const subtitle = foldLetters(SUBTITLE.exec(title)?.[1] ?? '');
    return subtitle.includes(' ') ? subtitle : null;
  },
  numeral: (title) => numeralsTheOtherWay(foldLetters(title)),
  year: (title, _, year) => (year === null ? null : `${foldLetters(title)} ${year}`),
  prefix: (title, random) => beginning(title.toLowerCase(), 7, random),
  prefix_typo: (title, random) => {
    const begun = beginning(title.toLowerCase(), 9, random);
    return begun === null ? null : edit(begun, random);
  },
} as const satisfies Record<string, TitleEdit>;

export type EditKind = keyof typeof titleEdits;

/** A letter left out, put in or taken for another. */
function edit(title: string, random: Random): string {
  const at = pick(title.length, random);
  const letter = LETTERS.charAt(pick(LETTERS.length, random));
  const tails = [title.slice(at + 1), letter + title.slice(at), letter + title.slice(at + 1)];
  return title.slice(0, at) + (tails[pick(tails.length, random)] ?? '');
}

function transpose(title: string, random: Random): string {
  const at = pick(title.length - 1, random);
  return title.slice(0, at) + title.charAt(at + 1) + title.charAt(at) + title.slice(at + 2);
}

function longEnough(shortest: number, edit: (letters: string, random: Random) => string | null): TitleEdit {
  return (title, random) => (title.length < shortest ? null : edit(foldLetters(title), random));
}

/** Without any one word; of two words only a stop word is left out. */
function dropWord(title: string, random: Random): string | null {
  const words = title.split(' ');
  const dropped = words.length === 2 ? words.findIndex(isStopWord) : pick(words.length, random);
  return words.length < 2 || dropped < 0 ? null : words.filter((_, i) => i !== dropped).join(' ');
}

function swapWords(title: string, random: Random): string | null {
  const words = title.split(' ');
  if (words.length < 2) return null;
  const at = pick(words.length - 1, random);
  return [...words.slice(0, at), ...words.slice(at, at + 2).reverse(), ...words.slice(at + 2)].join(' ');
}

/** "rocky ii" for "rocky 2", and the other way round. */
function numeralsTheOtherWay(title: string): string | null {
  const words = title.split(' ');
  const swapped = words.map((word, i) => {
    if (i === 0) return word;
    const roman = ROMAN.indexOf(word);
    if (roman >= 0 && i > 0) return String(roman + 1);
    return /^\d{1,2}$/.test(word) ? (ROMAN[Number(word) - 1] ?? word) : word;
  });
  // "part i love you" is no number.
  return foldTitle(swapped.join(' ')) === foldTitle(title) ? different(swapped.join(' '), title) : null;
}

/** The first 38 to 72 % of the letters of a title of at least `shortest`. */
function beginning(title: string, shortest: number, random: Random): string | null {
  if (title.length < shortest) return null;
  return title.slice(0, Math.round(title.length * (0.38 + 0.34 * random()))).trim();
}

function different(typed: string, title: string): string | null {
  return typed === '' || typed === title ? null : typed;
}

function pick(length: number, random: Random): number {
  return Math.floor(random() * Math.max(1, length));
}
