import { randomSource } from '../../linalg/random.ts';
import { sample } from '../sample.ts';
import { firstTruth, type GroundTruth } from '../truth/ground-truth.ts';
import { missing } from '../missing.ts';

/** The truths of `count` random seeds, the same for each truth: enough to compare variants of a model. */
export function sampleTruths(
  truths: readonly GroundTruth[],
  count: number,
  seed: number,
): readonly GroundTruth[] {
  const { seeds } = firstTruth(truths);
  const places = sample(Int32Array.from(seeds.keys()), count, randomSource(seed)).slice().sort();
  return truths.map((truth) => ({
    name: truth.name,
    seeds: places.map((place) => truth.seeds[place] ?? missing('seed', place)),
    neighbours: Array.from(places, (place) => truth.neighbours[place] ?? missing('seed', place)),
  }));
}
