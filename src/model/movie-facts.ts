import type { ColumnType } from '../movie/field.ts';
import {
  BESIDE_FIELDS,
  type BesideField,
  type BesideVector,
  FIELD_ROWS,
  type MovieId,
} from '../movie/movie.ts';
import { NumberList } from './growable.ts';

/** What training keeps of a movie besides its terms. */
export interface MovieFacts extends BesideVector {
  readonly id: MovieId;
  /** Whether the movie has enough metadata to be compared with others, as the representation judges. */
  readonly informative: boolean;
}

/**
 * Keeps the facts of all movies of a training from reading to writing, in about 30 bytes per movie. Numbers are in
 * typed arrays. Lists are numbered: a million movies share a few thousand combinations of genres.
 */
export class MovieFactsTable {
  readonly #ids = new NumberList(Int32Array);
  readonly #informative = new NumberList(Uint8Array);
  readonly #lists = new ListPool();
  readonly #columns: readonly (readonly [BesideField, FactColumn])[] = BESIDE_FIELDS.map((field) => [
    field,
    COLUMNS[FIELD_ROWS[field].type](this.#lists),
  ]);

  get size(): number {
    return this.#ids.length;
  }

  add(movie: BesideVector & { readonly id: MovieId }, informative: boolean): void {
    this.#ids.push(movie.id);
    this.#informative.push(informative ? 1 : 0);
    for (const [field, column] of this.#columns) column.push(movie[field] as never);
  }

  /** The facts of the movie at `row`. */
  at(row: number): MovieFacts {
    const facts: Record<string, unknown> = {
      id: this.#ids.get(row),
      informative: this.#informative.get(row) === 1,
    };
    for (const [field, column] of this.#columns) facts[field] = column.at(row);
    // Each column returns the values that it was given.
    return facts as unknown as MovieFacts;
  }
}

interface FactColumn {
  push(value: never): void;
  at(row: number): unknown;
}

/** Stores each distinct list once. */
class ListPool {
  readonly #numbers = new Map<string, number>();
  readonly #lists: (readonly string[])[] = [];

  intern(list: readonly string[]): number {
    const key = list.join('\u001f');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#lists.length;
      this.#numbers.set(key, number);
      this.#lists.push([...list]);
    }
    return number;
  }

  at(number: number): readonly string[] {
    return this.#lists[number]!;
  }
}

/** A column of numbers. `absent` stands for null, and must not occur as a value. */
function numberColumn(
  numbers: NumberList<Float32Array> | NumberList<Float64Array> | NumberList<Int32Array>,
  absent: number,
): FactColumn {
  return {
    push: (value: number | null) => {
      numbers.push(value ?? absent);
    },
    at: (row) => {
      const value = numbers.get(row);
      return Object.is(value, absent) ? null : value;
    },
  };
}

const MIN_INT4 = -(2 ** 31);
const whole = () => numberColumn(new NumberList(Int32Array), MIN_INT4);

function flagColumn(): FactColumn {
  const flags = new NumberList(Uint8Array);
  return {
    push: (value: boolean) => {
      flags.push(value ? 1 : 0);
    },
    at: (row) => flags.get(row) === 1,
  };
}

/** A column of texts, stored as lists with one element. */
function textColumn(pool: ListPool): FactColumn {
  const numbers = new NumberList(Uint32Array);
  return {
    push: (value: string | null) => {
      numbers.push(pool.intern(value === null ? [] : [value]));
    },
    at: (row) => pool.at(numbers.get(row))[0] ?? null,
  };
}

function listColumn(pool: ListPool): FactColumn {
  const numbers = new NumberList(Uint32Array);
  return {
    push: (value: readonly string[]) => {
      numbers.push(pool.intern(value));
    },
    at: (row) => pool.at(numbers.get(row)),
  };
}

const COLUMNS: Readonly<Record<ColumnType, (pool: ListPool) => FactColumn>> = {
  smallint: whole,
  integer: whole,
  bigint: () => numberColumn(new NumberList(Float64Array), Number.NaN),
  real: () => numberColumn(new NumberList(Float32Array), Number.NaN),
  boolean: flagColumn,
  date: textColumn,
  text: textColumn,
  'text[]': listColumn,
};
