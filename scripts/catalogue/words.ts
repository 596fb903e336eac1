const ONSETS = 'b d f g h j k l m n p r s t v w z br dr fl gr kr pl sh st tr'.split(' ');
const VOWELS = 'a e i o u'.split(' ');
const CODAS = ['', '', 'n', 'r', 'l', 's', 'nd', 'm', 'th', 'rk'];
const SYLLABLES = ONSETS.length * VOWELS.length;

/** Made-up words with two syllables; those after them have three. */
const TWO_SYLLABLES = SYLLABLES ** 2;

/** The made-up word of a number, 0 to 2 million; different numbers give different words. */
export function madeUpWord(number: number): string {
  // Steps without a common divisor with the range visit each number once, in an order that looks like none.
  const long = number >= TWO_SYLLABLES;
  const range = long ? SYLLABLES ** 3 : TWO_SYLLABLES;
  let rest = ((long ? number - TWO_SYLLABLES : number) * 7919 + 104_729) % range;
  const coda = CODAS[(number * 31) % CODAS.length]!;
  let word = '';
  for (let left = long ? 3 : 2; left > 0; left--) {
    const syllable = rest % SYLLABLES;
    rest = (rest - syllable) / SYLLABLES;
    word += ONSETS[syllable % ONSETS.length]! + VOWELS[Math.floor(syllable / ONSETS.length)]!;
  }
  return word + coda;
}

/** With a capital letter in front. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
