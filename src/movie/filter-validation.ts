import { InputError } from './errors.ts';
import {
  FILTER_KEYS,
  FILTERS,
  type FilterKey,
  type FilterRow,
  type MovieFilter,
  type Vocabulary,
} from './filters.ts';

/** A filter as a client sends it: absent conditions may also be null. */
export type FilterInput = { readonly [Key in FilterKey]?: MovieFilter[Key] | null | undefined };

/** The result of reading a name: its spelling in the catalogue, or a problem that says what is accepted. */
type ReadName = { readonly written: string } | { readonly problem: string };

/** Reads the names of a vocabulary. */
export type NameReader = (name: string) => ReadName;

/** A reader for each vocabulary that a filter uses. */
export type KnownNames = Readonly<Partial<Record<Vocabulary, NameReader>>>;

const MAX_NAMES = 50;
const MAX_NAME_LENGTH = 100;

/**
 * Checks a filter and brings it to its canonical form: without absent conditions, with names as in the catalogue, and
 * with sorted lists without repeats. Equal filters become equal objects. Throws InputError naming the field, the value
 * and what is accepted.
 */
export function validateFilter(input: FilterInput, known: KnownNames): MovieFilter {
  const filter: Partial<Record<FilterKey, unknown>> = {};
  for (const key of FILTER_KEYS) {
    const value = checked(key, FILTERS[key], input[key], known);
    if (value !== undefined) filter[key] = value;
  }
  // Each value has the type of its condition's kind.
  const valid = filter as MovieFilter;
  checkOrder(valid);
  return valid;
}

/** The lists of names that a filter has to be checked against. */
export function vocabulariesOf(input: FilterInput): ReadonlySet<Vocabulary> {
  const used = FILTER_KEYS.flatMap((key) => {
    const row: FilterRow = FILTERS[key];
    const value = input[key];
    const named = 'names' in row && row.names !== 'any text' ? [row.names] : [];
    return Array.isArray(value) && value.length > 0 ? named : [];
  });
  return new Set(used);
}

function checked(key: FilterKey, row: FilterRow, value: unknown, known: KnownNames): unknown {
  if (value === null || value === undefined) return undefined;
  switch (row.kind) {
    case 'atLeast':
    case 'atMost':
      return bound(key, value as number, row);
    case 'anyOf':
    case 'allOf':
    case 'noneOf':
      return names(key, value as readonly string[], spelling(key, row.names, known));
    case 'notBefore':
    case 'notAfter':
      return day(key, value as string);
    case 'allow':
    case 'orUnknown':
      return value === true ? true : undefined;
  }
}

function bound(
  key: FilterKey,
  value: number,
  { min, max, whole, what }: Extract<FilterRow, { readonly min: number }>,
): number {
  if (!(value >= min && value <= max)) {
    throw new InputError(`filter.${key} is ${value}; ${what} from ${min} to ${max} is accepted.`);
  }
  if (whole && !Number.isInteger(value)) {
    throw new InputError(`filter.${key} is ${value}; a whole number is accepted.`);
  }
  return value;
}

function day(key: FilterKey, value: string): string {
  const { year, month, date } = /^(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2})$/.exec(value)?.groups ?? {};
  const moment = new Date(`${year}-${month}-${date}T00:00:00Z`);
  // Date turns 31 February into 3 March.
  if (year === '0000' || Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== value) {
    throw new InputError(
      `filter.${key} is ${JSON.stringify(value.slice(0, 30))}; a day is accepted: "1999-03-31".`,
    );
  }
  return value;
}

function names(
  key: FilterKey,
  list: readonly string[],
  canonical: (name: string) => string,
): readonly string[] | undefined {
  if (list.length === 0) return undefined;
  if (list.length > MAX_NAMES) {
    throw new InputError(`filter.${key} has ${list.length} values; up to ${MAX_NAMES} are accepted.`);
  }
  const found = list.map((raw) => {
    const name = raw.trim();
    if (name === '') throw new InputError(`filter.${key} holds an empty text; a name is expected.`);
    if (name.length > MAX_NAME_LENGTH || name.includes('\0')) {
      throw new InputError(
        `filter.${key} holds a text that is no name; up to ${MAX_NAME_LENGTH} characters without NUL are accepted.`,
      );
    }
    return canonical(name);
  });
  return [...new Set(found)].sort();
}

/** Returns a name in the spelling of the catalogue. */
function spelling(
  key: FilterKey,
  accepted: Vocabulary | 'any text',
  known: KnownNames,
): (name: string) => string {
  if (accepted === 'any text') return (name) => name;
  return (name) => {
    const reader = known[accepted];
    if (reader === undefined) {
      throw new Error(`The ${accepted} of the catalogue are needed to check filter.${key}.`);
    }
    const read = reader(name);
    if ('problem' in read) throw new InputError(`filter.${key} holds ${read.problem}.`);
    return read.written;
  };
}

const SIDES: Readonly<Partial<Record<FilterRow['kind'], 'low' | 'high'>>> = {
  atLeast: 'low',
  notBefore: 'low',
  atMost: 'high',
  notAfter: 'high',
};

/** Checks that the lower of two bounds on a field is not greater than the upper. */
function checkOrder(filter: MovieFilter): void {
  const bounds = FILTER_KEYS.flatMap((key) => {
    const row: FilterRow = FILTERS[key];
    const value = filter[key];
    const side = SIDES[row.kind];
    return side !== undefined && 'field' in row && (typeof value === 'number' || typeof value === 'string')
      ? [{ key, side, field: row.field, value }]
      : [];
  });
  for (const low of bounds.filter(({ side }) => side === 'low')) {
    const high = bounds.find(({ side, field }) => side === 'high' && field === low.field);
    if (high !== undefined && low.value > high.value) {
      throw new InputError(
        `filter.${low.key} is ${low.value}, above filter.${high.key}, which is ${high.value}; no movie could match.`,
      );
    }
  }
}
