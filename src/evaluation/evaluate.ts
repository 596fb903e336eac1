import { InputError } from '../movie/errors.ts';
import type { QualityTier } from '../movie/quality.ts';
import type { Database } from '../database/database.ts';
import { openExecutor } from '../linalg/parallel/open-executor.ts';
import { baselineSystems } from './baselines.ts';
import { type EvaluationCatalogue, readCatalogue } from './catalogue.ts';
import { measureSystem } from './measure-system.ts';
import { type EvaluateOptions, type EvaluationSettings, evaluationSettings } from './options.ts';
import { detectRatingScale } from './ratings/rating-scale.ts';
import { readRatings } from './ratings/read-ratings.ts';
import type { EvaluatedSystem, EvaluationReport } from './report/report.ts';
import { modelSweeps } from './sweeps/model-sweeps.ts';
import type { Recommender } from './systems/recommender.ts';
import { listModelsToMeasure, readModelToMeasure, type MeasuredModel } from './systems/measured-model.ts';
import { vectorRecommender } from './systems/vector-recommender.ts';
import { firstTruth } from './truth/ground-truth.ts';
import { buildTestbed, type Testbed } from './testbed.ts';

/**
 * Measures published models and baselines against what people liked. Users are split by their ids into training users,
 * from whom models may learn, and test users. Reads the database and changes nothing.
 * @throws {InputError} if the ratings cannot be read, no rated movie is in the catalogue, or a model is missing.
 */
export async function evaluate(database: Database, options: EvaluateOptions): Promise<EvaluationReport> {
  const startedAt = performance.now();
  const settings = evaluationSettings(options);
  const models = await listModelsToMeasure(database, options.models);
  const tier = options.tier ?? usualTier(models);
  const catalogue = await readCatalogue(database, tier);
  const { testbed, count, scale } = await prepare(catalogue, options, settings);
  const context: Context = { database, testbed, settings, options };

  const systems: EvaluatedSystem[] = [];
  const sweeps: Omit<EvaluationReport, 'systems'>['sweeps'][] = [];
  const tastes: EvaluationReport['tastes'][] = [];
  for (const model of models) {
    const stored = await readModelToMeasure(database, model, catalogue);
    const system = modelSystem(stored, settings);
    systems.push(await measureModel(context, system, stored));
    // Variants are made of one model: the active one, or the only one that was asked for.
    if (settings.sweeps && (model.status === 'active' || models.length === 1)) {
      report(context, `${system.name}: variants`);
      const varied = await modelSweeps(stored, system, testbed, settings, openExecutor, options.signal);
      sweeps.push(varied.sweeps);
      tastes.push(varied.tastes);
    }
  }
  if (settings.baselines) systems.push(...(await measureBaselines(context, models)));

  return {
    tier,
    movies: catalogue.movies.length,
    ratings: count,
    scale,
    learnShare: settings.learnShare,
    trainingUsers: testbed.training.userCount,
    testUsers: testbed.test.userCount,
    truthMovies: firstTruth(testbed.truths).seeds.length,
    heldOutMovies: firstTruth(testbed.heldOutTruths).seeds.length,
    franchises: testbed.franchises.length,
    ranking: settings.ranking,
    aucUsers: settings.aucUsers,
    systems,
    sweeps: sweeps.flat(),
    tastes: tastes.flat(),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

interface Context {
  readonly database: Database;
  readonly testbed: Testbed;
  readonly settings: EvaluationSettings;
  readonly options: EvaluateOptions;
}

function report({ options }: Context, stage: string): void {
  options.signal?.throwIfAborted();
  options.onProgress?.({ stage, done: 0, total: null, unit: 'steps' });
}

/** The tier of the active model, otherwise of the newest. */
export function usualTier(models: readonly Pick<MeasuredModel, 'status' | 'tier'>[]): QualityTier {
  const model = models.find(({ status }) => status === 'active') ?? models.at(-1);
  return model?.tier ?? 'medium';
}

async function prepare(
  catalogue: EvaluationCatalogue,
  options: EvaluateOptions,
  settings: EvaluationSettings,
) {
  const { links, signal, onProgress } = options;
  const ratings = await readRatings(options.ratings, {
    ...(links !== undefined && { links }),
    ...(signal && { signal }),
    onProgress: (done, total) => onProgress?.({ stage: 'read ratings', done, total, unit: 'ratings' }),
  });
  const scale = detectRatingScale(ratings.values, options.likeThreshold);
  onProgress?.({ stage: 'find the truth', done: 0, total: null, unit: 'steps' });
  const testbed = buildTestbed(catalogue, ratings, { learnShare: settings.learnShare, scale });
  if (firstTruth(testbed.truths).seeds.length === 0) {
    throw new InputError(
      `No movie of the ${catalogue.tier} tier (${catalogue.movies.length} movies) has 50 likes of test users in "${options.ratings}": ` +
        `is the catalogue loaded, and are the file's movie ids those of TMDB?`,
    );
  }
  return { testbed, scale, count: ratings.values.length };
}

function modelSystem(model: MeasuredModel, { ranking }: EvaluationSettings): Recommender {
  return vectorRecommender({
    name: `model ${model.id}: ${model.representation}`,
    vectors: model.vectors,
    ...(ranking === 'balanced' && { prior: model.prior }),
    openExecutor,
  });
}

async function measureModel(
  context: Context,
  system: Recommender,
  model: MeasuredModel,
): Promise<EvaluatedSystem> {
  report(context, system.name);
  const { learning } = model;
  const knowsHeldOut = learning !== null && !learning.heldOut;
  const knowsTestUsers = learning !== null && learning.learnShare > context.settings.learnShare;
  return {
    measures: await measureSystem(system, context.testbed, {
      measureHeldOut: !knowsHeldOut,
      aucUsers: context.settings.aucUsers,
      seed: context.settings.seed,
    }),
    modelId: model.id,
    caution: knowsTestUsers
      ? 'it learned from test users, if it was trained on this file: its figures are too good.'
      : null,
  };
}

async function measureBaselines(
  context: Context,
  models: readonly Pick<MeasuredModel, 'representation'>[],
): Promise<EvaluatedSystem[]> {
  const { database, testbed, settings } = context;
  const hasReference = models.some(({ representation }) => representation === 'reference');
  const measured: EvaluatedSystem[] = [];
  for await (const { system, sawHeldOut } of baselineSystems(database, testbed, {
    reference: !hasReference,
    seed: settings.seed,
    openExecutor,
  })) {
    report(context, system.name);
    const options = { measureHeldOut: !sawHeldOut, aucUsers: settings.aucUsers, seed: settings.seed };
    const measures = await measureSystem(system, testbed, options);
    measured.push({ measures, modelId: null, caution: null });
  }
  return measured;
}
