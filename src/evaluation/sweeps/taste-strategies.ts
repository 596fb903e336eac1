import type { PopularityMatchedAuc, TasteScorer } from '../metrics/popularity-matched-auc.ts';
import type { TasteComparison } from '../report/report.ts';
import { dot, type VectorSet, vectorOf } from '../systems/dense-vectors.ts';

const LIKES_GIVEN = [2, 5, 20];
/** Sharpness of the soft maximum. */
const SHARPNESS = 8;

/** Turns the cosines of a candidate with each like into one score. */
type Combine = (cosines: Float64Array) => number;

/**
 * Ways to recommend for several likes: the mean of unit vectors (Rocchio 1971) ranks like the mean of
 * cosines; the best single score is Qdrant's "best score"; the sum of positive scores is its "sum
 * scores" (Qdrant, Recommendation API); the soft maximum lies between mean and best.
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
  return {
    modelId,
    likesGiven: LIKES_GIVEN,
    strategies: STRATEGIES.map(({ name, combine }) => ({
      name,
      auc: LIKES_GIVEN.map((likesGiven) =>
        auc.measure(tasteScorer(vectors, prior, combine), { ...options, likesGiven }),
      ),
    })),
  };
}

function tasteScorer(vectors: VectorSet, prior: Float32Array | undefined, combine: Combine): TasteScorer {
  return (likes, candidates, scores) => {
    const cosines = new Float64Array(likes.length);
    candidates.forEach((candidate, i) => {
      const vector = vectorOf(vectors, candidate);
      likes.forEach((like, j) => {
        cosines[j] = dot(vectorOf(vectors, like), vector);
      });
      const score = combine(cosines);
      scores[i] = score > 0 && prior ? score * (prior[candidate] ?? 1) : score;
    });
  };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
