import { columnKey } from '../columns.ts';
import type { Literal } from '../lists/literal.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const isTitle = (name: string): boolean =>
  ['title', 'original_title', 'originaltitle'].includes(columnKey(name));

/**
 * The rows of a document that has no objects for them: columns of values by row (`{"title": {"0": "A"}}`, pandas' own
 * form), columns of lists, rows by name (orient="index"), `columns` and `data` (orient="split"), or an array of arrays
 * that begins with the header. Null when it is none of these.
 */
export function documentRows(document: Literal): readonly JsonObject[] | null {
  if (Array.isArray(document)) return tableRows(document as readonly Literal[]);
  if (!isObject(document)) return null;
  const { columns, data } = document;
  if (isList(columns) && isList(data)) return tableRows([columns, ...data]);
  const title = Object.entries(document).find(([name]) => isTitle(name))?.[1];
  if (isList(title))
    return title.map((_, row) => rowOf(document, (values) => (isList(values) ? values[row] : null)));
  if (isObject(title)) {
    return Object.keys(title).map((row) =>
      rowOf(document, (values) => (isObject(values) ? values[row] : null)),
    );
  }
  const rows = Object.values(document);
  return rows.length > 0 && rows.every((row) => isObject(row) && Object.keys(row).some(isTitle))
    ? (rows as readonly JsonObject[])
    : null;
}

function tableRows(table: readonly Literal[]): readonly JsonObject[] | null {
  const [header, ...rows] = table;
  if (!isList(header) || !header.every((name) => typeof name === 'string')) return null;
  return rows
    .filter(isList)
    .map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? null])));
}

function rowOf(columns: JsonObject, at: (values: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, at(values) ?? null]));
}

function isObject(value: unknown): value is Readonly<Record<string, Literal>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly Literal[] {
  return Array.isArray(value);
}
