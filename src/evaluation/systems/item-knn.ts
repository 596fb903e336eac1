import { cosineAffinity } from '../../model/learned/affinity-cosine.ts';
import { countCoLikes, type CoLikes } from '../../model/learned/co-likes.ts';
import { neighboursByRow, type Recommender, type RowScorer, sumOfRows } from './recommender.ts';
import { missing } from '../missing.ts';

/**
 * What other people's likes say, without looking at a movie: item-based collaborative filtering (Sarwar, Karypis,
 * Konstan & Riedl 2001) over the training users. The ceiling: it is the estimator of the truth
 * itself, only from other people, and it knows nothing of a movie that nobody rated.
 */
export function itemKnnRecommender(training: CoLikes): Recommender {
  const { likes, movieCount } = training;
  const scoreRow: RowScorer = (seed, scores) => {
    countCoLikes(training, seed, scores);
    const own = likes[seed] ?? missing('movie', seed);
    for (let movie = 0; movie < movieCount; movie += 1) {
      const together = scores[movie] ?? missing('movie', movie);
      const other = likes[movie] ?? missing('movie', movie);
      scores[movie] = together === 0 ? -Infinity : cosineAffinity(together, own, other);
    }
  };
  const scoreRowOrZero: RowScorer = (seed, scores) => {
    scoreRow(seed, scores);
    for (let movie = 0; movie < movieCount; movie += 1) if (scores[movie] === -Infinity) scores[movie] = 0;
  };
  return {
    name: 'item-kNN (ceiling)',
    neighbours: (seeds, k, choice) =>
      Promise.resolve(neighboursByRow(scoreRow, movieCount, seeds, k, choice)),
    scoreTaste: sumOfRows(scoreRowOrZero, movieCount),
  };
}
