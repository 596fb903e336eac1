import { InputError } from '../movie/errors.ts';

/** Cursors are opaque to clients: base64url of a JSON array of plain values. */
export type CursorPart = string | number | null;

const MAX_CURSOR_LENGTH = 1_000;

export function encodeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** The parts of a cursor made by `encodeCursor`; throws InputError BAD_CURSOR for anything else. */
export function decodeCursor(cursor: string): readonly CursorPart[] {
  if (cursor.length > MAX_CURSOR_LENGTH || !/^[\w-]+$/.test(cursor)) throw badCursor();
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(parts) || !parts.every(isCursorPart)) throw badCursor();
  return parts;
}

/** The error for a cursor that this server did not issue, or that belongs to another list. */
export function badCursor(
  reason = 'it is not one that this server gave out; pass `endCursor` or an edge’s `cursor` unchanged',
): InputError {
  return new InputError(`The cursor cannot be used: ${reason}.`, 'BAD_CURSOR');
}

function isCursorPart(value: unknown): value is CursorPart {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
