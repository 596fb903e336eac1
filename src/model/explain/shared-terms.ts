import type { Contribution, DescribeMovie, Explainer } from './described-term.ts';

/**
 * The cosine of two rows of terms is a sum over the terms that both have, x_t y_t: what each of them adds. Of several
 * liked movies the mean counts.
 */
export function sharedTerms(describe: DescribeMovie): Explainer {
  return (liked) => {
    const likedWeights = new Map<string, number>();
    for (const movie of liked) {
      const { keys, weights } = describe(movie, liked);
      for (const [i, key] of keys.entries()) {
        likedWeights.set(key, (likedWeights.get(key) ?? 0) + (weights[i] ?? 0) / liked.length);
      }
    }
    return (movie) => {
      const described = describe(movie, liked);
      const contributions: Contribution[] = [];
      for (const [i, key] of described.keys.entries()) {
        const other = likedWeights.get(key);
        if (other === undefined) continue;
        contributions.push({
          amount: (described.weights[i] ?? 0) * other,
          meanings: described.meanings(i),
        });
      }
      return contributions;
    };
  };
}
