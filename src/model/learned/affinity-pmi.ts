const SHRINKAGE = 25;

/**
 * How much more often two movies are liked by the same person than chance would have it, whatever their
 * popularity: max(0, ln(n_ij N / (n_i n_j))) n_ij / (n_ij + 25), N people. Positive pointwise mutual
 * information: Church & Hanks 1990; the discount for small counts: Pantel & Lin 2002.
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
