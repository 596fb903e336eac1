import { BLOCK, type KernelCall, PANEL } from '../../linalg/kernels/kernels.ts';
import type { Executor } from '../../linalg/parallel/executor.ts';
import type { ExecutorNeeds } from '../../linalg/parallel/open-executor.ts';
import { TopList } from '../top-k.ts';
import { type DenseLayout, planDenseLayout, ROWS_A_TILE } from './dense-layout.ts';
import { type VectorSet, vectorOf } from './dense-vectors.ts';
import type { Choice } from './recommender.ts';
import { missing } from '../missing.ts';

/** How to get an executor over fresh shared memory: linalg's, or in tests one that runs here. */
export type OpenExecutor = (needs: ExecutorNeeds) => Executor;

export interface NeighbourOptions {
  readonly k: number;
  /** Positive scores are multiplied by the movie's entry; default 1. */
  readonly multiplier?: Float32Array;
  readonly choice?: Choice;
}

/**
 * The exact `k` nearest of all movies for each seed, by dot product: a blocked matrix product on the kernels of
 * the SVD, 16 queries x 512 movies x 16 dimensions at a time, then a selection a query. A seed whose vector
 * is zero has no neighbours.
 */
export async function nearestNeighbours(
  vectors: VectorSet,
  seeds: Int32Array,
  options: NeighbourOptions,
  openExecutor: OpenExecutor,
): Promise<readonly Int32Array[]> {
  const layout = planDenseLayout(vectors.movieCount, vectors.dimensions, seeds.length);
  const operations = seeds.length * vectors.movieCount * vectors.dimensions;
  const executor = openExecutor({ bytes: layout.bytes, operations, threads: undefined });
  try {
    const floats = new Float32Array(executor.memory, 0, layout.bytes / 4);
    writeVectors(floats, layout, vectors);
    const lists: Int32Array[] = [];
    for (let first = 0; first < seeds.length; first += layout.groups * PANEL) {
      const batch = seeds.subarray(first, first + layout.groups * PANEL);
      writeQueries(floats, layout, vectors, batch);
      await executor.run(tileCalls(layout, Math.ceil(batch.length / PANEL)));
      for (let from = 0; from < batch.length; from += PANEL) {
        const group = batch.subarray(from, from + PANEL);
        const found = select(floats, layout, from / PANEL, group, options);
        for (const [q, seed] of group.entries()) {
          lists.push(isZero(vectorOf(vectors, seed)) ? new Int32Array() : (found[q] ?? missing('query', q)));
        }
      }
    }
    return lists;
  } finally {
    await executor.close();
  }
}

function writeVectors(floats: Float32Array, layout: DenseLayout, vectors: VectorSet): void {
  const panelFloats = layout.panelBytes / 4;
  for (let movie = 0; movie < vectors.movieCount; movie += 1) {
    for (let d = 0; d < vectors.dimensions; d += 1) {
      const at = layout.vectors / 4 + (d >> 4) * panelFloats + movie * PANEL + (d & 15);
      const from = movie * vectors.dimensions + d;
      floats[at] = vectors.values[from] ?? missing('value', from);
    }
  }
}

/** Query q of group g is column q of the group's coefficient blocks; products start from zero. */
function writeQueries(
  floats: Float32Array,
  layout: DenseLayout,
  vectors: VectorSet,
  batch: Int32Array,
): void {
  floats.fill(0, layout.queries / 4, layout.bytes / 4);
  for (const [i, seed] of batch.entries()) {
    const group = layout.queries / 4 + (i >> 4) * (layout.queryGroupBytes / 4);
    const vector = vectorOf(vectors, seed);
    for (let d = 0; d < vector.length; d += 1) {
      floats[group + (d >> 4) * BLOCK + (d & 15) * PANEL + (i & 15)] = vector[d] ?? missing('dimension', d);
    }
  }
}

/** Tiles of rows outermost, so that a tile is read from memory once for all groups. */
function tileCalls(layout: DenseLayout, groups: number): KernelCall[] {
  const calls: KernelCall[] = [];
  for (let firstRow = 0; firstRow < layout.movieCount; firstRow += ROWS_A_TILE) {
    const lastRow = Math.min(firstRow + ROWS_A_TILE, layout.movieCount);
    for (let group = 0; group < groups; group += 1) {
      calls.push([
        'panelMultiplyAdd',
        layout.vectors,
        layout.panelBytes,
        layout.panels,
        layout.queries + group * layout.queryGroupBytes,
        BLOCK * 4,
        layout.products + group * layout.panelBytes,
        firstRow,
        lastRow,
      ]);
    }
  }
  return calls;
}

/** The lists of a group of queries, whose products with a movie lie side by side: all of them in one pass. */
function select(
  floats: Float32Array,
  layout: DenseLayout,
  group: number,
  seeds: Int32Array,
  { k, multiplier, choice }: NeighbourOptions,
): Int32Array[] {
  const lists = Array.from(seeds, () => new TopList(k));
  const bars = new Float32Array(PANEL).fill(-Infinity);
  let at = (layout.products + group * layout.panelBytes) / 4;
  for (let movie = 0; movie < layout.movieCount; movie += 1, at += PANEL) {
    if (choice && choice[movie] !== 1) continue;
    const factor = multiplier ? (multiplier[movie] ?? missing('movie', movie)) : 1;
    for (let q = 0; q < seeds.length; q += 1) {
      const product = floats[at + q] ?? missing('product', at + q);
      // In single precision, so that scores that are equal stay so.
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
