import type { Domain } from '../movie/field.ts';
import { isMissing, isMissingText } from './missing-values.ts';
import { Rejection } from './rejection.ts';

const MAX_INTEGER = 2_147_483_647;

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
export function formReader(
  form: RegExp,
  complete: (text: string) => string = (text) => text,
): (value: unknown) => string | null {
  return (value) => {
    const text = complete(
      typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)) : '',
    );
    return form.test(text) ? text : null;
  };
}

/** Makes a reader of YYYY-MM-DD; a time after it is dropped, a year alone stands for its first day. */
export function dateReader(
  name: string,
  minYear: number,
  maxYear: number,
): (value: unknown) => string | null | Rejection {
  const reason = `${name} is not a date (YYYY-MM-DD, year ${minYear} to ${maxYear})`;
  return (value) => {
    if (isMissing(value)) return null;
    if (value instanceof Date && Number.isNaN(value.getTime())) return null;
    const text = value instanceof Date ? value.toISOString() : String(value);
    const [, years = '', months = '01', days = '01'] = DATE.exec(text) ?? [];
    const [year, month, day] = [Number(years), Number(months), Number(days)];
    if (year < minYear || year > maxYear || day < 1 || day > daysInMonth(year, month)) {
      return new Rejection(reason, value);
    }
    return `${years}-${months.padStart(2, '0')}-${days.padStart(2, '0')}`;
  };
}

const DATE = /^\s*(\d{4})(?:-(\d{1,2})-(\d{1,2}))?(?:[T ].*)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 for a month there is none of. */
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

export function flagReader(name: string): (value: unknown) => boolean | null | Rejection {
  const reason = `${name} is neither True nor False`;
  return (value) => {
    if (typeof value === 'boolean') return value;
    if (isMissing(value)) return null;
    switch (String(value).trim().toLowerCase()) {
      case 'true':
      case '1':
        return true;
      case 'false':
      case '0':
        return false;
      default:
        return new Rejection(reason, value);
    }
  };
}

/** Makes a reader of a number within bounds; where zero says that nobody knows, so do numbers below. */
export function numberReader(
  name: string,
  { whole, min, max, zero, what }: Extract<Domain, { readonly kind: 'number' }>,
): (value: unknown) => number | null | Rejection {
  const reason = `${name} is not ${what} from ${min} to ${max}`;
  return (value) => {
    const number = toNumber(value);
    if (number === null) return isMissing(value) ? null : new Rejection(reason, value);
    const read = whole && zero === 'unknown' ? Math.round(number) : number;
    if (zero === 'unknown' && read <= 0) return null;
    if (read < min || read > max || (whole && !Number.isInteger(read))) return new Rejection(reason, value);
    return read;
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
