import type { TrainingStage } from './training-progress.ts';
import type { TrainingSettings } from './training-options.ts';

/** The outcome of a training. `model.summary` stores all but the first three fields. */
export interface TrainingSummary {
  readonly modelId: number;
  /** The previously active model; null if there was none. */
  readonly previousModelId: number | null;
  /** Older models that were deleted. */
  readonly removed: readonly number[];
  /** Models of unfinished trainings, deleted first. */
  readonly abandoned: readonly number[];
  readonly movies: number;
  /** Movies in the index. */
  readonly indexed: number;
  /** Movies with a vector but too little metadata for the index. Exact search finds them. */
  readonly sparse: number;
  /** Movies without a vector, because they share no term with another movie. */
  readonly empty: number;
  readonly features: number;
  readonly dimensions: number;
  /** Share of the variance of the TF-IDF matrix that the vectors keep, in [0, 1]. */
  readonly explainedVariance: number;
  readonly settings: TrainingSettings;
  readonly stageSeconds: Partial<Record<TrainingStage, number>>;
  readonly seconds: number;
  /** Most resident memory of this process. */
  readonly peakMemoryBytes: number;
}
