import fc from 'fast-check';
import type { RandomNumbers } from '../integration/recommend/random-numbers.ts';

/** Text that has broken programs before. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  '\uDC00x',
  '\uFFFF',
  '\u202Egnp.exe',
  '\u2066אבג\u2069 abc',
  '\u200B\u200D\uFEFF',
  'e\u0301'.repeat(99),
  '%',
  '_',
  '%_%_%_%_%_%_%_%_%',
  '\\',
  "'; DROP TABLE movie; --",
  "' OR '1'='1",
  '$1',
  '${jndi:ldap://example.org/a}',
  '(|&!:*',
  '<-> & | ! ( ) :* \\',
  '[1,2,3]',
  '{"a":1}',
  '{"$gt":""}',
  '__proto__',
  'constructor',
  'toString',
  'İıſß',
  'ﷺ'.repeat(60),
  '1'.repeat(200),
  'movie 99999999999999999999',
  'Inception 0000',
  '-1',
  '1e309',
  'NaN',
  'IIIIIIIIIIIIIIIIIIIIIIIIIIIII',
  '🎬'.repeat(90),
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}'.repeat(20),
  '\n\t\r\u0085\u2028\u2029',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  'a'.repeat(10_000),
];

const ORDINARY_TEXTS = ['Inception', 'Movie:10', 'Model:1', 'tt1375666', 'Drama', 'en', 'heist'];

/** As much as the body may hold, and more. */
const HUGE_TEXTS = ['x'.repeat(100_000), '\0'.repeat(20_000), '%'.repeat(1_000_000)];

const sampled = (strings: fc.Arbitrary<string>): string[] => fc.sample(strings, { seed: 6, numRuns: 150 });

/** Made once: generating them takes longer than the server takes to refuse them. */
const ANY_TEXTS = [
  ...sampled(fc.string({ maxLength: 220 })),
  ...sampled(fc.string({ unit: 'binary', maxLength: 220 })),
  ...sampled(fc.string({ unit: 'grapheme', maxLength: 80 })),
];

const INTEGERS = [0, -1, 1, 2, 3, 5, 10, 100, 101, 1990, 2031, 2 ** 31 - 1, -(2 ** 31)];
const FLOATS = [0, -0, 0.25, 0.5, 1, 7.5, 5e-324, 1.7e308, -1.7e308];

/** A text of one of these kinds, or two of them behind each other. */
export function hostileText(random: RandomNumbers): string {
  const kind = random.below(100);
  if (kind === 0) return pick(random, HUGE_TEXTS);
  if (kind < 40) return pick(random, HOSTILE_TEXTS);
  if (kind < 60) return pick(random, ORDINARY_TEXTS);
  if (kind < 95) return pick(random, ANY_TEXTS);
  return pick(random, ANY_TEXTS) + pick(random, HOSTILE_TEXTS);
}

export function hostileInteger(random: RandomNumbers): number {
  return random.below(2) === 0 ? pick(random, INTEGERS) : random.below(3_000) - 200;
}

export function hostileFloat(random: RandomNumbers): number {
  return random.below(2) === 0 ? pick(random, FLOATS) : random.fraction() * 12 - 1;
}

export function pick<T>(random: RandomNumbers, members: readonly T[]): T {
  return members[random.below(members.length)]!;
}
