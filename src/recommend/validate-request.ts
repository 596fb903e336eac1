import { InputError } from '../movie/errors.ts';
import { checkPageSize } from '../movie/page-size.ts';
import type { Taste } from './neighbour-query.ts';
import { type PageRequest, REFERENCE_LIMITS } from './request.ts';

/** Throws InputError if a request asks for more or less than is accepted. */
export function checkRecommendRequest(request: PageRequest & Taste): void {
  checkPageRequest(request);
  if (request.person !== undefined) return;
  checkCount('like', request.likes.length);
  checkCount('dislike', request.dislikes.length);
  checkCount('exclude', request.excluded.length);
}

function checkPageRequest({ first, diversity }: PageRequest): void {
  checkPageSize(first);
  if (!(diversity >= 0 && diversity <= 1)) {
    throw new InputError(`\`diversity\` is ${diversity}; a number from 0 to 1 is accepted.`);
  }
}

/** Throws InputError if a list of movies is too short or too long. */
export function checkCount(field: keyof typeof REFERENCE_LIMITS, count: number): void {
  const { min, max } = REFERENCE_LIMITS[field];
  if (count < min || count > max) {
    throw new InputError(`\`${field}\` names ${count} movies; ${min} to ${max} are accepted.`);
  }
}
