import { InputError } from '../movie/errors.ts';
import type { Taste } from './neighbour-query.ts';
import type { PageRequest } from './request.ts';

const MAX_FIRST = 100;
const MAX_LIKES = 50;
const MAX_DISLIKES = 50;
const MAX_EXCLUDED = 1_000;

/** Throws InputError when a request asks for more, or less, than can be answered. */
export function checkRecommendRequest(request: PageRequest & Taste): void {
  checkPageRequest(request);
  if (request.person !== undefined) return;
  checkCount('like', request.likes.length, 1, MAX_LIKES);
  checkCount('dislike', request.dislikes.length, 0, MAX_DISLIKES);
  checkCount('exclude', request.excluded.length, 0, MAX_EXCLUDED);
}

function checkPageRequest(request: PageRequest): void {
  const { first, diversity } = request;
  if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new InputError(`\`first\` is ${first}; a whole number from 1 to ${MAX_FIRST} is accepted.`);
  }
  if (!(diversity >= 0 && diversity <= 1)) {
    throw new InputError(`\`diversity\` is ${diversity}; a number from 0 to 1 is accepted.`);
  }
}

function checkCount(field: string, count: number, least: number, most: number): void {
  if (count < least || count > most) {
    throw new InputError(`\`${field}\` names ${count} movies; ${least} to ${most} are accepted.`);
  }
}
