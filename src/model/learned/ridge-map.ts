import { ridgeRegression } from '../../linalg/ridge.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { leadingColumns, pickRows, scaleRows } from '../blocks/matrix-parts.ts';

/** A movie with this many likes counts half in the regression: the factors of rarely liked movies are less certain. */
const HALF_CONFIDENCE_LIKES = 100;

export interface RidgeTargets {
  /** Rows of the corpus, ascending. */
  readonly movies: Uint32Array;
  readonly dimensions: number;
  /** Row-major movies x dimensions. Overwritten. */
  readonly factors: Float32Array;
}

/**
 * The linear map from the terms of a movie to its factors: a ridge regression over the movies that have factors. A
 * movie with n likes has the weight n / (n + 100). Row-major dimensions x columns of the vocabulary; the constant
 * column is 0.
 */
export async function ridgeMap(
  { vocabulary, matrix }: BlockCorpus,
  likes: Float64Array,
  { movies, dimensions, factors }: RidgeTargets,
  lambda: number,
  { threads, onProgress }: SvdOptions,
): Promise<Float32Array> {
  const told = pickRows(leadingColumns(matrix, vocabulary.columns - 1), movies);
  const confidence = Float32Array.from(movies, (movie) => Math.sqrt(rowConfidence(likes[movie]!)));
  // Weighted least squares: rows and targets are multiplied by the root of the row's weight.
  scaleRows(told, confidence);
  for (let i = 0; i < factors.length; i++) factors[i]! *= confidence[Math.floor(i / dimensions)]!;
  const narrow = await ridgeRegression(told, factors, {
    lambda,
    ...(threads !== undefined && { threads }),
    onProgress: (step, maxSteps) => onProgress?.({ step, maxSteps, explainedVariance: null }),
  });
  const weights = new Float32Array(dimensions * vocabulary.columns);
  for (let k = 0; k < dimensions; k++) {
    const row = narrow.subarray(k * told.columns, (k + 1) * told.columns);
    weights.set(row, k * vocabulary.columns);
  }
  return weights;
}

/** The weight of a movie with this many likes, 0 to 1. */
export function rowConfidence(likes: number): number {
  return likes / (likes + HALF_CONFIDENCE_LIKES);
}
