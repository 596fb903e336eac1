import type { MovieSet } from './movie-set.ts';
import type { CatalogueField, CatalogueMovie, MovieId } from './movie.ts';

/** Kinds of names that a filter accepts only if the catalogue has them. */
export type Vocabulary = 'genres' | 'countries' | 'languages' | 'people';

interface CommonRow {
  /** The option of the command line: flags as commander writes them, and what it does. */
  readonly option: readonly [flags: string, description: string];
  /**
   * Whether vectors encode it too, so that the movies that satisfy it lie apart from others. Then more of the index
   * must be read to find enough of them.
   */
  readonly apart?: true;
}

/** An inclusive bound on a number. A movie with an unknown value does not satisfy it. */
interface BoundRow extends CommonRow {
  readonly kind: 'atLeast' | 'atMost';
  readonly field: NumberField;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** What the number is, for messages: 'a year'. */
  readonly what: string;
}

/** An inclusive bound on a day. A movie with an unknown day does not satisfy it. */
interface DayRow extends CommonRow {
  readonly kind: 'notBefore' | 'notAfter';
  readonly field: DayField;
}

/** Makes movies with unknown values satisfy bounds. */
interface UnknownRow extends CommonRow {
  readonly kind: 'orUnknown';
}

/** Any, all or none of some names. */
interface NamesRow extends CommonRow {
  readonly kind: 'anyOf' | 'allOf' | 'noneOf';
  /** Lists to search, or a text field that must equal one of the names. */
  readonly fields: readonly NameField[];
  /** Accepted names: those of a vocabulary, or any text. */
  readonly names: Vocabulary | 'any text';
}

/** Movies with this flag are left out unless it is allowed. */
interface AllowRow extends CommonRow {
  readonly kind: 'allow';
  readonly field: FlagField;
}

export type FilterRow = BoundRow | DayRow | NamesRow | AllowRow | UnknownRow;

type FieldsOf<Value> = {
  [Field in CatalogueField]: CatalogueMovie[Field] extends Value ? Field : never;
}[CatalogueField];
type NumberField = FieldsOf<number | null>;
type FlagField = FieldsOf<boolean>;
type DayField = 'releaseDate';
type NameField = FieldsOf<readonly string[]> | FieldsOf<string | null>;

const rating = { field: 'voteAverage', min: 0, max: 10, whole: false, what: 'a rating' } as const;
const votes = {
  field: 'voteCount',
  min: 0,
  max: 2_147_483_647,
  whole: true,
  what: 'a number of votes',
} as const;
const year = { field: 'year', min: 1870, max: 2100, whole: true, what: 'a year', apart: true } as const;
const runtime = { field: 'runtime', min: 0, max: 32_767, whole: true, what: 'a runtime in minutes' } as const;

/**
 * The conditions of filters, each described once. Validation, the comparison in memory, SQL, the choice of a plan, and
 * the options of the command line follow from these rows. The input `MovieFilter` of schema/movie.graphql has the same
 * names; graphql/arguments/filter.ts would not compile otherwise.
 */
export const FILTERS = {
  minRating: { kind: 'atLeast', ...rating, option: ['--min-rating <n>', 'mean vote of at least n, 0 to 10'] },
  maxRating: { kind: 'atMost', ...rating, option: ['--max-rating <n>', 'mean vote of at most n'] },
  minVotes: { kind: 'atLeast', ...votes, option: ['--min-votes <n>', 'at least n votes'] },
  maxVotes: { kind: 'atMost', ...votes, option: ['--max-votes <n>', 'at most n votes'] },
  minYear: { kind: 'atLeast', ...year, option: ['--min-year <year>', 'released in this year or later'] },
  maxYear: { kind: 'atMost', ...year, option: ['--max-year <year>', 'released in this year or earlier'] },
  releasedAfter: {
    kind: 'notBefore',
    field: 'releaseDate',
    apart: true,
    option: ['--released-after <day>', 'released on this day (YYYY-MM-DD) or later'],
  },
  releasedBefore: {
    kind: 'notAfter',
    field: 'releaseDate',
    apart: true,
    option: ['--released-before <day>', 'released on this day (YYYY-MM-DD) or earlier'],
  },
  /** Minutes. */
  minRuntime: { kind: 'atLeast', ...runtime, option: ['--min-runtime <minutes>', 'at least this long'] },
  /** Minutes. */
  maxRuntime: { kind: 'atMost', ...runtime, option: ['--max-runtime <minutes>', 'at most this long'] },
  /** At least one of these. */
  genres: {
    kind: 'anyOf',
    fields: ['genres'],
    names: 'genres',
    option: ['--genre <name...>', 'at least one of these genres'],
  },
  /** All of these. */
  allGenres: {
    kind: 'allOf',
    fields: ['genres'],
    names: 'genres',
    option: ['--all-genres <name...>', 'all of these genres'],
  },
  /** None of these. */
  excludeGenres: {
    kind: 'noneOf',
    fields: ['genres'],
    names: 'genres',
    option: ['--without-genre <name...>', 'none of these genres'],
  },
  /** ISO 639-1 codes of the original language; any of them. */
  languages: {
    kind: 'anyOf',
    fields: ['originalLanguage'],
    names: 'languages',
    apart: true,
    option: ['--language <code...>', 'original language, any of these ISO 639-1 codes'],
  },
  /** Production countries; any of them. */
  countries: {
    kind: 'anyOf',
    fields: ['countries'],
    names: 'countries',
    option: ['--country <name...>', 'produced in any of these countries'],
  },
  /** At least one of these keywords, spelled as in the catalogue. */
  keywords: {
    kind: 'anyOf',
    fields: ['keywords'],
    names: 'any text',
    option: ['--keyword <name...>', 'at least one of these keywords'],
  },
  /** Directors or members of the cast; any of them. */
  people: {
    kind: 'anyOf',
    fields: ['directors', 'cast'],
    names: 'people',
    option: ['--person <name...>', 'directed by any of these, or with any of them'],
  },
  /** Production companies; any of them. */
  companies: {
    kind: 'anyOf',
    fields: ['companies'],
    names: 'any text',
    option: ['--company <name...>', 'produced by any of these companies'],
  },
  /** Whether movies with unknown values satisfy bounds. */
  includeUnknown: {
    kind: 'orUnknown',
    option: ['--unknown', 'keep movies whose value for a bound is unknown'],
  },
  /** Adult movies are left out unless this is true. */
  includeAdult: { kind: 'allow', field: 'adult', option: ['--adult', 'adult movies too'] },
} as const satisfies Readonly<Record<string, FilterRow>>;

