import { InputError } from '../movie/errors.ts';
import { isMissing } from './missing-values.ts';
import type { DateOrder, FieldReader, ReadHints } from './read-value.ts';
import { Rejection } from './rejection.ts';

/** How to read the dates of a column where a single date is ambiguous. */
interface DateForm {
  readonly order: DateOrder | null;
  /** Units of a second for whole numbers since 1970. */
  readonly epochUnits: number;
  /** Whether times are midnights of an unknown time zone; the nearest midnight in UTC has their day. */
  readonly zoned: boolean;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const ISO = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:(?:[T ]|, ?)(.*))?$/;
const YEAR_AS_FLOAT = /^(\d{4})\.0$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?$/;
/** Also as SAS and Stata write it: 15JUL2010. */
const DAY_MONTH_YEAR = /^(?:\p{L}+,? +)?(\d{1,2})(?:st|nd|rd|th)?[ .-]*(\p{L}{3,})[ .,-]*(\d{4})(?:\D.*)?$/u;
const MONTH_DAY_YEAR = /^(?:\p{L}+, +)?(\p{L}{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:\D.*)?$/u;
const MONTH_YEAR = /^(\p{L}{3,})\.?,? +(\d{4})$/u;
const EAST_ASIAN = /^(\d{4})[年년]\s*(\d{1,2})[月월]\s*(?:(\d{1,2})[日일])?$/u;
const WHOLE = /^-?\d{6,20}(?:\.0*)?$/;
/** The usual spelling, which most files have in every row. */
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAY_MS = 86_400_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** If at most this share of a column is ambiguous, these cells are rejected rather than the file. */
const FEW = 0.1;
/** A zone with summer time has two midnights in UTC, and some zones have changed over time. */
const MAX_MIDNIGHTS = 4;

/**
 * Makes the reader of dates: ISO 8601 in full, year and month or year alone, other separators, 20100715, names of months,
 * Date objects, and seconds to nanoseconds since 1970. A missing month or day counts as the first. The column decides the
 * order of day and month, the unit of numbers, and whether times are midnights in another zone. Throws InputError if the
 * order is ambiguous and no hint gives it.
 */
export function dateReader(name: string, minYear: number, maxYear: number): FieldReader {
  const reason = `${name} is not a date (YYYY-MM-DD, year ${minYear} to ${maxYear})`;
  const readAs = (form: DateForm) => (value: unknown) => {
    if (isMissing(value) || (value instanceof Date && Number.isNaN(value.getTime()))) return null;
    const day = dayOf(value, form);
    if (
      day === null ||
      day.year < minYear ||
      day.year > maxYear ||
      day.day > daysInMonth(day) ||
      day.day < 1
    ) {
      return new Rejection(reason, value instanceof Date ? value.toISOString() : value);
    }
    return `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
  };
  return {
    read: readAs({ order: null, epochUnits: 1, zoned: false }),
    readerFor: (sample, hints) => readAs(formOf(name, sample, hints)),
  };
}

function formOf(name: string, sample: readonly unknown[], { dateOrder }: ReadHints): DateForm {
  const values = sample.filter((value) => !isMissing(value));
  const epochUnits = epochUnitsOf(values);
  return {
    order: dateOrder ?? orderOf(name, values),
    epochUnits,
    zoned: isZoned(values.flatMap((value) => momentOf(value, epochUnits) ?? [])),
  };
}

function orderOf(name: string, values: readonly unknown[]): DateOrder | null {
  const found = values.flatMap((value) => {
    const match = typeof value === 'string' ? NUMERIC.exec(value.trim()) : null;
    return match === null ? [] : [{ text: match[0], first: Number(match[1]), second: Number(match[2]) }];
  });
  if (found.length === 0) return null;
  const dayFirst = found.filter(({ first, second }) => first > 12 && second <= 12).length;
  const monthFirst = found.filter(({ first, second }) => second > 12 && first <= 12).length;
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy';
  const unclear = found.filter(({ first, second }) => first !== second);
  if (unclear.length <= FEW * values.length) return null;
  if (found.every(({ text }) => text.includes('.'))) return 'dmy';
  throw new InputError(
    `${name} has dates such as ${unclear[0]?.text ?? ''}, and none of the first ${values.length} shows whether the day or the month comes first: ` +
      'give --date-order dmy (day first) or --date-order mdy (month first).',
  );
}

/** Seconds to nanoseconds, by the largest: a column is written in one unit. */
function epochUnitsOf(values: readonly unknown[]): number {
  let largest = 0;
  for (const value of values) {
    const number = wholeNumber(value);
    if (number !== null && !isCompact(value)) largest = Math.max(largest, Math.abs(number));
  }
  if (largest < 1e11) return 1;
  return largest < 1e14 ? 1e3 : largest < 1e17 ? 1e6 : 1e9;
}

/** True if the times fall on few times of day, none of them midnight. */
function isZoned(moments: readonly number[]): boolean {
  const times = new Set(moments.map((ms) => ((ms % DAY_MS) + DAY_MS) % DAY_MS));
  return moments.length > 0 && times.size <= MAX_MIDNIGHTS && !times.has(0);
}

function dayOf(value: unknown, form: DateForm): Day | null {
  if (typeof value === 'string' && PLAIN_DAY.test(value)) {
    return {
      year: Number(value.slice(0, 4)),
      month: Number(value.slice(5, 7)),
      day: Number(value.slice(8)),
    };
  }
  const moment = momentOf(value, form.epochUnits);
  if (moment !== null) return dayOfMoment(moment, form.zoned);
  const text =
    typeof value === 'string' || typeof value === 'number'
      ? String(value).trim().replace(YEAR_AS_FLOAT, '$1')
      : '';
  const [, y, m = '1', d = '1'] = COMPACT.exec(text) ?? ISO.exec(text) ?? EAST_ASIAN.exec(text) ?? [];
  if (y !== undefined) return { year: Number(y), month: Number(m), day: Number(d) };
  const [, first, second, year] = NUMERIC.exec(text) ?? [];
  if (first !== undefined) return inOrder(Number(first), Number(second), Number(year), form.order);
  const [, day = '1', named, ofYear] =
    DAY_MONTH_YEAR.exec(text) ?? swapped(MONTH_DAY_YEAR.exec(text)) ?? monthOnly(MONTH_YEAR.exec(text)) ?? [];
  const month = MONTHS.indexOf(named?.slice(0, 3).toLowerCase() ?? '') + 1;
  return month === 0 ? null : { year: Number(ofYear), month, day: Number(day) };
}

function inOrder(first: number, second: number, year: number, order: DateOrder | null): Day | null {
  const dayFirst = order === 'dmy' || (order === null && (first > 12 || first === second));
  if (order === null && !dayFirst && second <= 12) return null;
  return dayFirst ? { year, month: second, day: first } : { year, month: first, day: second };
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1], match[3]];
}

function monthOnly(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], '1', match[1], match[2]];
}

/** Milliseconds since 1970 of what is a point in time: a Date, a number since 1970, a text in UTC. */
function momentOf(value: unknown, epochUnits: number): number | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'string' && MOMENT.test(value)) return Date.parse(value);
  const number = isCompact(value) ? null : wholeNumber(value);
  return number === null ? null : (number / epochUnits) * 1000;
}

function dayOfMoment(moment: number, zoned: boolean): Day {
  const date = new Date(zoned ? Math.round(moment / DAY_MS) * DAY_MS : moment);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function wholeNumber(value: unknown): number | null {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) >= 1e5 ? value : null;
  return typeof value === 'string' && WHOLE.test(value.trim()) ? Number(value) : null;
}

/** Reads a day without separators: 20100715. */
function isCompact(value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const [, year, month, day] = COMPACT.exec(String(value).trim()) ?? [];
  if (year === undefined) return false;
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return parts.year >= 1800 && parts.year <= 2200 && parts.day >= 1 && parts.day <= daysInMonth(parts);
}

/** 0 for an impossible month. */
function daysInMonth({ year, month }: Day): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}
