import { columnKey } from '../columns.ts';
import { parseLiteral } from '../lists/literal.ts';
import { EACH, type JsonStep } from './json-scanner.ts';

/** How the objects of a JSON file lie in it. */
export type JsonShape =
  /** One on each line, the quickest to read. */
  | { readonly form: 'lines' }
  /** At one place of one document or of several that follow one another. */
  | { readonly form: 'objects'; readonly place: readonly JsonStep[] }
  /** In none: the values stand under their columns, as pandas writes them, and the document is read at once. */
  | { readonly form: 'document' };

/** Names of members, best first, that show an object to be a row. */
const ROW_MEMBERS: readonly ReadonlySet<string>[] = [
  new Set(['title', 'original_title', 'originaltitle', 'movie_title']),
  new Set(['name']),
  new Set(['tmdb_id', 'tmdbid', 'movie_id', 'movieid', 'id']),
];

const SCALAR = /\s*(?:"|'|-?\d|null|None)/y;
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}[\],]/gs;

/**
 * How the objects lie in a file that begins with `head`: those meant are the outermost that have a title or name of
 * their own, else an id.
 */
export function jsonShape(head: string): JsonShape {
  if (isLines(head)) {
    const [first = ''] = head.trimStart().split('\n', 1);
    const place = placeOfRows(first);
    if (place !== null && place.length === 0) return { form: 'lines' };
  }
  const place = placeOfRows(head);
  return place === null ? { form: 'document' } : { form: 'objects', place };
}

/** Whether one of the first lines is a whole object that begins in the first column. */
function isLines(head: string): boolean {
  const text = head.trimStart();
  if (!text.startsWith('{')) return false;
  return text
    .split('\n', 100)
    .some((line) => line.startsWith('{') && typeof parseLiteral(line.trim()) === 'object');
}

/** Where the outermost rows are; null when no object looks like one. */
function placeOfRows(head: string): readonly JsonStep[] | null {
  const found: (readonly JsonStep[] | null)[] = ROW_MEMBERS.map(() => null);
  const several = ROW_MEMBERS.map(() => false);
  const steps: JsonStep[] = [];
  const isObject: boolean[] = [];
  for (const token of head.matchAll(TOKEN)) {
    const sign = token[0];
    if (sign === '{' || sign === '[') {
      steps.push(sign === '[' ? EACH : '');
      isObject.push(sign === '{');
    } else if (sign === '}' || sign === ']') {
      steps.pop();
      isObject.pop();
    } else if (sign !== ',' && isObject.at(-1)) {
      const value = valueAfter(head, token.index + sign.length);
      if (value === null) continue;
      const name = sign.slice(1, -1);
      steps[steps.length - 1] = name;
      if (!isScalarAt(head, value)) continue;
      const kind = ROW_MEMBERS.findIndex((members) => members.has(columnKey(name)));
      if (kind < 0) continue;
      const place = steps.slice(0, -1);
      const former = found[kind] ?? null;
      if (former === null || place.length < former.length) {
        found[kind] = place;
        several[kind] = false;
      } else if (place.length === former.length && place.some((step, depth) => step !== former[depth])) {
        several[kind] = true;
      }
    }
  }
  const kind = found.findIndex((place) => place !== null);
  // Objects under names of their own, as pandas' orient="index" writes them, are at many places.
  return several[kind] ? null : (found[kind] ?? null);
}

/** Where the value of a member begins whose name ends at `at`; null when that was no name. */
function valueAfter(text: string, at: number): number | null {
  const colon = /\s*:/y;
  colon.lastIndex = at;
  return colon.test(text) ? colon.lastIndex : null;
}

function isScalarAt(text: string, at: number): boolean {
  SCALAR.lastIndex = at;
  return SCALAR.test(text);
}
