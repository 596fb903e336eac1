const SHRINKAGE = 20;

/**
 * The cosine of two movies' sets of likers, n_ij / (sqrt(n_i n_j) + 20). The 20 shrinks it, so that a few shared likers
 * do not make two rare movies look alike. Item-item collaborative filtering: Sarwar, Karypis, Konstan & Riedl 2001;
 * shrinkage: Bell & Koren 2007.
 */
export function cosineAffinity(together: number, likesOfOne: number, likesOfOther: number): number {
  return together / (Math.sqrt(likesOfOne * likesOfOther) + SHRINKAGE);
}
