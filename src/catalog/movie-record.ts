import { COLUMNS, columnKey, ID_COLUMN, PURPOSES, type Column, type Purpose } from './columns.ts';
import { InputError } from '../movie/errors.ts';
import type { Literal } from './lists/literal.ts';
import type { Movie, MovieField } from '../movie/movie.ts';
import { Rejection } from './rejection.ts';

/** What a row of a source says about a movie: its id and the fields the source has, no others. */
export type MovieRecord = Pick<Movie, 'id'> & { readonly [field in MovieField]?: Movie[field] };

/** Turns a row into a record, or says why it is none. */
export type ReadRecord<Row> = (row: Row) => MovieRecord | Rejection;

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
): ReadRecord<readonly unknown[]> {
  const columns = pickColumns(header, purpose, file).map(({ position, column }) => ({
    position,
    field: column.field,
    read: chosenReader(
      column,
      sample.map((values) => values[position]),
    ),
  }));
  const width = header.length;
  // Copies of one object keep its shape; objects grown field by field turn into slow hash tables.
  const shape = emptyDraft(columns.map(({ field }) => field));
  return (values) => {
    if (!fits(values, width)) {
      return new Rejection(`the row has not the ${width} fields of the header`, `${values.length} fields`);
    }
    const draft = { ...shape };
    for (const { position, field, read } of columns) {
      const value = read(values[position]);
      if (value instanceof Rejection) return value;
      draft[field] = value;
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
): ReadRecord<Readonly<Record<string, unknown>>> {
  const { id, required } = PURPOSES[purpose];
  const readers = new Map<Column, Column['read']>();
  const readerOf = (column: Column, key: string): Column['read'] => {
    const known = readers.get(column);
    if (known !== undefined) return known;
    const reader = chosenReader(
      column,
      sample.map((object) => creditsOf(object)?.[key] ?? object[key]),
    );
    readers.set(column, reader);
    return reader;
  };
  return (object) => {
    const draft: DraftRecord = {};
    const nested = creditsOf(object);
    const present = nested === null ? Object.keys(object) : [...Object.keys(object), ...Object.keys(nested)];
    const idKey = id.find((name) => name in object) ?? 'id';
    for (const key of [idKey, ...present]) {
      const column = key === idKey ? ID_COLUMN : columnFor(columnKey(key), purpose);
      if (column === undefined || (column.field === 'id' && key !== idKey)) continue;
      const read = readerOf(column, key);
      const value = read(nested !== null && key in nested ? nested[key] : object[key]);
      if (value instanceof Rejection) return value;
      draft[column.field] = value;
    }
    for (const name of required) {
      if (!(name in object)) return new Rejection(`${name} is missing`, object);
    }
    return finish(draft);
  };
}

/** A file whose columns are not those of what it is given for. */
export class WrongColumns extends InputError {}

/** Checks the columns of a file for `purpose`; throws InputError naming those that are missing and those found. */
export function checkColumns(names: readonly string[], purpose: Purpose, file: string): void {
  const { id, required, oneOf, description } = PURPOSES[purpose];
  const keys = new Set(names.map(columnKey));
  const missing = required.filter((name) => !keys.has(name));
  if (!id.some((name) => keys.has(name))) missing.unshift(id[0] ?? 'id');
  const lacksAll = oneOf !== null && !oneOf.some((name) => keys.has(name));
  if (missing.length === 0 && !lacksAll) return;
  const wanted = [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(lacksAll ? [`at least one is needed of: ${oneOf.join(', ')}`] : []),
  ];
  throw new WrongColumns(
    `${file} is not ${description}. Columns ${wanted.join('; ')}. Columns found: ${listed(names)}.${hint(keys, purpose)}`,
  );
}

function chosenReader(column: Column, sample: readonly unknown[]): Column['read'] {
  return column.readerFor?.(sample) ?? column.read;
}

function pickColumns(
  header: readonly string[],
  purpose: Purpose,
  file: string,
): readonly { position: number; column: Column }[] {
  checkColumns(header, purpose, file);
  const keys = header.map(columnKey);
  const idKey = PURPOSES[purpose].id.find((name) => keys.includes(name));
  const taken = new Set<MovieField>();
  const picked: { position: number; column: Column }[] = [];
  for (const [position, key] of keys.entries()) {
    const column = key === idKey ? ID_COLUMN : columnFor(key, purpose);
    if (column === undefined || (column.field === 'id' && key !== idKey)) continue;
    if (taken.has(column.field)) continue;
    taken.add(column.field);
    picked.push({ position, column });
  }
  return picked;
}

function columnFor(key: string, purpose: Purpose): Column | undefined {
  const { required, oneOf, optional } = PURPOSES[purpose];
  if (optional !== null && !required.includes(key) && !(oneOf ?? []).includes(key)) return undefined;
  return COLUMNS.get(key === 'imdbid' ? 'imdb_id' : key);
}

/** TMDB's API puts cast and crew under `credits`. */
function creditsOf(object: Readonly<Record<string, unknown>>): Readonly<Record<string, Literal>> | null {
  const credits = object.credits;
  return typeof credits === 'object' && credits !== null && !Array.isArray(credits)
    ? (credits as Readonly<Record<string, Literal>>)
    : null;
}

/** A trailing separator makes an empty field too many; that does no harm. */
function fits(values: readonly unknown[], width: number): boolean {
  if (values.length === width) return true;
  return values.length > width && values.slice(width).every((value) => value === '');
}

function emptyDraft(fields: readonly MovieField[]): DraftRecord {
  return JSON.parse(`{${fields.map((field) => `"${field}":null`).join(',')}}`) as DraftRecord;
}

function finish(draft: DraftRecord): MovieRecord | Rejection {
  if (draft.id === undefined) return new Rejection('id is missing', draft.title ?? '');
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
