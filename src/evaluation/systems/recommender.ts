import { topK } from '../top-k.ts';
import type { TasteScorer } from '../metrics/popularity-matched-auc.ts';
import { missing } from '../missing.ts';

/** A system that recommends movies for movies. Movies are positions in one catalogue. */
export interface Recommender {
  readonly name: string;
  /** For each seed, the `k` best other movies, best first. It may return fewer or none. */
  neighbours(seeds: Int32Array, k: number, choice?: Choice): Promise<readonly Int32Array[]>;
  /** Scores candidates for somebody with several likes. */
  readonly scoreTaste: TasteScorer;
}

/** Restricts what may be recommended: 1 for movies that may. */
export type Choice = Uint8Array;

/** Fills `scores`, one per movie of the catalogue; -Infinity for movies that must not be recommended. */
export type RowScorer = (seed: number, scores: Float32Array) => void;

/** Finds neighbours by scoring all movies for each seed in turn. */
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

/** Scores candidates for several likes by adding up the scores for each like alone. */
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
