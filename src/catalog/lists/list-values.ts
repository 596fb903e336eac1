import { Rejection } from '../rejection.ts';
import { isMissing, isMissingText } from '../missing-values.ts';
import { cleanText } from '../scalar-values.ts';
import { inGenres } from './known-genres.ts';
import { bracketedList, listFormOf, type ListForm } from './list-form.ts';
import { parseLiteral, type Literal } from './literal.ts';
import { joinPieces, type NameKind } from './name-pieces.ts';
import { plainListReader } from './plain-lists.ts';

const MAX_NAME_LENGTH = 500;
const MAX_NAMES = 1000;
/** Credits can name hundreds of people, but those billed later tell the audience nothing about the film. */
const CAST_KEPT = 15;
/** Cells from which the form of a column is chosen. */
const MAX_CELLS = 2000;

const UNREADABLE = 'a list has an unknown form';

type Item = Readonly<Record<string, Literal>>;
/** Returns the name of an object in a list; null to skip the object, undefined if it has no name. */
type ItemName = (item: Item) => Literal | undefined;

/** Possible members for the name, best first. Languages have an English name besides their own. */
const NAME_MEMBERS = [
  'english_name',
  'name',
  'title',
  'genre',
  'keyword',
  'company',
  'country',
  'language',
  'person',
  'element',
  'item',
  'array_element',
  'array',
  'value',
  'label',
  'tag',
  'text',
];

/** A reader of one column's lists. */
type ReadList = (value: unknown) => readonly string[] | Rejection;

/** How lists of one kind of names are read. */
export interface ListReader {
  /** Reads a list whose column is unknown, in whatever form it has; by default as comma-separated text. */
  readonly read: ReadList;
  /** Chooses the form from values of the column, and reads lists of that form. */
  readonly readerFor: (sample: readonly unknown[]) => ReadList;
}

const COMMAS: ListForm = { kind: 'joined', separator: ',' };

/**
 * Makes the reader of lists of names: comma-separated text, JSON, the output of Python, NumPy, R, PostgreSQL, DuckDB
 * and Spark, other separators, arrays, maps, and objects with a name. Names keep their order. Genres and people come
 * only once, ignoring case. Rejects other forms, lists of more than 1,000 names, names of more than 500 characters, and
 * names with an unpaired bracket or quotation mark, which show that the list was misread.
 */
export function listReader(kind: NameKind = 'names'): ListReader {
  return readerOf(kind, MAX_NAMES, (list) => namesIn(list, objectName, MAX_NAMES));
}

/** Like `listReader`, but objects have an order of billing, and only the first fifteen are kept. */
export function castReader(): ListReader {
  return readerOf('people', CAST_KEPT, (list) => {
    const names = namesIn([...list].sort(byBilling), objectName, Number.POSITIVE_INFINITY);
    return names instanceof Rejection ? names : names.slice(0, CAST_KEPT);
  });
}

/** Reads the directors of a crew: the objects with the job Director. */
export function crewDirectorsReader(): ListReader {
  return readerOf('people', MAX_NAMES, (list) => namesIn(list, directorName, Number.POSITIVE_INFINITY));
}

type NamesOf = (list: readonly Literal[]) => readonly string[] | Rejection;

function readerOf(kind: NameKind, maxPlainNames: number, namesOf: NamesOf): ListReader {
  const finish = kind === 'genres' || kind === 'people' ? eachOnce : (names: readonly string[]) => names;
  const readAs = (form: ListForm): ReadList => {
    const limits = { maxNames: maxPlainNames, maxNameLength: MAX_NAME_LENGTH };
    const readPlain =
      form.kind === 'joined'
        ? plainListReader({ separator: form.separator, kind, finish, ...limits })
        : () => null;
    return (value) => {
      const plain = typeof value === 'string' ? readPlain(value) : null;
      if (plain !== null) return plain;
      const list = listIn(value, form, kind);
      if (list instanceof Rejection) return list;
      const names = namesOf(list);
      if (names instanceof Rejection || names.length < 2) return names;
      // A program that made a list from text may have split names.
      const whole =
        typeof value === 'string' && form.kind === 'joined' ? names : joinPieces(names, kind, false);
      return finish(whole);
    };
  };
  return {
    read: readAs(COMMAS),
    readerFor: (sample) => {
      const cells = sample.filter((value) => typeof value === 'string' && !isMissing(value));
      return readAs(cells.length === 0 ? COMMAS : listFormOf(cells.slice(0, MAX_CELLS) as readonly string[]));
    },
  };
}

