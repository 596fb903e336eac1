import { InputError } from '../movie/errors.ts';
import { TIER_VOTES, type QualityTier } from '../movie/quality.ts';
import { DEFAULT_LEARN_SHARE } from './ratings/split-users.ts';
import type { EvaluationReport } from './report/report.ts';

export interface EvaluateOptions {
  /** Parquet, or MovieLens `ratings.csv`. */
  readonly ratings: string;
  /** MovieLens `links.csv`; default: the one in the folder of the ratings. */
  readonly links?: string | undefined;
  /** A rating of at least this is a like. Default: four fifths of the scale found in the file. */
  readonly likeThreshold?: number | undefined;
  /** Share of the users to train on; the others are test users. Default 0.5. */
  readonly learnShare?: number | undefined;
  /** The movies to recommend; default: the tier of the active model, otherwise medium. */
  readonly tier?: QualityTier | undefined;
  /** Ids of models; default: all that are ready or active. */
  readonly models?: readonly number[] | undefined;
  /** The product's ranking; default balanced. */
  readonly ranking?: 'balanced' | 'similarity' | undefined;
  /** Popularity, item-kNN, TF-IDF and, unless a model is one, the reference pipeline. Default true. */
  readonly baselines?: boolean | undefined;
  /** Quality against gamma, dimensions, diversity and ways to combine likes, for the active model. Default true. */
  readonly sweeps?: boolean | undefined;
  /** Test users of each AUC. Default 2,000. */
  readonly aucUsers?: number | undefined;
  readonly seed?: number | undefined;
  readonly onProgress?: ((progress: EvaluationProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface EvaluationProgress {
  /** "read ratings", "find the truth", or the name of the system that is measured. */
  readonly stage: string;
  readonly done: number;
  /** Null if still unknown. */
  readonly total: number | null;
  readonly unit: 'ratings' | 'steps';
}

export interface EvaluationSettings {
  readonly learnShare: number;
  readonly ranking: EvaluationReport['ranking'];
  readonly baselines: boolean;
  readonly sweeps: boolean;
  readonly aucUsers: number;
  readonly seed: number;
}

/** Fills in the defaults; throws InputError naming an invalid setting. */
export function evaluationSettings(options: EvaluateOptions): EvaluationSettings {
  const { learnShare = DEFAULT_LEARN_SHARE, aucUsers = 2_000, ranking = 'balanced', tier } = options;
  if (!(learnShare >= 0 && learnShare < 1)) {
    throw new InputError(`The share of training users must be at least 0 and below 1, got ${learnShare}.`);
  }
  if (!Number.isInteger(aucUsers) || aucUsers < 1) {
    throw new InputError(
      `The number of test users of an AUC must be a whole number above 0, got ${aucUsers}.`,
    );
  }
  if (tier !== undefined && !Object.hasOwn(TIER_VOTES, tier)) {
    throw new InputError(`tier must be ${Object.keys(TIER_VOTES).join(', ')}, got ${JSON.stringify(tier)}.`);
  }
  return {
    learnShare,
    ranking,
    aucUsers,
    baselines: options.baselines ?? true,
    sweeps: options.sweeps ?? true,
    seed: options.seed ?? 42,
  };
}
