/** PostgreSQL types of fields. */
export type ColumnType = 'integer' | 'smallint' | 'bigint' | 'real' | 'boolean' | 'date' | 'text' | 'text[]';

/**
 * The values that a field may hold, whatever a file or a client sends. Other values are never stored. If one is in a
 * file, its cell is dropped, or its row if a movie needs the field. A client is told what is accepted.
 */
export type Domain =
  /** A whole number from 1 to 2^31 - 1. */
  | { readonly kind: 'id' }
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly lines: 'one' | 'many';
      /** Converts other spellings to the usual one. */
      readonly spell?: (text: string) => string;
    }
  | {
      readonly kind: 'form';
      readonly form: RegExp;
      /** The form in words, for messages. */
      readonly accepted: string;
      /** Completes a shorter spelling to the full form. */
      readonly complete?: (text: string) => string;
    }
  /** A day, stored as YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly minYear: number; readonly maxYear: number }
  | {
      readonly kind: 'number';
      readonly whole: boolean;
      readonly min: number;
      readonly max: number;
      /** Whether zero is a value, or means unknown, as negative numbers do. */
      readonly zero: 'a value' | 'unknown';
      /** What it is, for messages: 'a number of minutes'. */
      readonly what: string;
    }
  | { readonly kind: 'flag' }
  | {
      readonly kind: 'names';
      /** What the names are. This decides how to rejoin names that a separator has split. */
      readonly of: 'genres' | 'companies' | 'people' | 'keywords' | 'names';
      readonly maxNames: number;
      readonly maxLength: number;
      /** Whether objects in a list are in order of billing; only the first `maxNames` are kept. */
      readonly billed: boolean;
    };

interface StoredRow {
  /** Its column in `movie`, in the staging table, and in the vector table of a model. */
  readonly column: string;
  readonly type: ColumnType;
  /** The value if it is unknown. A movie without a `required` field is rejected. */
  readonly unknown: null | 0 | false | readonly [] | 'required';
  /** Its name in the GraphQL type `Movie`; null if it has none there. */
  readonly output: string | null;
  /** Name of its indexes in a model's tables; null if they lack the field, and filters look it up in `movie`. */
  readonly beside: string | null;
}

/** A field that PostgreSQL computes from others. */
export interface DerivedRow extends StoredRow {
  readonly derived: true;
}

/** Everything that the program knows about one field of a movie: a row of the table in fields.ts. */
export interface FieldRow extends StoredRow {
  readonly derived?: undefined;
  readonly domain: Domain;
  /** Names of its column in files, best first; case, spaces, `_` and `-` are ignored. */
  readonly files: readonly string[];
  /** Names of columns with a whole crew, from which this field takes the directors. */
  readonly crew?: readonly string[];
  /** Its name in the GraphQL input `MovieInput`; null if it has none there. */
  readonly input: string | null;
  /** Whether a change can affect the movie's vector, its place in a model, or which filters it satisfies. */
  readonly inModel: boolean;
  /** Whether title search uses it to find or order movies. */
  readonly inTitles: boolean;
}

/** The type of a field's values, according to its row. */
export type ValueOf<Row extends Pick<StoredRow, 'type' | 'unknown'>> =
  ValueOfType<Row['type']> | (Row['unknown'] extends null ? null : never);

type ValueOfType<Type extends ColumnType> = Type extends 'text[]'
  ? readonly string[]
  : Type extends 'boolean'
    ? boolean
    : Type extends 'text' | 'date'
      ? string
      : number;
