/** A model may learn from training users; settings may be chosen on validation users; figures are taken from test users. */
export type UserPart = 'training' | 'validation' | 'test';

export const DEFAULT_LEARN_SHARE = 0.5;

/**
 * Puts a user into one part for good: the same id is in the same part in every run, on every machine and
 * however many other users there are, so that a model that was trained last year can be tested today. The first
 * `learnShare` of all users are training users, the last `testShare` test users; who is between is neither.
 */
export function userPart(
  userId: number,
  learnShare = DEFAULT_LEARN_SHARE,
  testShare = 1 - learnShare,
): UserPart {
  const place = hash32(userId) / 2 ** 32;
  if (place < learnShare) return 'training';
  return place >= 1 - testShare ? 'test' : 'validation';
}

/** Whether a movie is one of those that a model does not learn from when it is asked to hold some out. */
export function isHeldOutMovie(movieId: number, heldOutShare: number): boolean {
  return hash32(movieId ^ 0x5bd1e995) / 2 ** 32 < heldOutShare;
}

/** Unsigned 32-bit mix with two multiplications; every input bit reaches every output bit (Ellis, "lowbias32", 2018). */
function hash32(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
