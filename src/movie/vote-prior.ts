/**
 * Fewer votes than this say nothing about how well known a movie will be. Such a movie counts as if it had this many:
 * otherwise a movie that was just added would never be recommended.
 */
export const MIN_TELLING_VOTES = 5;

const EXPONENT = 0.3;

/**
 * How well known a movie is, 0 to 1: the logarithm of its votes, divided by that of the movie with the most votes, to
 * the power of .3. Null if nobody has voted for any movie.
 */
export function votePrior(votes: number, mostVotes: number): number | null {
  if (mostVotes === 0) return null;
  const counted = Math.max(votes, MIN_TELLING_VOTES);
  return Math.min(1, Math.log1p(counted) / Math.log1p(mostVotes)) ** EXPONENT;
}

/** `votePrior` as an SQL expression over two others. */
export function votePriorSql(votes: string, mostVotes: string): string {
  const counted = `ln(1 + greatest(${votes}, ${MIN_TELLING_VOTES}))`;
  return `power(least(1, ${counted} / nullif(ln(1 + ${mostVotes}), 0)), ${EXPONENT})::real`;
}
