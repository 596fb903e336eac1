import { randomSource, sample } from '../metrics/random.ts';
import type { GroundTruth } from '../truth/ground-truth.ts';

/** The truths of `count` seeds taken at random, the same of each truth: enough to compare variants of a model. */
export function sampleTruths(
  truths: readonly GroundTruth[],
  count: number,
  seed: number,
): readonly GroundTruth[] {
  const seeds = truths[0]?.seeds ?? new Int32Array();
  const places = sample(Int32Array.from(seeds.keys()), count, randomSource(seed)).slice().sort();
  return truths.map((truth) => ({
    name: truth.name,
    seeds: places.map((place) => truth.seeds[place] ?? 0),
    neighbours: Array.from(places, (place) => truth.neighbours[place] ?? new Int32Array()),
  }));
}
