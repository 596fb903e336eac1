import type {
  ModelResolvers,
  ModelStatus,
  QualityTier,
  QueryResolvers,
  TrainingStageName,
} from '../generated/resolvers.generated.ts';
import { formatGlobalId } from '../global-id.ts';
import { listModels, type StoredModel } from '../../database/model-store.ts';
import { readStoredSummary } from '../../model/stored-summary.ts';
import type { TrainingStage } from '../../model/training-progress.ts';

const STATUSES: Readonly<Record<StoredModel['status'], ModelStatus>> = {
  building: 'BUILDING',
  ready: 'READY',
  active: 'ACTIVE',
  failed: 'FAILED',
};

const TIERS: Readonly<Record<StoredModel['tier'], QualityTier>> = {
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
};

const STAGES: Readonly<Record<TrainingStage, TrainingStageName>> = {
  read: 'READ',
  weigh: 'WEIGH',
  decompose: 'DECOMPOSE',
  write: 'WRITE',
  index: 'INDEX',
  publish: 'PUBLISH',
};

export const activeModel: QueryResolvers['model'] = async (_root, _arguments, context) => {
  const active = await context.activeModel();
  return active && context.loaders.model.load(active.id);
};

export const models: QueryResolvers['models'] = (_root, _arguments, { database }) => listModels(database);

/** The counts of a model that is still being trained are zero until they are known. */
export const model: ModelResolvers = {
  id: ({ id }) => formatGlobalId('Model', id),
  status: ({ status }) => STATUSES[status],
  trainedAt: ({ trainedAt, startedAt }) => trainedAt ?? startedAt,
  movieCount: ({ movieCount }) => movieCount ?? 0,
  featureCount: ({ featureCount }) => featureCount ?? 0,
  dimensions: ({ dimensions }) => dimensions,
  explainedVariance: ({ explainedVariance }) => explainedVariance ?? 0,
  tier: ({ tier }) => TIERS[tier],
  trainingSeconds: ({ trainingSeconds }) => trainingSeconds ?? 0,
  stages: ({ summary }) =>
    readStoredSummary(summary).stages.map(({ name, seconds }) => ({ name: STAGES[name], seconds })),
  peakMemoryMegabytes: ({ summary }) => {
    const { peakMemoryBytes } = readStoredSummary(summary);
    return peakMemoryBytes === null ? null : peakMemoryBytes / 1e6;
  },
};
