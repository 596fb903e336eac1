import { type ListMeasures, LIST_LENGTH, measureLists, ndcgOfSeeds } from './measure-lists.ts';
import { type Estimate, estimate } from './metrics/estimate.ts';
import type { Recommender } from './systems/recommender.ts';
import type { Testbed } from './testbed.ts';
import { firstTruth, type GroundTruth } from './truth/ground-truth.ts';
import { missing } from './missing.ts';

/** nDCG@15 against both truths and their mean, over the same seeds. */
export interface NdcgMeasures {
  readonly cos: Estimate;
  readonly pmi: Estimate;
  readonly mean: Estimate;
}

export interface SystemMeasures {
  readonly name: string;
  /** Over seeds that many people like. */
  readonly ndcg: NdcgMeasures;
  /** Among held-out movies only; null if the system may have seen their ratings. */
  readonly heldOutNdcg: NdcgMeasures | null;
  /** By the number of likes given to the system. */
  readonly auc: Readonly<Record<1 | 5, Estimate>>;
  /** Over the lists of all movies of the catalogue. */
  readonly lists: ListMeasures;
  readonly ndcgByVotes: readonly VotesBand[];
  readonly seconds: number;
}

/** nDCG (mean of both truths) of seeds with `minVotes` votes up to the next band's. */
interface VotesBand {
  readonly minVotes: number;
  readonly ndcg: Estimate;
}

export interface MeasureOptions {
  /** False for systems that have learned from ratings of held-out movies. */
  readonly measureHeldOut: boolean;
  /** Test users of the AUC. */
  readonly aucUsers: number;
  readonly seed: number;
}

const VOTES_BANDS = [0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** Makes all measurements of one system. The slow part is a list of 15 for each movie of the catalogue. */
export async function measureSystem(
  system: Recommender,
  testbed: Testbed,
  options: MeasureOptions,
): Promise<SystemMeasures> {
  const startedAt = performance.now();
  const { catalogue } = testbed;
  const seeds = Int32Array.from(catalogue.movies.keys());
  const lists = await system.neighbours(seeds, LIST_LENGTH);
  const perSeed = testbed.truths.map((truth) => ndcgOfSeeds(truth, seeds, lists));
  const auc = (likesGiven: number): Estimate =>
    testbed.auc.measure(system.scoreTaste, { likesGiven, users: options.aucUsers, seed: options.seed });
  const aucs = { 1: auc(1), 5: auc(5) };
  return {
    name: system.name,
    ndcg: summariseNdcg(perSeed),
    heldOutNdcg: options.measureHeldOut ? await measureHeldOut(system, testbed) : null,
    auc: aucs,
    lists: measureLists(catalogue, testbed.franchises, seeds, lists),
    ndcgByVotes: bandsOf(testbed, perSeed),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** nDCG@15 of a system for the given truths only: for comparing many variants quickly. */
export async function measureNdcg(
  system: Recommender,
  truths: readonly GroundTruth[],
  choice?: Uint8Array,
): Promise<NdcgMeasures> {
  const seeds = firstTruth(truths).seeds;
  const lists = await system.neighbours(seeds, LIST_LENGTH, choice);
  return summariseNdcg(truths.map((truth) => ndcgOfSeeds(truth, seeds, lists)));
}

async function measureHeldOut(system: Recommender, testbed: Testbed): Promise<NdcgMeasures> {
  return await measureNdcg(system, testbed.heldOutTruths, testbed.heldOut);
}

/** Both truths and, seed by seed, their mean. */
export function summariseNdcg([
  cos = missing('truth', 'cos'),
  pmi = missing('truth', 'pmi'),
]: readonly Float64Array[]): NdcgMeasures {
  return { cos: estimate(cos), pmi: estimate(pmi), mean: estimate(means([cos, pmi])) };
}

function bandsOf(testbed: Testbed, perSeed: readonly Float64Array[]): VotesBand[] {
  const values = means(perSeed);
  const seeds = firstTruth(testbed.truths).seeds;
  return VOTES_BANDS.map((minVotes, band) => {
    const maxVotes = VOTES_BANDS[band + 1] ?? Infinity;
    const inBand = values.filter((_, i) => {
      const votes = votesOf(testbed, seeds[i] ?? missing('seed', i));
      return votes >= minVotes && votes < maxVotes;
    });
    return { minVotes, ndcg: estimate(inBand) };
  }).filter(({ ndcg }) => ndcg.count > 0);
}

function means(columns: readonly Float64Array[]): Float64Array {
  const [first = missing('column', 0)] = columns;
  return first.map((_, i) => {
    let sum = 0;
    for (const column of columns) sum += column[i] ?? missing('seed', i);
    return sum / columns.length;
  });
}

function votesOf({ catalogue }: Testbed, movie: number): number {
  return (catalogue.movies[movie] ?? missing('movie', movie)).votes;
}
