import type { Contribution, DescribeMovie, Explainer } from './described-term.ts';

/**
 * The cosine of two rows of terms is a sum over the terms that both have, x_t y_t: what each of them adds. Of several
 * liked movies the mean counts.
 */
export function sharedTerms(describe: DescribeMovie): Explainer {
  return (liked) => {
    const weights = new Map<string, number>();
    for (const movie of liked) {
      for (const { key, weight } of describe(movie, liked)) {
        weights.set(key, (weights.get(key) ?? 0) + weight / liked.length);
      }
    }
    return (movie) =>
      describe(movie, liked).flatMap(({ key, weight, meanings }): Contribution[] => {
        const other = weights.get(key);
        return other === undefined ? [] : [{ amount: weight * other, meanings: meanings() }];
      });
  };
}
