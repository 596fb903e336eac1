import { measureNdcg } from '../measure-system.ts';
import type { Sweep } from '../report/report.ts';
import type { OpenExecutor } from '../systems/dense-products.ts';
import type { VectorSet } from '../systems/dense-vectors.ts';
import { vectorRecommender } from '../systems/vector-recommender.ts';
import type { GroundTruth } from '../truth/ground-truth.ts';

export interface VectorSweepOptions {
  readonly modelId: number;
  readonly setting: 'gamma' | 'dimensions';
  readonly values: readonly number[];
  /** The model's vectors, of unit length, for a value of the setting. */
  readonly variant: (value: number) => VectorSet;
  readonly prior: Float32Array | undefined;
  readonly truths: readonly GroundTruth[];
  readonly openExecutor: OpenExecutor;
  readonly signal?: AbortSignal;
}

/** nDCG of a model's vectors as one setting changes and all others stay the same. */
export async function vectorSweep(options: VectorSweepOptions): Promise<Sweep> {
  const { modelId, setting, values, variant, prior, truths, openExecutor, signal } = options;
  const points = [];
  for (const value of values) {
    signal?.throwIfAborted();
    const system = vectorRecommender({
      name: setting,
      vectors: variant(value),
      ...(prior && { prior }),
      openExecutor,
    });
    points.push({ value, ndcg: await measureNdcg(system, truths), intraListDiversity: null });
  }
  return { modelId, setting, points };
}
