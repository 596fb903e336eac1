import { createHash } from 'node:crypto';
import { badCursor, decodeCursor, encodeCursor } from '../catalog/cursor.ts';
import type { MovieId } from '../movie/movie.ts';
import type { RecommendRequest } from './request.ts';

/** Where a page ended, in the one ordered list that a model gives for one set of arguments. */
export interface ListPosition {
  /** Position of the page's last movie, from 0. */
  readonly position: number;
  /** That movie. It marks where the next page starts if the list has changed since. */
  readonly movieId: MovieId;
}

/** Identifies a list by its arguments, without page size and cursor. `person` is the name of the person it is for. */
export function listKey(
  request: Omit<RecommendRequest, 'first' | 'after' | 'person'>,
  person: string | null = null,
): string {
  const { likes, dislikes, excluded, filter, ranking, diversity } = request;
  const what = [
    sorted(likes),
    sorted(dislikes),
    sorted(excluded),
    sortedFields(filter),
    ranking,
    diversity,
    person,
  ];
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 16);
}

export function encodePosition(modelId: number, key: string, at: ListPosition): string {
  return encodeCursor([modelId, key, at.position, at.movieId]);
}

/** Throws InputError BAD_CURSOR if the cursor belongs to another model or list, or is not one of ours. */
export function decodePosition(cursor: string, modelId: number, key: string): ListPosition {
  const [cursorModel, cursorKey, position, movieId, ...more] = decodeCursor(cursor);
  if (more.length > 0 || !isWhole(cursorModel) || !isWhole(position) || !isWhole(movieId)) throw badCursor();
  if (cursorModel !== modelId) {
    throw badCursor('a newer model answers since it was given out; ask again from the first page');
  }
  if (cursorKey !== key) throw badCursor('it belongs to a list with other arguments');
  return { position, movieId };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function sorted(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

function sortedFields(filter: object): [string, unknown][] {
  return Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
