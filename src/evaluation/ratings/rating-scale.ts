import { InputError } from '../../catalog/errors.ts';

export interface RatingScale {
  /** Lowest and highest mark that occurs. */
  readonly lowest: number;
  readonly highest: number;
  /** A mark of this or more is a like. */
  readonly likeThreshold: number;
}

/** Tops of the scales in use: thumbs, stars, tenths, percent. */
const SCALE_TOPS = [1, 5, 10, 100];
const LIKED_SHARE = 0.8;

/**
 * Finds the scale of ratings and what counts as a like on it: four fifths of the top (4 of 5 stars, 8 of 10,
 * 80 of 100), and on a scale that stops at 1 the 1 itself. `likeThreshold` overrides the latter.
 * @throws {InputError} when nothing, or everything, would be a like although marks differ.
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
  return { lowest, highest, likeThreshold: threshold };
}

function usualThreshold(lowest: number, highest: number): number {
  if (lowest === highest) return highest;
  const top = SCALE_TOPS.find((candidate) => highest <= candidate) ?? highest;
  return top === 1 ? 1 : top * LIKED_SHARE;
}
