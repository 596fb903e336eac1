import type { PopularityMatchedAuc, TasteScorers } from '../metrics/popularity-matched-auc.ts';
import type { TasteComparison } from '../report/report.ts';
import { dot } from '../../linalg/dot.ts';
import { type VectorSet, vectorOf } from '../systems/dense-vectors.ts';
import { missing } from '../missing.ts';

const LIKES_GIVEN = [2, 5, 20];
/** Sharpness of the soft maximum. */
const SHARPNESS = 8;

/** Turns the cosines of a candidate with each like into one score. */
type Combine = (cosines: Float64Array) => number;

/**
 * Ways to combine several likes. The mean of unit vectors (Rocchio 1971) ranks like the mean of cosines. The best
 * single score is Qdrant's "best score", and the sum of positive scores is its "sum scores" (Qdrant, Recommendation
 * API). The soft maximum lies between mean and best.
 */
const STRATEGIES: readonly { readonly name: string; readonly combine: Combine }[] = [
  { name: 'mean vector', combine: (cosines) => mean(cosines) },
  { name: 'best single score', combine: (cosines) => Math.max(...cosines) },
  { name: 'sum of positive scores', combine: (cosines) => mean(cosines.map((c) => Math.max(0, c))) },
  {
    name: 'soft maximum',
    combine: (cosines) => Math.log(mean(cosines.map((c) => Math.exp(SHARPNESS * c)))) / SHARPNESS,
  },
];

export function compareTastes(
  modelId: number,
  vectors: VectorSet,
  prior: Float32Array | undefined,
  auc: PopularityMatchedAuc,
  options: { readonly users: number; readonly seed: number },
): TasteComparison {
  const score = tasteScorers(vectors, prior);
  const columns = LIKES_GIVEN.map((likesGiven) =>
    auc.measureSeveral(score, STRATEGIES.length, { ...options, likesGiven }),
  );
  return {
    modelId,
    likesGiven: LIKES_GIVEN,
    strategies: STRATEGIES.map(({ name }, i) => ({
      name,
      auc: columns.map((column) => column[i] ?? missing('strategy', i)),
    })),
  };
}

/** Computes the scores of all strategies from the cosines of each candidate with each like. */
function tasteScorers(vectors: VectorSet, prior: Float32Array | undefined): TasteScorers {
  return (likes, candidates, scores) => {
    const tastes = Array.from(likes, (like) => vectorOf(vectors, like));
    const cosines = new Float64Array(likes.length);
    for (const [i, candidate] of candidates.entries()) {
      const vector = vectorOf(vectors, candidate);
      for (const [j, taste] of tastes.entries()) cosines[j] = dot(taste, vector);
      for (const [strategy, filled] of scores.entries()) {
        const { combine } = STRATEGIES[strategy] ?? missing('strategy', strategy);
        const score = combine(cosines);
        filled[i] = score > 0 && prior ? score * (prior[candidate] ?? missing('movie', candidate)) : score;
      }
    }
  };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
