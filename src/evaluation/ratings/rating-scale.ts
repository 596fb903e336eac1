import { InputError } from '../../movie/errors.ts';

export interface RatingScale {
  /** Lowest and highest rating in the file. */
  readonly lowest: number;
  readonly highest: number;
  /** Best rating of the scale: 1, 5, 10, 100, or the highest that occurs. */
  readonly top: number;
  /** A rating of at least this is a like. */
  readonly likeThreshold: number;
  /** Ratings from here to the like threshold, a tenth of the scale, are half likes. A scale of two ratings has none. */
  readonly halfLikeThreshold: number;
}

/** Tops of common scales: thumbs, stars, tenths, percent. */
const SCALE_TOPS = [1, 5, 10, 100];
const LIKED_SHARE = 0.8;
const HALF_LIKED_SHARE = 0.1;

/**
 * Finds the scale of ratings, and the threshold of a like: four fifths of the top (4 of 5 stars, 8 of 10, 80 of 100),
 * or 1 on a scale that ends at 1. `likeThreshold` overrides the threshold.
 * @throws {InputError} if no rating would be a like, or every one although they differ.
 */
export function detectRatingScale(values: Float32Array, likeThreshold?: number): RatingScale {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const threshold = likeThreshold ?? usualThreshold(lowest, highest);
  if (threshold > highest || (threshold <= lowest && lowest < highest)) {
    throw new InputError(
      `A like threshold of ${threshold} does not part ratings that run from ${lowest} to ${highest}: name one above ${lowest} and up to ${highest}.`,
    );
  }
  const top = topOf(highest);
  const halfLikeThreshold = top === 1 ? threshold : threshold - top * HALF_LIKED_SHARE;
  return { lowest, highest, top, likeThreshold: threshold, halfLikeThreshold };
}

function topOf(highest: number): number {
  return SCALE_TOPS.find((candidate) => highest <= candidate) ?? highest;
}

function usualThreshold(lowest: number, highest: number): number {
  if (lowest === highest) return highest;
  const top = topOf(highest);
  return top === 1 ? 1 : top * LIKED_SHARE;
}
