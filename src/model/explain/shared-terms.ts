import type { MovieId } from '../../movie/movie.ts';
import type { Contribution, DescribeMovie, Explainer } from './described-term.ts';

/**
 * The cosine of two rows is the sum of x_t y_t over the terms t that both have, so each shared term adds x_t y_t.
 * Several liked movies count with their mean.
 */
export function sharedTerms(describe: DescribeMovie): Explainer {
  return (liked) => {
    const likedTerms = new Map<string, { weight: number; readonly movieIds: MovieId[] }>();
    for (const movie of liked) {
      const { keys, weights } = describe(movie, liked);
      for (const [i, key] of keys.entries()) {
        let term = likedTerms.get(key);
        if (term === undefined) likedTerms.set(key, (term = { weight: 0, movieIds: [] }));
        term.weight += (weights[i] ?? 0) / liked.length;
        term.movieIds.push(movie.id);
      }
    }
    return (movie) => {
      const described = describe(movie, liked);
      const contributions: Contribution[] = [];
      for (const [i, key] of described.keys.entries()) {
        const other = likedTerms.get(key);
        if (other === undefined) continue;
        contributions.push({
          amount: (described.weights[i] ?? 0) * other.weight,
          meanings: described.meanings(i),
          sharedWith: other.movieIds,
        });
      }
      return contributions;
    };
  };
}
