import { InputError } from './errors.ts';
import type { MovieFilter } from './filter.ts';

/** A filter as a client sent it: what is absent may also be null. */
export type FilterInput = { readonly [Key in keyof MovieFilter]?: MovieFilter[Key] | null | undefined };

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly what: string;
}

const RATING: Bounds = { least: 0, most: 10, what: 'a rating' };
const VOTES: Bounds = { least: 0, most: 2_147_483_647, what: 'a number of votes' };
const YEAR: Bounds = { least: 1870, most: 2100, what: 'a year' };
const RUNTIME: Bounds = { least: 0, most: 32_767, what: 'a runtime in minutes' };

const MAX_NAMES = 50;
const MAX_NAME_LENGTH = 100;

/**
 * Checks a filter and brings it to its canonical form: absent conditions left out, names of genres as the
 * catalogue writes them (case is forgiven), language codes in lower case, lists sorted and without repeats.
 * Equal filters become equal objects. Throws InputError naming the field, the value and what is accepted.
 */
export function validateFilter(input: FilterInput, knownGenres: readonly string[]): MovieFilter {
  const genresByFoldedName = new Map(knownGenres.map((name) => [name.toLowerCase(), name]));
  const genres = (field: 'genres' | 'allGenres' | 'excludeGenres') =>
    names(field, input[field], (name) => {
      const known = genresByFoldedName.get(name.toLowerCase());
      if (known === undefined) throw unknownGenre(field, name, knownGenres);
      return known;
    });

  const filter = {
    minRating: number('minRating', input.minRating, RATING),
    maxRating: number('maxRating', input.maxRating, RATING),
    minVotes: whole('minVotes', input.minVotes, VOTES),
    minYear: whole('minYear', input.minYear, YEAR),
    maxYear: whole('maxYear', input.maxYear, YEAR),
    genres: genres('genres'),
    allGenres: genres('allGenres'),
    excludeGenres: genres('excludeGenres'),
    languages: names('languages', input.languages, languageCode),
    countries: names('countries', input.countries, (name) => name),
    minRuntime: whole('minRuntime', input.minRuntime, RUNTIME),
    maxRuntime: whole('maxRuntime', input.maxRuntime, RUNTIME),
    includeAdult: input.includeAdult === true ? true : undefined,
  };
  ordered('minRating', filter.minRating, 'maxRating', filter.maxRating);
  ordered('minYear', filter.minYear, 'maxYear', filter.maxYear);
  ordered('minRuntime', filter.minRuntime, 'maxRuntime', filter.maxRuntime);
  return withoutUndefined(filter);
}

function number(field: string, value: number | null | undefined, bounds: Bounds): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (!(value >= bounds.least && value <= bounds.most)) {
    throw new InputError(
      `filter.${field} is ${value}; ${bounds.what} from ${bounds.least} to ${bounds.most} is accepted.`,
    );
  }
  return value;
}

function whole(field: string, value: number | null | undefined, bounds: Bounds): number | undefined {
  const checked = number(field, value, bounds);
  if (checked !== undefined && !Number.isInteger(checked)) {
    throw new InputError(`filter.${field} is ${checked}; a whole number is accepted.`);
  }
  return checked;
}

function names(
  field: string,
  list: readonly string[] | null | undefined,
  canonical: (name: string, field: string) => string,
): readonly string[] | undefined {
  if (list === null || list === undefined || list.length === 0) return undefined;
  if (list.length > MAX_NAMES) {
    throw new InputError(`filter.${field} has ${list.length} values; up to ${MAX_NAMES} are accepted.`);
  }
  const checked = list.map((raw) => {
    const name = raw.trim();
    if (name === '') throw new InputError(`filter.${field} holds an empty text; a name is expected.`);
    if (name.length > MAX_NAME_LENGTH || name.includes('\0')) {
      throw new InputError(
        `filter.${field} holds a text that is no name; up to ${MAX_NAME_LENGTH} characters without NUL are accepted.`,
      );
    }
    return canonical(name, field);
  });
  return [...new Set(checked)].sort();
}

function languageCode(code: string, field: string): string {
  if (!/^[a-z]{2,3}$/i.test(code)) {
    throw new InputError(
      `filter.${field} holds ${JSON.stringify(code)}; ISO 639-1 codes such as "en" are accepted.`,
    );
  }
  return code.toLowerCase();
}

function unknownGenre(field: string, name: string, knownGenres: readonly string[]): InputError {
  const known =
    knownGenres.length === 0 ? 'the catalogue has no genres yet' : `known are ${knownGenres.join(', ')}`;
  return new InputError(`filter.${field} holds the unknown genre ${JSON.stringify(name)}; ${known}.`);
}

function ordered(
  lowField: string,
  low: number | undefined,
  highField: string,
  high: number | undefined,
): void {
  if (low !== undefined && high !== undefined && low > high) {
    throw new InputError(
      `filter.${lowField} is ${low}, above filter.${highField}, which is ${high}; no movie could match.`,
    );
  }
}

type WithUndefined = { readonly [Key in keyof MovieFilter]: MovieFilter[Key] | undefined };

function withoutUndefined(filter: WithUndefined): MovieFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
