import { InputError } from './errors.ts';

/** The most movies on a page. */
export const MAX_PAGE_SIZE = 100;

/** Throws InputError unless `first` is a whole number from 1 to MAX_PAGE_SIZE. */
export function checkPageSize(first: number): void {
  if (Number.isInteger(first) && first >= 1 && first <= MAX_PAGE_SIZE) return;
  throw new InputError(`\`first\` is ${first}; a whole number from 1 to ${MAX_PAGE_SIZE} is accepted.`);
}
