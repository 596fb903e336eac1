import type { Domain } from '../movie/field.ts';
import { isMissing, isMissingText } from './missing-values.ts';
import type { FieldReader } from './read-value.ts';
import { Rejection } from './rejection.ts';

const MAX_INTEGER = 2_147_483_647;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Control characters except tab and line feed, and lone surrogates. PostgreSQL refuses some; nobody reads any. */
const UNWANTED = /[^\P{Cc}\t\n]|\p{Surrogate}/u;
const ALL_UNWANTED = new RegExp(UNWANTED, 'gu');

const SPACES = /\s{2,}|[^\S ]/u;
const ALL_SPACES = /\s+/gu;

/** The text without control characters, lone surrogates and surrounding space; line ends become line feeds. */
export function cleanText(text: string): string {
  const clean = UNWANTED.test(text) ? text.replaceAll('\r\n', '\n').replace(ALL_UNWANTED, '') : text;
  return clean.trim();
}

/** The text on one line, with single spaces. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  return SPACES.test(clean) ? clean.replace(ALL_SPACES, ' ') : clean;
}

const SCIENTIFIC = /^\s*[+-]?[\d.,]+e[+-]?\d+\s*$/i;

/** A whole number from 1 to 2^31 - 1. */
export function readId(value: unknown): number | Rejection {
  if (typeof value === 'string' && SCIENTIFIC.test(value)) {
    return new Rejection(
      'id is in scientific notation, which has lost its last digits: write ids in full',
      value,
    );
  }
  const id = toNumber(value);
  if (id !== null && Number.isInteger(id) && id >= 1 && id <= MAX_INTEGER) return id;
  return new Rejection(`id is not a whole number from 1 to ${MAX_INTEGER}`, value);
}

/**
 * Makes a reader of text: empty text is null, and text longer than `most` characters is rejected. `isNone` recognises
 * placeholders.
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

/** Makes a reader of text that must match a pattern. */
export function formReader(
  name: string,
  { form, accepted, complete }: Extract<Domain, { readonly kind: 'form' }>,
): (value: unknown) => string | null | Rejection {
  const reason = `${name} is not ${accepted}`;
  return (value) => {
    if (isMissing(value)) return null;
    const text = typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)) : null;
    if (text === null) return new Rejection(reason, value);
    const completed = complete?.(text) ?? text;
    if (form.test(completed)) return completed;
    return isMissingText(text) ? null : new Rejection(reason, value);
  };
}

export function flagReader(name: string): (value: unknown) => boolean | null | Rejection {
  const reason = `${name} is neither True nor False`;
  return (value) => {
    if (typeof value === 'boolean') return value;
    switch (String(value).trim().toLowerCase()) {
      case 'true':
      case 't':
      case 'yes':
      case 'y':
      case '1':
      case '1.0':
        return true;
      case 'false':
      case 'f':
      case 'no':
      case 'n':
      case '0':
      case '0.0':
        return false;
      default:
        return isMissing(value) ? null : new Rejection(reason, value);
    }
  };
}

/**
 * Makes a reader of a number within bounds. If zero means "unknown", negative numbers do, too. The column decides whether a
 * comma separates decimals or thousands.
 */
export function numberReader(name: string, domain: NumberDomain): FieldReader {
  return {
    read: numberReaderAs(name, domain, null),
    readerFor: (sample) => numberReaderAs(name, domain, commaIn(sample, domain)),
  };
}

type NumberDomain = Extract<Domain, { readonly kind: 'number' }>;

function numberReaderAs(
  name: string,
  { whole, min, max, zero, what }: NumberDomain,
  comma: Comma | null,
): (value: unknown) => number | null | Rejection {
  const reason = `${name} is not ${what} from ${min} to ${max}`;
  return (value) => {
    const number = toNumber(comma !== null && typeof value === 'string' ? withPoint(value, comma) : value);
    if (number === null) return isMissing(value) ? null : new Rejection(reason, value);
    const read = whole && zero === 'unknown' ? Math.round(number) : number;
    if (zero === 'unknown' && read <= 0) return null;
    if (read < min || read > max || (whole && !Number.isInteger(read))) return new Rejection(reason, value);
    return read;
  };
}

/** What a comma in the numbers of a column stands between, or that it has points between thousands. */
type Comma = 'decimals' | 'thousands' | 'points';

const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const DECIMALS = /^[+-]?(\d*|\d{1,3}(\.\d{3})+),\d+$/;
const POINTS = /^[+-]?\d{1,3}(\.\d{3})+$/;

function commaIn(sample: readonly unknown[], { whole }: NumberDomain): Comma | null {
  const texts = sample.flatMap((value) =>
    typeof value === 'string' && value.includes(',') ? value.trim() : [],
  );
  if (texts.length === 0) return whole && hasPointsInThousands(sample) ? 'points' : null;
  const thousands = texts.filter((text) => THOUSANDS.test(text)).length;
  const decimals = texts.filter((text) => DECIMALS.test(text)).length;
  const hasPoints = sample.some((value) => typeof value === 'string' && /^\s*[+-]?\d+\.\d+\s*$/.test(value));
  if (whole || hasPoints) return thousands >= decimals ? 'thousands' : 'decimals';
  return decimals >= thousands ? 'decimals' : 'thousands';
}

/** Whole numbers as Germans and Brazilians write them, 34.495: what no fraction of a whole number looks like. */
function hasPointsInThousands(sample: readonly unknown[]): boolean {
  const texts = sample.flatMap((value) =>
    typeof value === 'string' && !isMissing(value) ? value.trim() : [],
  );
  const pointed = texts.filter((text) => text.includes('.'));
  return (
    pointed.some((text) => !/^\d+\.0+$/.test(text)) &&
    pointed.every((text) => POINTS.test(text)) &&
    texts.every((text) => text.includes('.') || text.length <= 3)
  );
}

function withPoint(text: string, comma: Comma): string {
  if (comma === 'points') return POINTS.test(text.trim()) ? text.replaceAll('.', '') : text;
  if (!text.includes(',')) return text;
  if (comma === 'decimals') {
    return DECIMALS.test(text.trim()) ? text.replaceAll('.', '').replace(',', '.') : text;
  }
  return THOUSANDS.test(text.trim()) ? text.replaceAll(',', '') : text;
}

/** The number that a value holds or spells; null if it is missing or not a number. */
function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return NUMBER.test(text) ? Number(text) : null;
}
