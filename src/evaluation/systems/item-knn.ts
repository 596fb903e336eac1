import { cosineAffinity } from '../../model/learned/affinity-cosine.ts';
import { countCoLikes, type CoLikes } from '../../model/learned/co-likes.ts';
import { neighboursByRow, type Recommender, type RowScorer, sumOfRows } from './recommender.ts';
import { missing } from '../missing.ts';

/**
 * Recommends from the training users' likes alone, without metadata: item-based collaborative filtering (Sarwar,
 * Karypis, Konstan & Riedl 2001). It is a ceiling, because it estimates the truth as the truth is defined, only from
 * other people. It cannot recommend a movie that nobody has rated.
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
