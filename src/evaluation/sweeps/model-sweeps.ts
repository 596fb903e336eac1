import { DEFAULT_GAMMA } from '../../model/representation-names.ts';
import type { EvaluationSettings } from '../options.ts';
import type { Sweep, TasteComparison } from '../report/report.ts';
import type { OpenExecutor } from '../systems/dense-products.ts';
import type { Recommender } from '../systems/recommender.ts';
import type { MeasuredModel } from '../systems/measured-model.ts';
import { turnBack } from '../systems/turn-back.ts';
import type { Testbed } from '../testbed.ts';
import { diversitySweep } from './diversity-sweep.ts';
import { keepDimensions, scaleSection } from '../systems/sections.ts';
import { compareTastes } from './taste-strategies.ts';
import { sampleTruths } from './truth-sample.ts';
import { vectorSweep } from './vector-sweep.ts';

/** The number of seeds for comparing variants. All variants use the same seeds, so their noise is the same too. */
const SEEDS = 600;
/** Fewer people than for the other figures, since twenty likes are many vectors. */
const TASTE_USERS = 400;
const GAMMAS = [0, 0.2, DEFAULT_GAMMA, 0.5, 0.75, 1];
const DIMENSIONS = [50, 100, 200, 300, 400, 500];

/** How a model's quality changes with its settings and with those of a request. */
export async function modelSweeps(
  model: MeasuredModel,
  system: Recommender,
  testbed: Testbed,
  settings: EvaluationSettings,
  openExecutor: OpenExecutor,
  signal?: AbortSignal,
): Promise<{ readonly sweeps: readonly Sweep[]; readonly tastes: readonly TasteComparison[] }> {
  const { sections, gamma } = model;
  const truths = sampleTruths(testbed.truths, SEEDS, settings.seed);
  const prior = settings.ranking === 'balanced' ? model.prior : undefined;
  const straight = await turnBack(model.vectors, model.seed);
  const common = { modelId: model.id, prior, truths, openExecutor, ...(signal && { signal }) };
  const sweeps: Sweep[] = [
    await vectorSweep({
      ...common,
      setting: 'dimensions',
      values: DIMENSIONS.filter((dimensions) => dimensions <= model.dimensions),
      variant: (dimensions) => keepDimensions(straight, sections, dimensions),
    }),
  ];
  if (gamma !== null && gamma > 0 && sections.some(({ name }) => name === 'crowd')) {
    sweeps.push(
      await vectorSweep({
        ...common,
        setting: 'gamma',
        values: GAMMAS,
        variant: (value) => scaleSection(straight, sections, 'crowd', value / gamma),
      }),
    );
  }
  sweeps.push(await diversitySweep(model.id, system, model.vectors, prior, testbed.catalogue, truths));
  const tastes = [
    compareTastes(model.id, model.vectors, prior, testbed.auc, {
      users: Math.min(settings.aucUsers, TASTE_USERS),
      seed: settings.seed,
    }),
  ];
  return { sweeps, tastes };
}
