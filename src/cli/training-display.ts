import type { TrainingProgress, TrainingStage } from '../model/training-progress.ts';
import type { StoredSummary } from '../model/stored-summary.ts';
import { formatBytes, formatSeconds, formatShare } from './numbers.ts';
import type { ProgressUpdate } from './progress.ts';

/** What a person calls the stages. */
const STAGE_NAMES: Readonly<Record<TrainingStage, string>> = {
  read: 'Reading movies',
  weigh: 'Weighing terms',
  decompose: 'Decomposing',
  write: 'Writing vectors',
  index: 'Building the index',
  publish: 'Publishing',
};

export function describeTraining(progress: TrainingProgress): ProgressUpdate {
  const notes = [formatBytes(progress.memoryBytes)];
  if (typeof progress.explainedVariance === 'number') {
    notes.unshift(`${formatShare(progress.explainedVariance)} of the variance explained`);
  }
  if (progress.waiting !== undefined) notes.unshift(progress.waiting);
  const { done, total, unit } = progress;
  return { stage: STAGE_NAMES[progress.stage], done, total, unit, note: notes.join(', ') };
}

/** "reading movies 3.2 s, weighing terms 1.1 s, ...". */
export function describeStages(stages: StoredSummary['stages']): string {
  return stages
    .map(({ name, seconds }) => `${STAGE_NAMES[name].toLowerCase()} ${formatSeconds(seconds)}`)
    .join(', ');
}
