import { InputError } from '../movie/errors.ts';

/** What `node(id)` can fetch. */
export type NodeType = 'Movie' | 'Model';

export interface GlobalId {
  readonly type: NodeType;
  readonly key: number;
}

const MAX_KEY = 2_147_483_647;

/** `Movie:27205`. Readable on purpose: people copy ids from one query into the next. */
export function formatGlobalId(type: NodeType, key: number): string {
  return `${type}:${key}`;
}

/** The opposite of `formatGlobalId`. Throws InputError for anything that it would not write. */
export function parseGlobalId(id: string): GlobalId {
  const [, type, digits] = /^(Movie|Model):([1-9]\d{0,9}|0)$/.exec(id) ?? [];
  const key = Number(digits);
  if ((type !== 'Movie' && type !== 'Model') || key > MAX_KEY) {
    throw new InputError(
      `${JSON.stringify(id.slice(0, 60))} is no id; ids look like "Movie:27205" or "Model:3".`,
    );
  }
  return { type, key };
}
