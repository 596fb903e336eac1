import { missing } from '../missing.ts';
import type { History } from './history.ts';
import type { PersonalRecommender } from './personal-recommender.ts';

/** Weights between movies, learned from ratings. */
export interface ItemWeights {
  readonly movieCount: number;
  /** Positions of the movies that have weights, ascending. */
  readonly movies: Uint32Array;
  /** Row-major movies x movies: what liking the row's movie adds to the score of the column's movie. */
  readonly weights: Float32Array;
}

/** Scores a movie by the sum of its weights from the movies of the history. Item-kNN and EASE differ in the weights. */
export function itemWeightRecommender(
  name: string,
  { movieCount, movies, weights }: ItemWeights,
): PersonalRecommender {
  const count = movies.length;
  const rowOf = new Map(Array.from(movies, (movie, row) => [movie, row]));
  const sums = new Float32Array(count);
  const addUp = (history: History): void => {
    sums.fill(0);
    for (const [i, movie] of history.movies.entries()) {
      const row = rowOf.get(movie);
      if (row === undefined) continue;
      const strength = history.strengths[i] ?? missing('strength', i);
      const values = weights.subarray(row * count, (row + 1) * count);
      for (let j = 0; j < count; j += 1) {
        sums[j] = (sums[j] ?? missing('movie', j)) + strength * (values[j] ?? missing('weight', j));
      }
    }
  };
  const scores = new Float32Array(movieCount);
  return {
    name,
    scoreAll: (histories, visit) => {
      for (const [index, history] of histories.entries()) {
        addUp(history);
        scores.fill(-Infinity);
        for (const [row, movie] of movies.entries()) scores[movie] = sums[row] ?? missing('row', row);
        visit(index, scores);
      }
      return Promise.resolve();
    },
    scoreTaste: (likes, candidates, filled) => {
      addUp({ movies: likes, strengths: new Float32Array(likes.length).fill(1) });
      for (const [i, movie] of candidates.entries()) {
        const row = rowOf.get(movie);
        filled[i] = row === undefined ? -Infinity : (sums[row] ?? missing('row', row));
      }
    },
  };
}
