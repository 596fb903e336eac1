import { PANEL } from '../../linalg/kernels/kernels.ts';
import { missing } from '../missing.ts';
import { TopList } from '../top-k.ts';
import { denseProducts, type OpenExecutor, type ProductGroup } from './dense-products.ts';
import { type VectorSet, vectorOf } from './dense-vectors.ts';
import type { Choice } from './recommender.ts';

export interface NeighbourOptions {
  readonly k: number;
  /** Positive scores are multiplied by the movie's entry; default 1. */
  readonly multiplier?: Float32Array;
  readonly choice?: Choice;
}

/**
 * The exact `k` nearest of all movies for each seed, by dot product. A seed whose vector is zero has no neighbours.
 */
export async function nearestNeighbours(
  vectors: VectorSet,
  seeds: Int32Array,
  options: NeighbourOptions,
  openExecutor: OpenExecutor,
): Promise<readonly Int32Array[]> {
  const lists: Int32Array[] = [];
  const vectorOfSeed = (i: number): Float32Array => vectorOf(vectors, seeds[i] ?? missing('seed', i));
  await denseProducts(
    vectors,
    seeds.length,
    vectorOfSeed,
    (group) => {
      const found = select(group, seeds.subarray(group.first, group.first + group.count), options);
      for (const [q, list] of found.entries()) {
        lists.push(isZero(vectorOfSeed(group.first + q)) ? new Int32Array() : list);
      }
    },
    openExecutor,
  );
  return lists;
}

/** Makes the lists of a group of queries in one pass, since their products with a movie are side by side. */
function select(
  { values }: ProductGroup,
  seeds: Int32Array,
  { k, multiplier, choice }: NeighbourOptions,
): Int32Array[] {
  const lists = Array.from(seeds, () => new TopList(k));
  const bars = new Float32Array(PANEL).fill(-Infinity);
  const movieCount = values.length / PANEL;
  for (let movie = 0, at = 0; movie < movieCount; movie += 1, at += PANEL) {
    if (choice && choice[movie] !== 1) continue;
    const factor = multiplier ? (multiplier[movie] ?? missing('movie', movie)) : 1;
    for (let q = 0; q < seeds.length; q += 1) {
      const product = values[at + q] ?? missing('product', at + q);
      // Rounded to single precision, so that equal scores stay equal.
      const score = Math.fround(product > 0 ? product * factor : product);
      if (!(score > (bars[q] ?? missing('query', q))) || movie === seeds[q]) continue;
      const list = lists[q] ?? missing('query', q);
      list.offer(movie, score);
      bars[q] = list.bar;
    }
  }
  return lists.map((list) => list.positions());
}

function isZero(vector: Float32Array): boolean {
  return vector.every((value) => value === 0);
}
