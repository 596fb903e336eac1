import { topK } from '../top-k.ts';
import type { Choice, Recommender } from './recommender.ts';
import { missing } from '../missing.ts';

/** Always recommends the movies with the most votes. Every other system should beat it. */
export function popularityRecommender(votes: Int32Array): Recommender {
  const ranking = (choice: Choice | undefined): Int32Array =>
    topK(
      Float32Array.from(votes, (count, movie) => (choice && choice[movie] !== 1 ? -Infinity : count)),
      votes.length,
    );
  return {
    name: 'popularity',
    neighbours: (seeds, k, choice) => {
      const best = ranking(choice).subarray(0, k + 1);
      return Promise.resolve(Array.from(seeds, (seed) => best.filter((movie) => movie !== seed).slice(0, k)));
    },
    scoreTaste: (_likes, candidates, scores) => {
      candidates.forEach((movie, i) => {
        scores[i] = votes[movie] ?? missing('movie', movie);
      });
    },
  };
}
