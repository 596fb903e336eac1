import { type RandomSource, randomSource } from '../../linalg/random.ts';
import { type LikeScale, likeStrength } from '../../model/person/like-strength.ts';
import { missing } from '../missing.ts';
import type { UserRatings } from '../ratings/user-ratings.ts';
import { rowRange } from '../row-range.ts';
import { sample } from '../sample.ts';

/** A person whose likes are partly given and partly to be found. Movies are positions in the catalogue. */
export interface TestPerson {
  /** Four fifths of the likes, in random order: the first n are a history of n likes. */
  readonly likes: Int32Array;
  /** The other likes. */
  readonly targets: Int32Array;
  /** Four fifths of the ratings below a like. */
  readonly others: Int32Array;
  /** How strongly each of `others` counts as a like, 0 to 1. */
  readonly otherStrengths: Float32Array;
}

export interface TestPeopleOptions {
  readonly scale: LikeScale;
  /** How many people, drawn at random from those with enough likes. */
  readonly users: number;
  readonly seed: number;
}

const FOLD_IN_SHARE = 0.8;
const MIN_LIKES = 10;

/**
 * People for testing strong generalisation (Marlin 2004; Liang, Krishnan, Hoffman & Jebara 2018): no system has learned
 * from them; 80 % of their likes are folded in, and 20 % are to be found.
 */
export function testPeople(ratings: UserRatings, options: TestPeopleOptions): readonly TestPerson[] {
  const random = randomSource(options.seed);
  const eligible = Int32Array.from({ length: ratings.userCount }, (_, user) => user).filter(
    (user) => likeCount(ratings, user) >= MIN_LIKES,
  );
  return Array.from(sample(eligible, options.users, random), (user) =>
    splitPerson(ratings, user, options.scale, random),
  );
}

function likeCount({ offsets, liked }: UserRatings, user: number): number {
  let count = 0;
  for (const flag of liked.subarray(...rowRange(offsets, user))) count += flag;
  return count;
}

function splitPerson(
  { offsets, movies, values, liked }: UserRatings,
  user: number,
  scale: LikeScale,
  random: RandomSource,
): TestPerson {
  const [start, end] = rowRange(offsets, user);
  const rows = Int32Array.from({ length: end - start }, (_, i) => start + i);
  const movieOf = (row: number): number => movies[row] ?? missing('rating', row);
  const likes = sample(
    rows.filter((row) => liked[row] === 1),
    Infinity,
    random,
  );
  const shown = Math.min(Math.ceil(FOLD_IN_SHARE * likes.length), likes.length - 1);
  const below = sample(
    rows.filter((row) => liked[row] === 0),
    Infinity,
    random,
  );
  const others = below.subarray(0, Math.round(FOLD_IN_SHARE * below.length));
  return {
    likes: likes.subarray(0, shown).map(movieOf),
    targets: likes.subarray(shown).map(movieOf),
    others: others.map(movieOf),
    otherStrengths: Float32Array.from(others, (row) =>
      likeStrength(values[row] ?? missing('rating', row), scale),
    ),
  };
}
