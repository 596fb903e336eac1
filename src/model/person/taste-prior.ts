/** What a learned model keeps in its summary for the priors of later movies. */
export interface TastePriorScale {
  /** The length of the longest taste vector of training. */
  readonly longest: number;
  readonly exponent: number;
}

/**
 * The prior of a movie, 0 to 1, from the length of its taste vector. The length says how strongly the likers of such
 * movies agree on what else they like. In balanced rankings it works better than votes: item-to-item nDCG@15 is .556 at
 * the exponent .25, while votes reach .524. At .5 it is .583, but parts of a series are found less often (.659 instead
 * of .732).
 */
export function tastePrior(length: number, { longest, exponent }: TastePriorScale): number {
  if (exponent === 0 || longest === 0) return 1;
  return Math.min(1, length / longest) ** exponent;
}
