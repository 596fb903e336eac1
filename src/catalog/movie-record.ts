import { COLUMNS, type Column, fieldKey, ID_COLUMN, PURPOSES, type Purpose } from './columns.ts';
import { NO_HINTS, type ReadHints, type ReadValue } from './read-value.ts';
import { InputError } from '../movie/errors.ts';
import type { Literal } from './lists/literal.ts';
import { FIELD_ROWS, type Movie, MOVIE_FIELDS, type MovieField } from '../movie/movie.ts';
import { TIER_VOTES } from '../movie/quality.ts';
import { Rejection } from './rejection.ts';

/** What a row says about a movie: its id and only those fields that the source has. */
export type MovieRecord = Pick<Movie, 'id'> & { readonly [field in MovieField]?: Movie[field] };

/** Turns a row into a record, or says why it cannot. Unreadable cells go to `unreadable`; the movie is kept. */
export type ReadRecord<Row> = (row: Row, unreadable: Rejection[]) => MovieRecord | Rejection;

type DraftRecord = Partial<Record<MovieField, unknown>>;

/**
 * Makes the reader of rows whose values stand in the order of `header`; columns may choose how they are read from `sample`,
 * rows in the same order.
 * Throws InputError naming the missing columns when the header is not one of a file for `purpose`.
 */
export function columnReader(
  header: readonly string[],
  purpose: Purpose,
  file: string,
  sample: readonly (readonly unknown[])[] = [],
  hints: ReadHints = NO_HINTS,
): ReadRecord<readonly unknown[]> {
  const columns = pickColumns(header, purpose, file).map(({ position, column }) => ({
    position,
    field: column.field,
    read: chosenReader(
      column,
      sample.map((values) => values[position]),
      hints,
    ),
  }));
  const width = header.length;
  // Copying one object keeps its hidden class; objects grown field by field become slow hash tables.
  const shape = emptyDraft(columns.map(({ field }) => field));
  return (values, unreadable) => {
    if (!fits(values, width)) {
      return new Rejection(`the row has not the ${width} fields of the header`, `${values.length} fields`);
    }
    const draft = { ...shape };
    for (const { position, field, read } of columns) {
      const value = read(values[position]);
      if (!(value instanceof Rejection)) draft[field] = value;
      else if (isRequired(field)) return value;
      else {
        unreadable.push(value);
        // An unreadable cell must not overwrite what the catalogue knows.
        Reflect.deleteProperty(draft, field);
      }
    }
    return finish(draft);
  };
}

/**
 * Makes the reader of objects keyed by column name; columns an object lacks stay out of its record. Columns may choose
 * how they are read from `sample`.
 */
export function objectReader(
  purpose: Purpose,
  sample: readonly Readonly<Record<string, unknown>>[] = [],
  hints: ReadHints = NO_HINTS,
): ReadRecord<Readonly<Record<string, unknown>>> {
  const { id, required } = PURPOSES[purpose];
  const idKeys = id.map(fieldKey);
  const requiredFields = required.map((name) => [name, fieldKey(name)] as const);
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const known = keys.get(name) ?? fieldKey(name);
    keys.set(name, known);
    return known;
  };
  const readers = new Map<Column, ReadValue>();
  const readerOf = (column: Column, name: string): ReadValue => {
    const known = readers.get(column);
    if (known !== undefined) return known;
    const reader = chosenReader(
      column,
      sample.map((object) => creditsOf(object)?.[name] ?? object[name]),
      hints,
    );
    readers.set(column, reader);
    return reader;
  };
  return (object, unreadable) => {
    const draft: DraftRecord = {};
    const nested = creditsOf(object);
    const names = nested === null ? Object.keys(object) : [...Object.keys(object), ...Object.keys(nested)];
    const idKey = idKeys.find((key) => names.some((name) => keyOf(name) === key));
    for (const name of names) {
      const key = keyOf(name);
      const column = key === idKey ? ID_COLUMN : columnFor(key, purpose);
      if (column === undefined) continue;
      const read = readerOf(column, name);
      const value = read(nested !== null && name in nested ? nested[name] : object[name]);
      if (!(value instanceof Rejection)) draft[column.field] ??= value;
      else if (isRequired(column.field)) return value;
      else unreadable.push(value);
    }
    for (const [name, key] of requiredFields) {
      if (!names.some((one) => keyOf(one) === key)) return new Rejection(`${name} is missing`, object);
    }
    return finish(draft);
  };
}

function isRequired(field: MovieField): boolean {
  return FIELD_ROWS[field].unknown === 'required';
}

