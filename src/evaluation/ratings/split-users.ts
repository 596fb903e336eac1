/** Models may learn from training users. Settings may be chosen on validation users. Figures come from test users. */
export type UserPart = 'training' | 'validation' | 'test';

export const DEFAULT_LEARN_SHARE = 0.5;

/**
 * Assigns a user to one part for good. The same id is in the same part in every run, on every machine, and however many
 * other users there are, so a model trained last year can be tested today. The first `learnShare` of all users are
 * training users, the last `testShare` are test users, and those in between are validation users.
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

/** Whether a movie is held out, so that a model trained with `--hold-out` does not learn from it. */
export function isHeldOutMovie(movieId: number, heldOutShare: number): boolean {
  return hash32(movieId ^ 0x5bd1e995) / 2 ** 32 < heldOutShare;
}

/** An unsigned 32-bit hash in which every input bit affects every output bit (Ellis, "lowbias32", 2018). */
function hash32(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
