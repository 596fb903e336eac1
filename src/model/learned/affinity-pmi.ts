const SHRINKAGE = 25;

/**
 * How much more often than by chance the same people like two movies, independent of popularity, for N people:
 * max(0, ln(n_ij N / (n_i n_j))) n_ij / (n_ij + 25). Positive pointwise mutual information: Church & Hanks 1990;
 * discount for small counts: Pantel & Lin 2002.
 */
export function pmiAffinity(
  together: number,
  likesOfOne: number,
  likesOfOther: number,
  people: number,
): number {
  if (together === 0) return 0;
  const information = Math.log((together * people) / (likesOfOne * likesOfOther));
  return (Math.max(0, information) * together) / (together + SHRINKAGE);
}
