/**
 * Numbers in titles, in whatever way they are written: "3", "three" and "iii" name one part of a series, and
 * "nineteen eighty four" is 1984.
 */

/** A number, written as one or more words of a folded title. */
export interface ReadNumber {
  readonly value: number;
  /** "third" and "3rd" rather than "three" and "3". */
  readonly ordinal: boolean;
  /** How many words it has. */
  readonly words: number;
}

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SMALL_ORDINALS = (
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
  'fifteenth sixteenth seventeenth eighteenth nineteenth'
).split(' ');
const TENS_ORDINALS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(
  ' ',
);

const CARDINALS = valuesOf(SMALL, TENS);
const ORDINALS = valuesOf(SMALL_ORDINALS, TENS_ORDINALS);

const DIGITS = /^(\d{1,6})(st|nd|rd|th)?$/;
/** Nobody spells out larger numbers. */
const MAX_SPELT = 999_999;

function valuesOf(small: readonly string[], tens: readonly string[]): ReadonlyMap<string, number> {
  return new Map([
    ...small.map((word, i): [string, number] => [word, i]),
    ...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
  ]);
}

/** The longest number that starts at the word `at`; null if there is none. "10,000" is folded to "10 000". */
export function readNumber(words: readonly string[], at: number): ReadNumber | null {
  const [, digits, suffix] = DIGITS.exec(words[at] ?? '') ?? [];
  if (digits !== undefined && words[at + 1] === '000' && digits.length <= 3) {
    return { value: Number(digits) * 1_000, ordinal: false, words: 2 };
  }
  if (digits !== undefined && !/^(?:hundred|thousand)$/.test(words[at + 1] ?? '')) {
    return { value: Number(digits), ordinal: suffix !== undefined, words: 1 };
  }
  return readSpelt(words, at);
}

/**
 * Thousands, and the rest below a thousand: "two thousand and one", "one hundred and one". Years may be said in two
 * halves: "nineteen eighty four", "nineteen oh two".
 */
function readSpelt(words: readonly string[], at: number): ReadNumber | null {
  let thousands = 0;
  let rest: number | null = null;
  let end = at;
  for (let i = at; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === 'and') {
      if (rest === null || !/^(?:hundred|thousand)$/.test(words[i - 1] ?? '')) break;
      continue;
    }
    if (word === 'oh' && rest !== null && rest > 10 && rest <= 20) {
      const unit = CARDINALS.get(words[i + 1] ?? '');
      return unit === undefined || unit === 0 || unit > 9
        ? { value: rest, ordinal: false, words: end - at }
        : { value: rest * 100 + unit, ordinal: false, words: i + 2 - at };
    }
    if (word === 'hundred' && rest !== null && rest > 0 && rest < 100) rest *= 100;
    else if (word === 'thousand' && rest !== null && rest > 0 && thousands === 0) {
      thousands = rest * 1_000;
      rest = 0;
    } else {
      const ordinal = ORDINALS.get(word);
      const digits = i === at && /^\d{1,3}$/.test(word) ? Number(word) : undefined;
      const joined = joinNumbers(rest, thousands, ordinal ?? CARDINALS.get(word) ?? digits);
      if (joined === null) break;
      rest = joined;
      if (ordinal !== undefined) return { value: thousands + rest, ordinal: true, words: i + 1 - at };
    }
    end = i + 1;
  }
  return rest === null ? null : { value: thousands + rest, ordinal: false, words: end - at };
}

/** "twenty" and "one", "one hundred" and "twenty", "nineteen" and "eighty"; null for numbers that stand side by side. */
function joinNumbers(before: number | null, thousands: number, next: number | undefined): number | null {
  if (next === undefined) return null;
  if (before === null || (before === 0 && thousands > 0)) return next;
  if (before >= 20 && before % 10 === 0 && before % 100 !== 0 && next > 0 && next < 10) return before + next;
  if (before >= 100 && before % 100 === 0) return before + next;
  if (thousands === 0 && before > 10 && before <= 20 && next >= 10) return before * 100 + next;
  return null;
}

/** Other ways to write a number, as digits and as words. The first is the one in `canonicalTitle`. */
export function spellNumber({ value, ordinal }: Pick<ReadNumber, 'value' | 'ordinal'>): readonly string[] {
  if (ordinal) return [ordinalDigits(value), ...(value > 0 && value < 100 ? [ordinalInWords(value)] : [])];
  const spelt = new Set([String(value)]);
  if (value <= MAX_SPELT) {
    spelt.add(inWords(value, ' and '));
    spelt.add(inWords(value, ' '));
    if (value >= 1_100 && value < 2_100 && value % 100 >= 10) {
      spelt.add(`${inWords(Math.floor(value / 100), ' ')} ${inWords(value % 100, ' ')}`);
    }
  }
  return [...spelt];
}

function inWords(value: number, and: string): string {
  if (value < 100) return belowHundred(value);
  const [unit, name] = value < 1_000 ? ([100, 'hundred'] as const) : ([1_000, 'thousand'] as const);
  const rest = value % unit;
  const head = `${inWords(Math.floor(value / unit), and)} ${name}`;
  return rest === 0 ? head : `${head}${rest < 100 ? and : ' '}${inWords(rest, and)}`;
}

function belowHundred(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  const unit = value % 10;
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return unit === 0 ? tens : `${tens} ${SMALL[unit] ?? ''}`;
}

function ordinalInWords(value: number): string {
  if (value < 20) return SMALL_ORDINALS[value] ?? '';
  const unit = value % 10;
  const tens = Math.floor(value / 10) - 2;
  return unit === 0 ? (TENS_ORDINALS[tens] ?? '') : `${TENS[tens] ?? ''} ${SMALL_ORDINALS[unit] ?? ''}`;
}

function ordinalDigits(value: number): string {
  const suffixes: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  const isTeen = Math.floor(value / 10) % 10 === 1;
  return `${value}${isTeen ? 'th' : (suffixes[value % 10] ?? 'th')}`;
}
