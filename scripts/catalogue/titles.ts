import { capitalised, madeUpWord } from './words.ts';

const WORDS_BITS = 12;
const WORDS = 2 ** WORDS_BITS;
/** Titles are made of two of these words each. */
const TITLES = WORDS ** 2;

/** Movies there are titles for. */
export const MAX_TITLES = TITLES;

const FORMS: readonly ((first: string, second: string) => string)[] = [
  (first, second) => `${first} ${second}`,
  (first, second) => `The ${first} ${second}`,
  (first, second) => `The ${first} of ${second}`,
  (first, second) => `${first} and ${second}`,
  (first, second) => `A ${first} in ${second}`,
  (first, second) => `${first} of the ${second}`,
  (first, second) => `${first}'s ${second}`,
];

const NUMERALS = ['', '', 'II', 'III', 'IV', 'V', 'VI'];

/** The title of number `index`, 0 to MAX_TITLES; no two are alike. */
export function uniqueTitle(index: number, seed: number): string {
  // Odd steps visit each pair of words once (the range is a power of two).
  const pair = (index * 2_654_435 + seed * 40_503) % TITLES;
  const first = capitalised(madeUpWord(100 + (pair % WORDS)));
  const second = capitalised(madeUpWord(100 + WORDS + Math.floor(pair / WORDS)));
  return FORMS[(pair ^ (pair >> 7)) % FORMS.length]!(first, second);
}

/** The title of part `part`, 2 to 6, of the movie called `base`; `subtitle` is a title no other movie has. */
export function sequelTitle(base: string, part: number, style: number, subtitle: string): string {
  if (style < 0.4) return `${base} ${part}`;
  return style < 0.6 ? `${base} ${NUMERALS[part]!}` : `${base}: ${subtitle}`;
}
