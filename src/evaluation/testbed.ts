import type { EvaluationCatalogue } from './catalogue.ts';
import { findFranchises } from './franchise/franchises.ts';
import { PopularityMatchedAuc } from './metrics/popularity-matched-auc.ts';
import { HELD_OUT_SHARE } from './ratings/held-out.ts';
import type { RatingScale } from './ratings/rating-scale.ts';
import type { RatingTable } from './ratings/rating-table.ts';
import { isHeldOutMovie, type UserPart, userPart } from './ratings/split-users.ts';
import { groupByUser, likesOf, type UserRatings } from './ratings/user-ratings.ts';
import { coLikes, type CoLikes } from '../model/learned/co-likes.ts';
import { type GroundTruth, groundTruths } from './truth/ground-truth.ts';

/** Everything that systems are measured against. It is made once, from ratings only. */
export interface Testbed {
  readonly catalogue: EvaluationCatalogue;
  /** Likes of the training users, from whom models may learn. */
  readonly training: CoLikes;
  /** Ratings of the test users, from whom the figures come. */
  readonly test: UserRatings;
  readonly testLikes: CoLikes;
  readonly truths: readonly GroundTruth[];
  /** The truths among held-out movies: both seeds and neighbours are held out. */
  readonly heldOutTruths: readonly GroundTruth[];
  /** 1 for movies that are held out. */
  readonly heldOut: Uint8Array;
  readonly franchises: readonly (readonly number[])[];
  readonly auc: PopularityMatchedAuc;
}

export interface TestbedOptions {
  readonly learnShare: number;
  readonly scale: RatingScale;
}

export function buildTestbed(
  catalogue: EvaluationCatalogue,
  ratings: RatingTable,
  { learnShare, scale }: TestbedOptions,
): Testbed {
  const people = (part: UserPart): UserRatings =>
    groupByUser(ratings, {
      position: catalogue.position,
      movieCount: catalogue.movies.length,
      likeThreshold: scale.likeThreshold,
      keepUser: (user) => userPart(user, learnShare) === part,
    });
  const test = people('test');
  const testLikes = coLikes(likesOf(test));
  const heldOut = Uint8Array.from(catalogue.movies, ({ id }) => (isHeldOutMovie(id, HELD_OUT_SHARE) ? 1 : 0));
  return {
    catalogue,
    training: coLikes(likesOf(people('training'))),
    test,
    testLikes,
    truths: groundTruths(testLikes),
    heldOutTruths: groundTruths(testLikes, { eligible: (movie) => heldOut[movie] === 1 }),
    heldOut,
    franchises: findFranchises(catalogue.movies),
    auc: new PopularityMatchedAuc(test, testLikes.likes),
  };
}
