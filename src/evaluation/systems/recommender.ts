import { topK } from '../top-k.ts';
import type { TasteScorer } from '../metrics/popularity-matched-auc.ts';
import { missing } from '../missing.ts';

/** Something that recommends movies for movies, over positions of one catalogue. */
export interface Recommender {
  readonly name: string;
  /** For each seed the `k` best others, best first; fewer, or none, when it knows no better. */
  neighbours(seeds: Int32Array, k: number, choice?: Choice): Promise<readonly Int32Array[]>;
  /** What it thinks of candidates for somebody with several likes. */
  readonly scoreTaste: TasteScorer;
}

/** Restricts what may be recommended: 1 for movies that may. */
export type Choice = Uint8Array;

/** Fills `scores`, one a movie of the catalogue; -Infinity for what is not to be recommended. */
export type RowScorer = (seed: number, scores: Float32Array) => void;

/** Neighbours by scoring all movies for one seed after the other. */
export function neighboursByRow(
  scoreRow: RowScorer,
  movieCount: number,
  seeds: Int32Array,
  k: number,
  choice?: Choice,
): readonly Int32Array[] {
  const scores = new Float32Array(movieCount);
  return Array.from(seeds, (seed) => {
    scoreRow(seed, scores);
    if (choice) {
      for (let movie = 0; movie < movieCount; movie += 1) if (choice[movie] !== 1) scores[movie] = -Infinity;
    }
    scores[seed] = -Infinity;
    return topK(scores, k);
  });
}

/** The taste of several likes by adding up the scores that each alone would give. */
export function sumOfRows(scoreRow: RowScorer, movieCount: number): TasteScorer {
  const row = new Float32Array(movieCount);
  return (likes, candidates, scores) => {
    scores.fill(0);
    for (const like of likes) {
      scoreRow(like, row);
      for (let i = 0; i < candidates.length; i += 1) {
        const candidate = candidates[i] ?? missing('candidate', i);
        scores[i] = (scores[i] ?? missing('candidate', i)) + (row[candidate] ?? missing('movie', candidate));
      }
    }
  };
}
