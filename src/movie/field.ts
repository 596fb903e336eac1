/** Types of PostgreSQL in which fields are stored. */
export type ColumnType = 'integer' | 'smallint' | 'bigint' | 'real' | 'boolean' | 'date' | 'text' | 'text[]';

/**
 * The values that a field may hold, whatever a file or a client sends. A value outside is never stored: a file loses the
 * cell, or the row when a movie cannot do without it, and a client hears what is accepted.
 */
export type Domain =
  /** A whole number from 1 to 2^31 - 1. */
  | { readonly kind: 'id' }
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly lines: 'one' | 'many';
      /** Brings other spellings into the usual one. */
      readonly spell?: (text: string) => string;
    }
  | {
      readonly kind: 'form';
      readonly form: RegExp;
      /** The form in words, for messages. */
      readonly accepted: string;
      /** Brings a shorter way of writing it into the form. */
      readonly complete?: (text: string) => string;
    }
  /** A day, stored as YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly minYear: number; readonly maxYear: number }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly min: number;
      readonly max: number;
      /** Whether zero is a value, or says (as do numbers below) that nobody knows. */
      readonly zero: 'a value' | 'unknown';
      /** What it is, for messages: 'a number of minutes'. */
      readonly what: string;
    }
  | { readonly kind: 'flag' }
  | {
      readonly kind: 'names';
      /** What is named, which says what belongs together where a separator has torn it apart. */
      readonly of: 'genres' | 'companies' | 'people' | 'keywords' | 'names';
      readonly maxNames: number;
      readonly maxLength: number;
      /** The order of objects in a list is that of billing, and only the first `maxNames` are kept. */
      readonly billed: boolean;
    };

interface StoredRow {
  /** Its column in `movie`, in the staging table and beside the vectors of a model. */
  readonly column: string;
  readonly type: ColumnType;
  /** What stands there when nothing is known. A movie without a `required` field is no movie. */
  readonly unknown: null | 0 | false | readonly [] | 'required';
  /** Its name in the GraphQL type `Movie`; null: not there under a name of its own. */
  readonly output: string | null;
  /** Name of its indexes beside the vectors of a model; null: it is not there, and filters look it up in `movie`. */
  readonly beside: string | null;
}

/** A field that PostgreSQL computes from others. */
export interface DerivedRow extends StoredRow {
  readonly derived: true;
}

/** What the whole program knows about one field of a movie: a row of the table in fields.ts. */
export interface FieldRow extends StoredRow {
  readonly derived?: undefined;
  readonly domain: Domain;
  /** Names of its column in files, best first; case, spaces, `_` and `-` are ignored. */
  readonly files: readonly string[];
  /** Names of columns with a whole crew, of which this field takes the directors. */
  readonly crew?: readonly string[];
  /** Its name in the GraphQL input `MovieInput`; null: not there. */
  readonly input: string | null;
  /** Whether a change of it can move the movie in a model, take it in or out, or change what filters find it. */
  readonly inModel: boolean;
  /** Whether title search finds or orders movies by it. */
  readonly inTitles: boolean;
}

/** The type that a field's row gives its values. */
export type ValueOf<Row extends Pick<StoredRow, 'type' | 'unknown'>> =
  ValueOfType<Row['type']> | (Row['unknown'] extends null ? null : never);

type ValueOfType<Type extends ColumnType> = Type extends 'text[]'
  ? readonly string[]
  : Type extends 'boolean'
    ? boolean
    : Type extends 'text' | 'date'
      ? string
      : number;
