import { z } from 'zod';
import { TRAINING_STAGES, type TrainingStage } from './training-progress.ts';

/** The stored figures of a model's training. */
export interface StoredSummary {
  /** The stages in order; none if the model is not ready. */
  readonly stages: readonly { readonly name: TrainingStage; readonly seconds: number }[];
  /** The peak of the training's resident memory. */
  readonly peakMemoryBytes: number | null;
}

const stored = z.object({
  stageSeconds: z.partialRecord(z.enum(TRAINING_STAGES), z.number()).optional(),
  peakMemoryBytes: z.number().optional(),
});

/** Reads `model.summary`, in which an older version may have left out any field. */
export function readStoredSummary(summary: unknown): StoredSummary {
  const { stageSeconds = {}, peakMemoryBytes = null } = stored.safeParse(summary).data ?? {};
  const stages = TRAINING_STAGES.flatMap((name) => {
    const seconds = stageSeconds[name];
    return seconds === undefined ? [] : [{ name, seconds }];
  });
  return { stages, peakMemoryBytes };
}
