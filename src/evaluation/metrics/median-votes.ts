import { missing } from '../missing.ts';

/**
 * Median vote count of all recommended movies, counting repeats. It shows how far from the blockbusters the lists go.
 * A measure of popularity bias, similar to Abdollahpouri, Burke & Mobasher 2019.
 */
export function medianVotes(lists: readonly Int32Array[], votes: ArrayLike<number>): number {
  let length = 0;
  for (const list of lists) length += list.length;
  const shown = new Float64Array(length);
  let at = 0;
  for (const list of lists) {
    for (const movie of list) {
      shown[at] = votes[movie] ?? missing('movie', movie);
      at += 1;
    }
  }
  shown.sort();
  if (length === 0) return NaN;
  const middle = length >> 1;
  const upper = shown[middle] ?? missing('recommendation', middle);
  return length % 2 === 1
    ? upper
    : (upper + (shown[middle - 1] ?? missing('recommendation', middle - 1))) / 2;
}
