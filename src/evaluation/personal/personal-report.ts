import type { QualityTier } from '../../movie/quality.ts';
import type { RatingScale } from '../ratings/rating-scale.ts';
import type { UserPart } from '../ratings/split-users.ts';
import type { PersonalMeasures } from './measure-personal.ts';

/** Which movies systems choose from: the catalogue's of the tier, or those of them that training users rated. */
export type Candidates = 'catalogue' | 'rated';

export interface PersonalSystem {
  readonly measures: PersonalMeasures;
  /** The published model behind it; null for baselines. */
  readonly modelId: number | null;
  /** Said below the table when not null: what makes its figures unfair. */
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
  /** Of whom so many were asked. */
  readonly people: number;
  /** Median likes folded in, of all. */
  readonly medianLikes: number;
  /** Median votes of the likes to be found, beside that of what is recommended. */
  readonly medianVotesOfTargets: number;
  readonly systems: readonly PersonalSystem[];
  readonly seconds: number;
}