function listIn(value: unknown, form: ListForm, kind: NameKind): readonly Literal[] | Rejection {
  if (isMissing(value) || (typeof value === 'string' && isMissingText(value.trim()))) return [];
  if (typeof value !== 'string') return listOf(value) ?? new Rejection(UNREADABLE, value);
  const text = value.trim();
  if (/^[[{(]/.test(text) || form.kind === 'bracketed') {
    // Files joined from several others write their lists in more than one way.
    const literal = form.kind === 'bracketed' ? bracketedList(text) : quotedList(text);
    const list = literal === undefined ? null : listOf(literal);
    if (list !== null) return list;
    if (form.kind === 'bracketed' && /^([[{(]|c\()/.test(text)) return new Rejection(UNREADABLE, value);
    // A keyword may begin with a bracket ("[rec], zombie"), but a list of quoted names or objects must not be cut off.
    if (/^[[{(]\s*['"{]/.test(text)) return new Rejection(UNREADABLE, value);
    if (form.kind === 'bracketed') return form.bare ? [text] : pieces(text, ',', kind);
  }
  switch (form.kind) {
    case 'joined':
      return pieces(text, form.separator, kind);
    case 'genre words':
      return inGenres(text) ?? new Rejection(UNREADABLE, value);
    case 'unknown':
      return new Rejection(UNREADABLE, value);
  }
}

function pieces(text: string, separator: string, kind: NameKind): readonly string[] {
  const split: string[] = [];
  for (const piece of text.split(separator)) {
    const name = piece.trim();
    if (name !== '') split.push(name);
  }
  if (!SIGNS.test(text)) return joinPieces(split, kind, separator === ',');
  return joinPieces(split.map(withoutQuotes), kind, separator === ',').map(withoutStrays);
}

/** Brackets and quotation marks, which most lists do not have. */
const SIGNS = /["'()[\]{}]/;

/** A name without the quotation marks around it. */
function withoutQuotes(name: string): string {
  const inner = /^"([^"]*)"$/.exec(name)?.[1] ?? /^'([^']*)'$/.exec(name)?.[1];
  return inner === undefined ? name : inner.trim();
}

/** A name without unpaired brackets and quotation marks at its ends: some exports cut names off. */
function withoutStrays(name: string): string {
  return isMisread(name) ? name.replace(/^[[\](){}"'\s]+|[[\](){}"'\s]+$/g, '') : name;
}

/** Reads a list whose names and members are in quotation marks, so that it cannot be anything else. */
function quotedList(text: string): Literal | undefined {
  return text === '[]' || text === '{}' || text === '()' || /^[[{(]\s*['"{([\d]/.test(text)
    ? parseLiteral(text)
    : undefined;
}

/**
 * The list that a value is or contains: an array, an object that wraps one, or a map of names; null if there is none.
 */
function listOf(value: unknown): readonly Literal[] | null {
  if (Array.isArray(value)) return value as readonly Literal[];
  if (!isObject(value)) return null;
  const members = Object.entries(value);
  // TMDB's API (`{keywords: [...]}`, `{results: [...]}`) and Parquet without annotations (`{list: [...]}`) wrap lists.
  const inner = members.find(([, member]) => Array.isArray(member))?.[1];
  if (inner !== undefined) return inner as readonly Literal[];
  if (members.length === 0) return [];
  if (typeof nameMember(value) === 'string') return [value];
  const texts = members.filter(([, member]) => typeof member === 'string');
  if (texts.length === members.length) return members.map(([, member]) => member);
  // A map from names to numbers or flags.
  return texts.length === 0 && members.every(([name]) => !/^\d+$/.test(name))
    ? members.filter(([, member]) => member !== false).map(([name]) => name)
    : null;
}

function namesIn(list: readonly Literal[], nameOf: ItemName, most: number): readonly string[] | Rejection {
  if (list.length > most) return new Rejection(`a list has more than ${most} names`, list);
  const names: string[] = [];
  for (const item of list) {
    const name = isObject(item) ? nameOf(item) : Array.isArray(item) ? onlyText(item as Literal[]) : item;
    if (name === null) continue;
    if (typeof name !== 'string' && typeof name !== 'number') return new Rejection(UNREADABLE, list);
    const text = cleanText(String(name));
    if (text.length > MAX_NAME_LENGTH) {
      return new Rejection(`a name in a list is longer than ${MAX_NAME_LENGTH} characters`, text);
    }
    if (isMisread(text)) return new Rejection(UNREADABLE, text);
    if (text !== '') names.push(text);
  }
  return names;
}

/** The name in a structure without member names: its only text that is not a number. */
function onlyText(values: readonly Literal[]): Literal | undefined {
  const texts = values.filter((value) => typeof value === 'string' && !/^\d+$/.test(value));
  return texts.length === 1 ? texts[0] : undefined;
}

/**
 * Whether a name has an unpaired bracket or quotation mark at its ends. Pairs are fine: "[rec]", "smuggling
 * (contraband)".
 */
function isMisread(name: string): boolean {
  if (!ENDS.has(name.charCodeAt(0)) && !ENDS.has(name.charCodeAt(name.length - 1))) return false;
  if (!/^[[\](){}"]|[[\](){}"]$|^'.*'$/.test(name)) return false;
  return !paired(name, '[', ']') || !paired(name, '(', ')') || !paired(name, '{', '}') || !evenQuotes(name);
}

const ENDS: ReadonlySet<number> = new Set(Buffer.from('[](){}"\''));

function paired(name: string, open: string, close: string): boolean {
  let depth = 0;
  for (const character of name) {
    if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function evenQuotes(name: string): boolean {
  return (name.split('"').length - 1) % 2 === 0;
}

function eachOnce(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names;
  const keys = names.map((name) => name.toLowerCase());
  const isFirst = (at: number) => keys.indexOf(keys[at] ?? '') === at;
  return keys.every((_, at) => isFirst(at)) ? names : names.filter((_, at) => isFirst(at));
}

function objectName(item: Item): Literal | undefined {
  const name = nameMember(item);
  if (name !== undefined) return name;
  const texts = Object.entries(item).filter(
    ([member, value]) => typeof value === 'string' && !/^\d/.test(member),
  );
  return texts.length === 1 ? texts[0]?.[1] : undefined;
}

function nameMember(item: Item): Literal | undefined {
  for (const name of NAME_MEMBERS) {
    const value = item[name];
    if (value !== undefined && (typeof value !== 'object' || value === null)) return value;
  }
  const lower = new Map(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
  return NAME_MEMBERS.map((name) => lower.get(name)).find(
    (value) => value !== undefined && (typeof value !== 'object' || value === null),
  );
}

function directorName(item: Item): Literal | undefined {
  const job = item.job ?? item.Job;
  return typeof job === 'string' && job.toLowerCase() === 'director' ? objectName(item) : null;
}

function byBilling(left: Literal, right: Literal): number {
  const leftOrder = isObject(left) ? left.order : undefined;
  const rightOrder = isObject(right) ? right.order : undefined;
  return typeof leftOrder === 'number' && typeof rightOrder === 'number' ? leftOrder - rightOrder : 0;
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
