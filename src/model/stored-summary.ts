import { z } from 'zod';
import { TRAINING_STAGES, type TrainingStage } from './training-progress.ts';

/** What is kept with a model of how its training went. */
export interface StoredSummary {
  /** Stages in order; none for a model that is not ready. */
  readonly stages: readonly { readonly name: TrainingStage; readonly seconds: number }[];
  /** Most resident memory of the training process. */
  readonly peakMemoryBytes: number | null;
}

const stored = z.object({
  stageSeconds: z.partialRecord(z.enum(TRAINING_STAGES), z.number()).optional(),
  peakMemoryBytes: z.number().optional(),
});

/** Reads `model.summary`; an older program's may lack anything. */
export function readStoredSummary(summary: unknown): StoredSummary {
  const { stageSeconds = {}, peakMemoryBytes = null } = stored.safeParse(summary).data ?? {};
  const stages = TRAINING_STAGES.flatMap((name) => {
    const seconds = stageSeconds[name];
    return seconds === undefined ? [] : [{ name, seconds }];
  });
  return { stages, peakMemoryBytes };
}
