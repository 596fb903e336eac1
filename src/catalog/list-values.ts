import { parseLiteral, type Literal } from './literal.ts';
import { Rejection } from './rejection.ts';
import { cleanText, isMissing } from './scalar-values.ts';

const MAX_NAME_LENGTH = 500;
const MAX_NAMES = 1000;
/** Credits of a film name hundreds; who is billed later says nothing about the film to its audience. */
const CAST_KEPT = 15;

const UNREADABLE = 'a list is neither comma-separated text, JSON, nor a printed Python list';

type ItemName = (item: Readonly<Record<string, Literal>>) => Literal | undefined;

/** The names of TMDB's objects (`{id, name}`); languages have an English name beside their own. */
const objectName: ItemName = (item) => item.english_name ?? item.name ?? item.title;

const directorName: ItemName = (item) => (item.job === 'Director' ? item.name : undefined);

/**
 * Names in their order, from comma-separated text, JSON (`["a"]`, `[{"id": 1, "name": "a"}]`), the same as Python
 * prints it, or an array. Names are taken as they are, repeated ones too; empty ones are dropped.
 */
export function readNames(value: unknown): readonly string[] | Rejection {
  return namesOf(value, objectName);
}

/** Like `readNames`; objects carry the order of billing. The first fifteen are kept. */
export function readCast(value: unknown): readonly string[] | Rejection {
  const literal = listLiteral(unwrap(value));
  const billed = Array.isArray(literal) ? [...(literal as Literal[])].sort(byBilling) : literal;
  const names = namesOf(billed, objectName, Number.POSITIVE_INFINITY);
  return names instanceof Rejection ? names : names.slice(0, CAST_KEPT);
}

/** Directors out of a crew: objects whose job is Director. */
export function readCrewDirectors(value: unknown): readonly string[] | Rejection {
  return namesOf(value, directorName, Number.POSITIVE_INFINITY);
}

function byBilling(left: Literal, right: Literal): number {
  const leftOrder = isObject(left) ? left.order : undefined;
  const rightOrder = isObject(right) ? right.order : undefined;
  return typeof leftOrder === 'number' && typeof rightOrder === 'number' ? leftOrder - rightOrder : 0;
}

function namesOf(value: unknown, nameOf: ItemName, most = MAX_NAMES): readonly string[] | Rejection {
  const list = listLiteral(unwrap(value));
  if (list instanceof Rejection) return list;
  if (list.length > most) return new Rejection(`a list has more than ${most} names`, list);
  const names: string[] = [];
  for (const item of list) {
    const name = isObject(item) ? nameOf(item) : item;
    if (name === undefined || name === null) continue;
    if (typeof name !== 'string' && typeof name !== 'number') return new Rejection(UNREADABLE, value);
    const text = cleanText(String(name));
    if (text.length > MAX_NAME_LENGTH) {
      return new Rejection(`a name in a list is longer than ${MAX_NAME_LENGTH} characters`, text);
    }
    if (text !== '') names.push(text);
  }
  return names;
}

function listLiteral(value: unknown): readonly Literal[] | Rejection {
  if (isMissing(value)) return [];
  if (Array.isArray(value)) return value as readonly Literal[];
  if (typeof value !== 'string') return new Rejection(UNREADABLE, value);
  const text = value.trim();
  if (!text.startsWith('[')) return text.split(',');
  const literal = parseLiteral(text);
  if (Array.isArray(literal)) return literal as readonly Literal[];
  // A keyword may begin with a bracket ("[rec], zombie"), a list of quoted names or objects that breaks off may not.
  return /^\[\s*['"{]/.test(text) ? new Rejection(UNREADABLE, value) : text.split(',');
}

/** TMDB's API wraps some lists once more: `keywords: {keywords: [...]}`, `{results: [...]}`. */
function unwrap(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.values(value).find((inner) => Array.isArray(inner)) ?? value;
}

function isObject(value: unknown): value is Readonly<Record<string, Literal>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
