/** JSON of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(object: JsonObject, key: string): JsonObject | null {
  const value = object[key];
  return isObject(value) ? value : null;
}

/** The text or number under a key as text; '' when it is neither. */
export function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The number under a key, written as one or as text. */
export function numberAt(object: JsonObject, key: string): number | null {
  const text = textAt(object, key);
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? null : number;
}
