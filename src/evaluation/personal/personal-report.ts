import type { QualityTier } from '../../movie/quality.ts';
import type { RatingScale } from '../ratings/rating-scale.ts';
import type { UserPart } from '../ratings/split-users.ts';
import type { PersonalMeasures } from './measure-personal.ts';

/** The movies that systems choose from: those of the catalogue's tier, or only those that training users have rated. */
export type Candidates = 'catalogue' | 'rated';

export interface PersonalSystem {
  readonly measures: PersonalMeasures;
  /** The published model behind it; null for baselines. */
  readonly modelId: number | null;
  /** A note below the table about what makes the figures unfair; null if nothing does. */
  readonly caution: string | null;
}

export interface PersonalReport {
  readonly tier: QualityTier;
  readonly movies: number;
  readonly candidates: Candidates;
  readonly ratings: number;
  readonly scale: RatingScale;
  readonly learnShare: number;
  readonly testShare: number;
  readonly part: UserPart;
  readonly trainingUsers: number;
  /** Users of the part that was measured. */
  readonly partUsers: number;
  /** How many of them were measured. */
  readonly people: number;
  /** Median number of likes folded in. */
  readonly medianLikes: number;
  /** Median votes of the likes to be found, to compare with those of the recommended movies. */
  readonly medianVotesOfTargets: number;
  readonly systems: readonly PersonalSystem[];
  readonly seconds: number;
}
