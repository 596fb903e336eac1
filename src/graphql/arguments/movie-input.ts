import { type Column, columnOf } from '../../catalog/columns.ts';
import type { MovieRecord } from '../../catalog/movie-record.ts';
import { Rejection } from '../../catalog/rejection.ts';
import type { MovieInput } from '../generated/resolvers.generated.ts';
import type { Domain } from '../../movie/field.ts';
import type { FIELDS } from '../../movie/fields.ts';
import { FIELD_ROWS, MOVIE_FIELDS, type MovieField } from '../../movie/movie.ts';
import { ArgumentError } from './argument-error.ts';
import type { Covers } from './covers.ts';

const MAX_MOVIES = 100;
const MAX_NAME_LENGTH = 500;
const MAX_NAMES = 200;

/** The name of each field in the input; fields that have none stay out. */
type InputNames = { readonly [Field in MovieField as NonNullable<(typeof FIELDS)[Field]['input']>]: Field };

/** These do not compile when schema/admin or movie/fields.ts has an input that the other lacks. */
type SchemaInput = Covers<keyof InputNames, Required<MovieInput>>;
type TableInput = Covers<keyof MovieInput, InputNames>;

interface InputField extends Column {
  readonly name: keyof SchemaInput;
  /** What is accepted, where files may hold anything and what cannot be read counts as unknown. */
  readonly accepted: string | null;
}

const INPUTS: readonly InputField[] = MOVIE_FIELDS.flatMap((field) => {
  const { input, domain } = FIELD_ROWS[field];
  return input === null
    ? []
    : [{ ...columnOf(field), name: input as keyof TableInput, accepted: acceptedOf(domain) }];
});

function acceptedOf(domain: Domain): string | null {
  if (domain.kind === 'form') return domain.accepted;
  return domain.kind === 'number' && domain.zero === 'unknown' ? `${domain.what} above zero` : null;
}

/** Checks movies that a client gives by the rules for files; throws ArgumentError naming the first field that is wrong. */
export function readMovieInputs(argument: string, movies: readonly MovieInput[]): MovieRecord[] {
  if (movies.length < 1 || movies.length > MAX_MOVIES) {
    throw new ArgumentError(
      argument,
      `${argument} has ${movies.length} movies; 1 to ${MAX_MOVIES} are accepted.`,
    );
  }
  return movies.map((movie, i) => readMovieInput(`${argument}.${i}`, movie));
}

function readMovieInput(argument: string, movie: MovieInput): MovieRecord {
  const record: Partial<Record<MovieField, unknown>> = {};
  for (const { name, field, read, accepted } of INPUTS) {
    const given = movie[name];
    if (given === undefined) continue;
    const value = read(checked(`${argument}.${name}`, given));
    if (value instanceof Rejection) {
      throw new ArgumentError(`${argument}.${name}`, `${argument}.${name}: ${value.reason}: ${value.found}`);
    }
    if (value === null && given !== null && accepted !== null) {
      throw new ArgumentError(
        `${argument}.${name}`,
        `${argument}.${name} is ${JSON.stringify(given)}; ${accepted} is accepted.`,
      );
    }
    record[field] = value;
  }
  if (record.voteCount === 0) record.voteAverage = null;
  // Each value was made by the reader of its field.
  return record as MovieRecord;
}

/** Lists are bounded more narrowly than in files, and a name has to say something. */
function checked(argument: string, given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  if (given.length > MAX_NAMES) {
    throw new ArgumentError(
      argument,
      `${argument} has ${given.length} names; up to ${MAX_NAMES} are accepted.`,
    );
  }
  const wrong = given.findIndex(
    (name) => typeof name !== 'string' || name.trim() === '' || name.length > MAX_NAME_LENGTH,
  );
  if (wrong >= 0) {
    throw new ArgumentError(
      `${argument}.${wrong}`,
      `${argument}.${wrong} is empty or longer than ${MAX_NAME_LENGTH} characters.`,
    );
  }
  return given;
}
