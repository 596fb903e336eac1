import { ArgumentError } from './argument-error.ts';

export const LARGEST_PAGE = 100;

/** `first`: 1 to 100. Null counts as not given, as clients send it for variables that are not set. */
export function checkFirst(argument: string, first: number | null | undefined, standard: number): number {
  if (first === null || first === undefined) return standard;
  if (first < 1 || first > LARGEST_PAGE) {
    throw new ArgumentError(argument, `${argument} is ${first}; 1 to ${LARGEST_PAGE} is accepted.`);
  }
  return first;
}