type Rows = typeof FILTERS;
export type FilterKey = keyof Rows;

/** The type of value for each kind of condition. */
interface ConditionValues {
  readonly atLeast: number;
  readonly atMost: number;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly orUnknown: boolean;
  readonly anyOf: readonly string[];
  readonly allOf: readonly string[];
  readonly noneOf: readonly string[];
  readonly allow: boolean;
}

/** Restricts movies to sets, which only the database can look up: see database/movie-sets.ts. */
interface SetConditions {
  /** One of these movies. */
  readonly among?: readonly MovieId[];
  /** In at least one of these sets. */
  readonly inOneOf?: readonly MovieSet[];
  /** In none of these sets. */
  readonly inNoneOf?: readonly MovieSet[];
}

/** Conditions on movies; all given ones must hold. Bounds are inclusive. An empty list is no condition. */
export type MovieFilter = {
  readonly [Key in FilterKey]?: ConditionValues[Rows[Key]['kind']];
} & SetConditions;

/** Fields that a condition can read. */
export type FilterField = {
  [Key in FilterKey]: Rows[Key] extends { readonly fields: readonly (infer Field)[] }
    ? Field
    : Rows[Key] extends { readonly field: infer Field }
      ? Field
      : never;
}[FilterKey];

/** The part of a movie that filters read. */
export type FilteredMovie = Pick<CatalogueMovie, FilterField>;

/** The fields of a condition. */
export function fieldsOf(condition: Condition): readonly FilterField[] {
  return 'fields' in condition ? condition.fields : [condition.field];
}

/** Each once. */
export const FILTER_FIELDS = [
  ...new Set(
    Object.values(FILTERS).flatMap((row): readonly FilterField[] =>
      'fields' in row ? row.fields : 'field' in row ? [row.field] : [],
    ),
  ),
];

export const FILTER_KEYS = Object.keys(FILTERS) as readonly FilterKey[];

interface OnField<Field> {
  readonly field: Extract<FilterField, Field>;
}

interface OnFields<Field> {
  readonly fields: readonly Extract<FilterField, Field>[];
}

/** A row of the table, with its value in a filter. */
export type Condition = { readonly key: FilterKey } & (
  | (Omit<BoundRow, 'field'> & OnField<NumberField> & { readonly value: number; readonly orUnknown: boolean })
  | (Omit<DayRow, 'field'> & OnField<DayField> & { readonly value: string; readonly orUnknown: boolean })
  | (Omit<NamesRow, 'fields'> & OnFields<NameField> & { readonly value: readonly string[] })
  | (Omit<AllowRow, 'field'> & OnField<FlagField> & { readonly value: boolean })
);

/** A bound on a number or a day. */
export type Bound = Extract<Condition, { readonly orUnknown: boolean }>;

/** The conditions of a filter, in the order of the table. Flags that are not allowed are conditions too. */
export function conditionsOf(filter: MovieFilter): readonly Condition[] {
  const orUnknown = filter.includeUnknown === true;
  return FILTER_KEYS.flatMap((key) => {
    const row: FilterRow = FILTERS[key];
    const value = filter[key] ?? (row.kind === 'allow' ? false : undefined);
    if (value === undefined || row.kind === 'orUnknown') return [];
    if (Array.isArray(value) && value.length === 0) return [];
    // MovieFilter ensures that the value has the type of the row's kind.
    return [{ key, ...row, value, orUnknown } as Condition];
  });
}
