import { InputError } from '../movie/errors.ts';
import type { ShelfKey } from '../people/shelves.ts';

/** `Shelf:anna/library`, or `Shelf:/festival` for everybody. Special characters are escaped as in addresses. */
export function formatShelfId({ profileId, name }: ShelfKey): string {
  return `Shelf:${encodeURIComponent(profileId ?? '')}/${encodeURIComponent(name)}`;
}

/** The opposite of `formatShelfId`. Throws InputError for anything that it would not write. */
export function parseShelfId(id: string): ShelfKey {
  const [, owner, name] = /^Shelf:([^/]{0,1000})\/([^/]{1,1000})$/.exec(id) ?? [];
  if (owner !== undefined && name !== undefined) {
    try {
      return { profileId: owner === '' ? null : decodeURIComponent(owner), name: decodeURIComponent(name) };
    } catch {
      // Not escaped by us.
    }
  }
  throw new InputError(
    `${JSON.stringify(id.slice(0, 60))} is no shelf's id; ids look like "Shelf:anna/library" or "Shelf:/festival".`,
  );
}
