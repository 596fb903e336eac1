import { InputError } from '../movie/errors.ts';

/** What is known by a number. */
type NumberedType = 'Movie' | 'Model';
/** What is known by its name. */
type NamedType = 'Person' | 'Keyword';

/** What `node(id)` can fetch. */
export type GlobalId =
  { readonly type: NumberedType; readonly key: number } | { readonly type: NamedType; readonly key: string };

const MAX_KEY = 2_147_483_647;
const MAX_NAME_LENGTH = 500;

/** `Movie:27205`, `Person:Agnès Varda`. Readable on purpose: people copy ids from one query into the next. */
export function formatGlobalId(type: GlobalId['type'], key: number | string): string {
  return `${type}:${key}`;
}

/** The opposite of `formatGlobalId`. Throws InputError for anything that it would not write. */
export function parseGlobalId(id: string): GlobalId {
  const [, type, text = ''] = /^(Movie|Model|Person|Keyword):(.+)$/s.exec(id) ?? [];
  if ((type === 'Movie' || type === 'Model') && /^(?:[1-9]\d{0,9}|0)$/.test(text)) {
    const key = Number(text);
    if (key <= MAX_KEY) return { type, key };
  }
  if ((type === 'Person' || type === 'Keyword') && isName(text)) return { type, key: text };
  throw new InputError(
    `${JSON.stringify(id.slice(0, 60))} is no id; ids look like "Movie:27205", "Person:Agnès Varda" or "Model:3".`,
  );
}

/** PostgreSQL cannot store NUL, and half of a surrogate pair is no character. */
function isName(text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
