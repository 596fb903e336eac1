import { MAX_PAGE_SIZE } from '../../movie/page-size.ts';
import { ArgumentError } from './argument-error.ts';

/** `first`: 1 to 100. Null counts as not given, as clients send it for variables that are not set. */
export function checkFirst(argument: string, first: number | null | undefined, standard: number): number {
  if (first === null || first === undefined) return standard;
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw new ArgumentError(argument, `${argument} is ${first}; 1 to ${MAX_PAGE_SIZE} is accepted.`);
  }
  return first;
}
