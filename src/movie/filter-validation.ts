import { InputError } from './errors.ts';
import {
  FILTER_KEYS,
  FILTERS,
  type FilterKey,
  type FilterRow,
  type MovieFilter,
  type Vocabulary,
} from './filters.ts';

/** A filter as a client sent it: what is absent may also be null. */
export type FilterInput = { readonly [Key in FilterKey]?: MovieFilter[Key] | null | undefined };

/** The names that the catalogue has, of each list that a filter must keep to. */
export type KnownNames = Readonly<Record<Vocabulary, readonly string[]>>;

const MAX_NAMES = 50;
const MAX_NAME_LENGTH = 100;

/**
 * Checks a filter and brings it to its canonical form: absent conditions left out, names of genres as the
 * catalogue writes them (case is forgiven), language codes in lower case, lists sorted and without repeats.
 * Equal filters become equal objects. Throws InputError naming the field, the value and what is accepted.
 */
export function validateFilter(input: FilterInput, known: KnownNames): MovieFilter {
  const filter: Partial<Record<FilterKey, unknown>> = {};
  for (const key of FILTER_KEYS) {
    const value = checked(key, FILTERS[key], input[key], known);
    if (value !== undefined) filter[key] = value;
  }
  // Each value was made by the rule of its kind.
  const valid = filter as MovieFilter;
  checkOrder(valid);
  return valid;
}

/** The lists of names that a filter has to be checked against. */
export function vocabulariesOf(input: FilterInput): ReadonlySet<Vocabulary> {
  const used = FILTER_KEYS.flatMap((key) => {
    const row: FilterRow = FILTERS[key];
    const value = input[key];
    const named = 'names' in row && row.names !== 'codes' && row.names !== 'any text' ? [row.names] : [];
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
    case 'allow':
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

/** Gives a name as the catalogue writes it. */
function spelling(
  key: FilterKey,
  accepted: Vocabulary | 'codes' | 'any text',
  known: KnownNames,
): (name: string) => string {
  if (accepted === 'any text') return (name) => name;
  if (accepted === 'codes') return (code) => languageCode(key, code);
  const byFoldedName = new Map(known[accepted].map((name) => [name.toLowerCase(), name]));
  return (name) => {
    const written = byFoldedName.get(name.toLowerCase());
    if (written === undefined) throw unknownGenre(key, name, known[accepted]);
    return written;
  };
}

function languageCode(key: FilterKey, code: string): string {
  if (!/^[a-z]{2,3}$/i.test(code)) {
    throw new InputError(
      `filter.${key} holds ${JSON.stringify(code)}; ISO 639-1 codes such as "en" are accepted.`,
    );
  }
  return code.toLowerCase();
}

function unknownGenre(key: FilterKey, name: string, knownGenres: readonly string[]): InputError {
  const known =
    knownGenres.length === 0 ? 'the catalogue has no genres yet' : `known are ${knownGenres.join(', ')}`;
  return new InputError(`filter.${key} holds the unknown genre ${JSON.stringify(name)}; ${known}.`);
}

/** Of two bounds on one field the lower is not above the upper. */
function checkOrder(filter: MovieFilter): void {
  const bounds = FILTER_KEYS.flatMap((key) => {
    const row: FilterRow = FILTERS[key];
    const value = filter[key];
    return (row.kind === 'atLeast' || row.kind === 'atMost') && typeof value === 'number'
      ? [{ key, kind: row.kind, field: row.field, value }]
      : [];
  });
  for (const low of bounds.filter(({ kind }) => kind === 'atLeast')) {
    const high = bounds.find(({ kind, field }) => kind === 'atMost' && field === low.field);
    if (high !== undefined && low.value > high.value) {
      throw new InputError(
        `filter.${low.key} is ${low.value}, above filter.${high.key}, which is ${high.value}; no movie could match.`,
      );
    }
  }
}
