import type { TrainingStage } from './training-progress.ts';
import type { TrainingSettings } from './training-options.ts';

/** What came of a training. All but the first three is kept with the model, in `model.summary`. */
export interface TrainingSummary {
  readonly modelId: number;
  /** The model that served before; null when there was none. */
  readonly previousModelId: number | null;
  /** Models removed because they were no longer to be kept. */
  readonly removed: readonly number[];
  /** Models that an unfinished training had left, removed first. */
  readonly abandoned: readonly number[];
  readonly movies: number;
  /** Movies in the index. */
  readonly indexed: number;
  /** Movies with a vector but too little metadata for the index; they are found by exact search. */
  readonly sparse: number;
  /** Movies without a vector: nothing is known that another movie shares. */
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
