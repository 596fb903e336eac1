import { missing } from '../missing.ts';
import type { PersonalRecommender } from './personal-recommender.ts';

/** Gives everybody the same list, the most liked movies first. Every personal recommender should beat it. */
export function popularMovies(name: string, likes: ArrayLike<number>): PersonalRecommender {
  const popularity = Float32Array.from(likes);
  const scores = new Float32Array(popularity.length);
  return {
    name,
    scoreAll: (histories, visit) => {
      for (const index of histories.keys()) {
        scores.set(popularity);
        visit(index, scores);
      }
      return Promise.resolve();
    },
    scoreTaste: (_likes, candidates, filled) => {
      for (const [i, movie] of candidates.entries()) filled[i] = popularity[movie] ?? missing('movie', movie);
    },
  };
}