/** Notes for a person on the columns of a file: those that are not read, and those that are missing. */
export function columnNotes(names: readonly string[], purpose: Purpose): readonly string[] {
  const keys = new Set(names.map(fieldKey));
  const ids = new Set(PURPOSES[purpose].id.map(fieldKey));
  const ignored = names.filter((name) => {
    const key = fieldKey(name);
    return !ids.has(key) && columnFor(key, purpose) === undefined && key !== 'credits';
  });
  const notes = ignored.length === 0 ? [] : [`columns that are not read: ${listed(ignored)}`];
  if (purpose !== 'movies') return notes;
  const missing = MOVIE_FIELDS.filter((field) => {
    const { files, crew = [] } = FIELD_ROWS[field];
    return field !== 'id' && ![...files, ...crew].some((name) => keys.has(fieldKey(name)));
  });
  if (missing.length > 0) {
    notes.push(
      `columns that are not there: ${listed(missing.map((field) => FIELD_ROWS[field].files[0] ?? field))}`,
    );
  }
  if (missing.includes('voteCount')) {
    notes.push(
      `without vote_count movies have 0 votes, and training takes movies of ${TIER_VOTES.low} votes and more`,
    );
  }
  return notes;
}

/** A file whose columns do not fit its purpose. */
export class WrongColumns extends InputError {}

/** Checks the columns of a file for `purpose`; throws InputError naming those that are missing and those found. */
export function checkColumns(names: readonly string[], purpose: Purpose, file: string): void {
  const { id, required, oneOf, description } = PURPOSES[purpose];
  const keys = new Set(names.map(fieldKey));
  const has = (name: string) => keys.has(fieldKey(name));
  const missing = required.filter((name) => !has(name));
  if (!id.some(has)) missing.unshift(id.join(' or '));
  const lacksAll = oneOf !== null && !oneOf.some(has);
  const isMovieLens = purpose === 'movies' && [...keys].every((key) => MOVIELENS_KEYS.has(key));
  if (missing.length === 0 && !lacksAll && !isMovieLens) return;
  const wanted = [
    ...(isMovieLens ? ["movieId is an id of MovieLens', not of TMDB"] : []),
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(lacksAll ? [`at least one is needed of: ${oneOf.join(', ')}`] : []),
  ];
  throw new WrongColumns(
    `${file} is not ${description}. Columns ${wanted.join('; ')}. Columns found: ${listed(names)}.${hint(keys, purpose)}`,
  );
}

/** All columns of MovieLens's movies.csv. */
const MOVIELENS_KEYS = new Set(['movieid', 'title', 'genres']);

function chosenReader(column: Column, sample: readonly unknown[], hints: ReadHints): ReadValue {
  return column.readerFor?.(sample, hints) ?? column.read;
}

function pickColumns(
  header: readonly string[],
  purpose: Purpose,
  file: string,
): readonly { position: number; column: Column }[] {
  checkColumns(header, purpose, file);
  const keys = header.map(fieldKey);
  const idKey = PURPOSES[purpose].id.map(fieldKey).find((key) => keys.includes(key));
  const taken = new Set<MovieField>();
  const picked: { position: number; column: Column }[] = [];
  for (const [position, key] of keys.entries()) {
    const column = key === idKey ? ID_COLUMN : columnFor(key, purpose);
    if (column === undefined || taken.has(column.field)) continue;
    taken.add(column.field);
    picked.push({ position, column });
  }
  return picked;
}

function columnFor(key: string, purpose: Purpose): Column | undefined {
  const { required, oneOf, optional } = PURPOSES[purpose];
  const isNamed = (names: readonly string[] | null) => names?.some((name) => fieldKey(name) === key) === true;
  if (optional !== null && !isNamed(required) && !isNamed(oneOf)) return undefined;
  return COLUMNS.get(key);
}

/** TMDB's API puts cast and crew under `credits`. */
function creditsOf(object: Readonly<Record<string, unknown>>): Readonly<Record<string, Literal>> | null {
  const credits = object.credits;
  return typeof credits === 'object' && credits !== null && !Array.isArray(credits)
    ? (credits as Readonly<Record<string, Literal>>)
    : null;
}

/** A trailing separator makes one extra empty field, which is harmless. */
function fits(values: readonly unknown[], width: number): boolean {
  if (values.length === width) return true;
  return values.length > width && values.slice(width).every((value) => value === '');
}

function emptyDraft(fields: readonly MovieField[]): DraftRecord {
  return JSON.parse(`{${fields.map((field) => `"${field}":null`).join(',')}}`) as DraftRecord;
}

function finish(draft: DraftRecord): MovieRecord | Rejection {
  if (draft.id === undefined || draft.id === null) return new Rejection('id is missing', draft.title ?? '');
  if (draft.voteCount === 0) draft.voteAverage = null;
  // Each value was made by the reader of its field.
  return draft as MovieRecord;
}

const COLUMNS_SHOWN = 40;

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, COLUMNS_SHOWN)
    .map((name) => (name.length > 60 ? `${name.slice(0, 60)}…` : name));
  return (
    shown.join(', ') + (names.length > COLUMNS_SHOWN ? `, and ${names.length - COLUMNS_SHOWN} more` : '')
  );
}

function hint(keys: ReadonlySet<string>, purpose: Purpose): string {
  if (purpose !== 'movies') return '';
  if (keys.has('movieid')) return ' A MovieLens data set is given as its folder, with links.csv in it.';
  if (keys.has('cast') || keys.has('director') || keys.has('crew'))
    return ' Credits are given with --credits.';
  if (keys.has('id') && keys.has('title')) return ' Alternative titles are given with --titles.';
  return '';
}
