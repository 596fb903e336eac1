/** What a learned model keeps in its summary to make priors of movies that come later. */
export interface TastePriorScale {
  /** The length of the longest taste vector of training. */
  readonly longest: number;
  readonly exponent: number;
}

/**
 * The prior of a movie by the length of its taste vector, 0 to 1. The length says how strongly people who like such
 * movies agree in what else they like; in balanced rankings it is better than votes: item-to-item nDCG@15 .556 against
 * .524 at the exponent .25, and .583 at .5, where parts of a series are found less often (.659 against .732).
 */
export function tastePrior(length: number, { longest, exponent }: TastePriorScale): number {
  if (exponent === 0 || longest === 0) return 1;
  return Math.min(1, length / longest) ** exponent;
}
