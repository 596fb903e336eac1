import { InputError } from '../../movie/errors.ts';
import type { TasteSource } from '../../model/learned/taste-source.ts';
import { HELD_OUT_SHARE } from './held-out.ts';
import type { ReadRatingsOptions } from './rating-table.ts';
import { detectRatingScale } from './rating-scale.ts';
import { readRatings } from './read-ratings.ts';
import { DEFAULT_LEARN_SHARE, isHeldOutMovie, userPart } from './split-users.ts';
import { missing } from '../missing.ts';

export interface TasteSourceOptions extends ReadRatingsOptions {
  /** A rating of at least this is a like. Default: four fifths of the scale found in the file. */
  readonly likeThreshold?: number;
  /** Share of the users to learn from, greater than 0 and at most 1; the others are test users. Default 0.5. */
  readonly learnShare?: number;
  /** Whether to leave out the likes of three movies in ten, so that `evaluate` can test on movies new to the model. */
  readonly holdOut?: boolean;
}

/** The strength of a rating just below a like: it says nearly the same, but with less certainty. */
const HALF_LIKE = 0.5;

/**
 * Reads the likes and half likes that a `learned` model may learn from, out of a ratings file like that of `evaluate`.
 * The test users of `evaluate` are left out, unless `learnShare` includes them.
 * @throws {InputError} as readRatings does, and if nobody is left.
 */
export async function readTasteSource(file: string, options: TasteSourceOptions = {}): Promise<TasteSource> {
  const { learnShare = DEFAULT_LEARN_SHARE, holdOut = false } = options;
  if (!(learnShare > 0 && learnShare <= 1)) {
    throw new InputError(
      `The share of users to learn from must be above 0 and at most 1, got ${learnShare}.`,
    );
  }
  const ratings = await readRatings(file, options);
  const { likeThreshold, halfLikeThreshold } = detectRatingScale(ratings.values, options.likeThreshold);
  const count = ratings.values.length;
  const users = new Int32Array(count);
  const movies = new Int32Array(count);
  const strengths = new Float32Array(count);
  const parts = new Map<number, boolean>();
  let length = 0;
  for (let i = 0; i < count; i += 1) {
    const user = ratings.users[i] ?? missing('rating', i);
    const movie = ratings.movies[i] ?? missing('rating', i);
    let learns = parts.get(user);
    if (learns === undefined) {
      learns = userPart(user, learnShare) === 'training';
      parts.set(user, learns);
    }
    const value = ratings.values[i] ?? missing('rating', i);
    if (!learns || value < halfLikeThreshold) continue;
    if (holdOut && isHeldOutMovie(movie, HELD_OUT_SHARE)) continue;
    users[length] = user;
    movies[length] = movie;
    strengths[length] = value < likeThreshold ? HALF_LIKE : 1;
    length += 1;
  }
  if (length === 0)
    throw new InputError(`"${file}" has no mark of ${halfLikeThreshold} and more to learn from.`);
  return {
    users: users.slice(0, length),
    movies: movies.slice(0, length),
    strengths: strengths.slice(0, length),
    learnShare,
    heldOut: holdOut,
  };
}
