import { ridgeRegression } from '../../linalg/ridge.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import { type CoLikes } from './co-likes.ts';
import { itemFactors } from './item-factors.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { leadingColumns, pickRows, scaleRows } from '../blocks/matrix-parts.ts';
import { centre, columnMeans, type SectionMap } from '../blocks/section-map.ts';

/** Penalty of the ridge regression; movies that learning never saw want more, well-known ones less. */
const LAMBDA = 0.08;

/** A movie with this many likes counts half in the regression: the factors of rarely liked movies are less certain. */
const HALF_CONFIDENCE_LIKES = 100;

/** What was learned, for the model's summary. */
export interface TasteMap extends SectionMap {
  readonly moviesLearned: number;
  readonly people: number;
}

/**
 * What people who like a movie like besides, told from what the movie is and who watches it: ridge regression from the
 * columns of both onto the item factors of the movies that are liked enough. A movie's vector never depends on its
 * own ratings, only on what the catalogue says.
 */
export async function tasteMap(
  { vocabulary, matrix }: BlockCorpus,
  people: CoLikes,
  weight: number,
  svdOptions: SvdOptions,
): Promise<TasteMap> {
  const { movies, dimensions, factors } = await itemFactors(people, svdOptions);
  const told = pickRows(leadingColumns(matrix, vocabulary.columns - 1), movies);
  const confidence = Float32Array.from(movies, (movie) => {
    const likes = people.likes[movie]!;
    return Math.sqrt(likes / (likes + HALF_CONFIDENCE_LIKES));
  });
  // Rows and targets times the root of what a row counts: weighted least squares.
  scaleRows(told, confidence);
  for (let i = 0; i < factors.length; i++) factors[i]! *= confidence[Math.floor(i / dimensions)]!;
  const { threads, onProgress } = svdOptions;
  const narrow = await ridgeRegression(told, factors, {
    lambda: LAMBDA,
    ...(threads !== undefined && { threads }),
    onProgress: (step, maxSteps) => onProgress?.({ step, maxSteps, explainedVariance: null }),
  });
  const weights = new Float32Array(dimensions * vocabulary.columns);
  for (let k = 0; k < dimensions; k++) {
    const row = narrow.subarray(k * told.columns, (k + 1) * told.columns);
    weights.set(row, k * vocabulary.columns);
  }
  // What all movies share in taste is a canon that everybody likes: with it off, lists keep to their subject.
  centre(weights, vocabulary.columns, columnMeans(matrix));
  return {
    section: { name: 'taste', dimensions, weight, unit: false },
    weights,
    moviesLearned: movies.length,
    people: people.userCount,
  };
}
