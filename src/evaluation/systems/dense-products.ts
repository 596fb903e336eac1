import { BLOCK, type KernelCall, PANEL } from '../../linalg/kernels/kernels.ts';
import type { Executor } from '../../linalg/parallel/executor.ts';
import type { ExecutorNeeds } from '../../linalg/parallel/open-executor.ts';
import { missing } from '../missing.ts';
import { type DenseLayout, planDenseLayout, ROWS_A_TILE } from './dense-layout.ts';
import type { VectorSet } from './dense-vectors.ts';

/** Opens an executor with new shared memory: that of linalg, or in tests one that runs in this thread. */
export type OpenExecutor = (needs: ExecutorNeeds) => Executor;

/** Products of up to 16 queries with all movies. That of query q with movie m is values[m * 16 + q]. */
export interface ProductGroup {
  /** Number of the group's first query. */
  readonly first: number;
  readonly count: number;
  readonly values: Float32Array;
}

/**
 * Inner products of every query with the vectors of all movies, in groups of 16 queries. This is a blocked matrix
 * product on the kernels of the SVD, with blocks of 16 queries x 512 movies x 16 dimensions. `visit` gets the groups in
 * order. Their values are overwritten later.
 */
export async function denseProducts(
  vectors: VectorSet,
  queryCount: number,
  query: (index: number) => Float32Array,
  visit: (group: ProductGroup) => void,
  openExecutor: OpenExecutor,
): Promise<void> {
  const layout = planDenseLayout(vectors.movieCount, vectors.dimensions, queryCount);
  const operations = queryCount * vectors.movieCount * vectors.dimensions;
  const executor = openExecutor({ bytes: layout.bytes, operations, threads: undefined });
  try {
    const floats = new Float32Array(executor.memory, 0, layout.bytes / 4);
    writeVectors(floats, layout, vectors);
    const batchSize = layout.groups * PANEL;
    for (let first = 0; first < queryCount; first += batchSize) {
      const count = Math.min(batchSize, queryCount - first);
      writeQueries(floats, layout, count, (i) => query(first + i));
      await executor.run(tileCalls(layout, Math.ceil(count / PANEL)));
      for (let from = 0; from < count; from += PANEL) {
        const at = (layout.products + (from / PANEL) * layout.panelBytes) / 4;
        const values = floats.subarray(at, at + layout.panelBytes / 4);
        visit({ first: first + from, count: Math.min(PANEL, count - from), values });
      }
    }
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

/** Writes query q of group g to column q of the group's coefficient blocks, and sets all products to zero. */
function writeQueries(
  floats: Float32Array,
  layout: DenseLayout,
  count: number,
  query: (index: number) => Float32Array,
): void {
  floats.fill(0, layout.queries / 4, layout.bytes / 4);
  for (let i = 0; i < count; i += 1) {
    const group = layout.queries / 4 + (i >> 4) * (layout.queryGroupBytes / 4);
    const vector = query(i);
    for (let d = 0; d < vector.length; d += 1) {
      floats[group + (d >> 4) * BLOCK + (d & 15) * PANEL + (i & 15)] = vector[d] ?? missing('dimension', d);
    }
  }
}

/** The outer loop is over tiles of rows, so that a tile is read from memory only once for all groups. */
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
