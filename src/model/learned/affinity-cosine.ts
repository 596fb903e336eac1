const SHRINKAGE = 20;

/**
 * Cosine of two movies' sets of likers, shrunk so that a few shared likers do not make two rare movies twins:
 * n_ij / (sqrt(n_i n_j) + 20). Item-item collaborative filtering: Sarwar, Karypis, Konstan & Riedl 2001; the
 * shrinkage: Bell & Koren 2007.
 */
export function cosineAffinity(together: number, likesOfOne: number, likesOfOther: number): number {
  return together / (Math.sqrt(likesOfOne * likesOfOther) + SHRINKAGE);
}
