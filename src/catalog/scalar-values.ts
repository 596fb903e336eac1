import { isMissing, isMissingText } from './missing-values.ts';
import { Rejection } from './rejection.ts';

const MAX_INTEGER = 2_147_483_647;
const MAX_SMALL_INTEGER = 32_767;
/** The oldest film in TMDB is of 1874; years far from ours are typing errors. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Control characters but tab and line feed, and halves of surrogate pairs: PostgreSQL refuses some, nobody reads any. */
const UNWANTED = /[^\P{Cc}\t\n]|\p{Surrogate}/u;
const ALL_UNWANTED = new RegExp(UNWANTED, 'gu');

const SPACES = /\s{2,}|[^\S ]/u;
const ALL_SPACES = /\s+/gu;

/** Text without control characters, lone surrogates and space around it; line ends become line feeds. */
export function cleanText(text: string): string {
  const clean = UNWANTED.test(text) ? text.replaceAll('\r\n', '\n').replace(ALL_UNWANTED, '') : text;
  return clean.trim();
}

/** Text on one line, any run of white space a single space. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  return SPACES.test(clean) ? clean.replace(ALL_SPACES, ' ') : clean;
}

/** A whole number from 1 to 2^31 - 1. */
export function readId(value: unknown): number | Rejection {
  const id = toNumber(value);
  if (id !== null && Number.isInteger(id) && id >= 1 && id <= MAX_INTEGER) return id;
  return new Rejection(`id is not a whole number from 1 to ${MAX_INTEGER}`, value);
}

/**
 * Makes a reader of text: null when empty, rejected past `most` characters. `isNone` tells text that only says that there
 * is none.
 */
export function textReader(
  column: string,
  most: number,
  clean: (text: string) => string = cleanText,
  isNone: (text: string) => boolean = isMissingText,
): (value: unknown) => string | null | Rejection {
  const reason = `${column} is longer than ${most} characters`;
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string' && typeof value !== 'number')
      return new Rejection(`${column} is not text`, value);
    const text = clean(String(value));
    if (text.length > most) return new Rejection(reason, text);
    return isNone(text) ? null : text;
  };
}

/** Makes a reader of text of one form; text of any other form counts as unknown. */
export function patternReader(pattern: RegExp): (value: unknown) => string | null {
  return (value) => {
    const text = typeof value === 'string' ? value.trim() : '';
    return pattern.test(text) ? text : null;
  };
}

/** `tt` and digits; bare digits as in MovieLens' links.csv get their `tt`. */
export function readImdbId(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : String(value);
  if (/^tt\d{1,12}$/.test(text)) return text;
  return /^\d{1,12}$/.test(text) ? `tt${text.padStart(7, '0')}` : null;
}

/** YYYY-MM-DD; a time after it is dropped, a year alone stands for its first day. */
export function readDate(value: unknown): string | null | Rejection {
  if (isMissing(value)) return null;
  if (value instanceof Date && Number.isNaN(value.getTime())) return null;
  const text = value instanceof Date ? value.toISOString() : String(value);
  const [, years = '', months = '01', days = '01'] = DATE.exec(text) ?? [];
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > daysInMonth(year, month))
    return notADate(value);
  return `${years}-${months.padStart(2, '0')}-${days.padStart(2, '0')}`;
}

const DATE = /^\s*(\d{4})(?:-(\d{1,2})-(\d{1,2}))?(?:[T ].*)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 for a month there is none of. */
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

function notADate(value: unknown): Rejection {
  return new Rejection(`release_date is not a date (YYYY-MM-DD, year ${FIRST_YEAR} to ${LAST_YEAR})`, value);
}

export function readBoolean(value: unknown): boolean | Rejection {
  if (typeof value === 'boolean') return value;
  if (isMissing(value)) return false;
  switch (String(value).trim().toLowerCase()) {
    case 'true':
    case '1':
      return true;
    case 'false':
    case '0':
      return false;
    default:
      return new Rejection('adult is neither True nor False', value);
  }
}

export function readVoteAverage(value: unknown): number | null | Rejection {
  const average = toNumber(value);
  if (average !== null && average >= 0 && average <= 10) return average;
  return isMissing(value) ? null : new Rejection('vote_average is not between 0 and 10', value);
}

export function readVoteCount(value: unknown): number | Rejection {
  const votes = toNumber(value);
  if (votes !== null && Number.isInteger(votes) && votes >= 0 && votes <= MAX_INTEGER) return votes;
  return isMissing(value) ? 0 : new Rejection('vote_count is not a whole number from 0', value);
}

/** Minutes above zero; zero and less say that nobody knows. */
export function readRuntime(value: unknown): number | null | Rejection {
  const runtime = toNumber(value);
  if (runtime === null || runtime > MAX_SMALL_INTEGER) {
    return isMissing(value)
      ? null
      : new Rejection(`runtime is not a number of minutes up to ${MAX_SMALL_INTEGER}`, value);
  }
  return Math.round(runtime) > 0 ? Math.round(runtime) : null;
}

/** Makes a reader of an amount of money or a measure; zero and less say that nobody knows. */
export function amountReader(column: string, round: boolean): (value: unknown) => number | null | Rejection {
  return (value) => {
    const amount = toNumber(value);
    if (amount === null) return isMissing(value) ? null : new Rejection(`${column} is not a number`, value);
    const rounded = round ? Math.round(amount) : amount;
    return rounded > 0 && rounded <= Number.MAX_SAFE_INTEGER ? rounded : null;
  };
}

/** The number a value holds or spells; null when it is missing or none. */
function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NUMBER.test(text) ? Number(text) : null;
}
