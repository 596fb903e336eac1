import { blockLanczos, type KrylovState } from './block-lanczos.ts';
import { columnOrder, copyReordered } from './column-order.ts';
import { RitzMonitor } from './convergence.ts';
import type { CsrMatrix } from './csr-matrix.ts';
import type { SquaredSpectrum } from './dense-svd.ts';
import type { VarianceEstimate } from './explained-variance.ts';
import { PANEL } from './kernels/kernels.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { expectedOperations, planSvdLayout, type SvdLayout } from './svd-layout.ts';
import { type AddedOperator, type RankOne, SvdWorkspace } from './svd-workspace.ts';
import type { SvdOptions } from './svd-options.ts';

/** The operator to decompose: A^T A minus matrices of rank one, plus another symmetric operator. */
export interface GramOperator {
  readonly matrix: CsrMatrix;
  /** Number of entries in each column. */
  readonly counts: Uint32Array;
  readonly taken: readonly RankOne[];
  /** In the order of the matrix's columns. */
  readonly added?: AddedOperator;
}

/**
 * The `rank` largest eigenvalues of the operator and their vectors, by block Lanczos. `varianceEstimate` gets the
 * places of the columns in the basis. If it returns null, progress reports have no share of the variance.
 */
export async function lanczosSpectrum(
  { matrix, counts, taken, added }: GramOperator,
  options: SvdOptions,
  varianceEstimate: (place: Uint32Array) => VarianceEstimate | null,
): Promise<SquaredSpectrum> {
  const nonzeros = matrix.offsets[matrix.rows]!;
  const layout = planSvdLayout({ rows: matrix.rows, columns: matrix.columns, nonzeros, rank: options.rank });
  const executor = openExecutor({
    bytes: layout.bytes,
    operations: expectedOperations(layout),
    threads: options.threads,
  });
  try {
    const place = columnOrder(counts);
    copyReordered(matrix, place, matrixViews(executor.memory, layout));
    const terms = taken.map(({ left, right }) => ({
      left: reordered(left, place),
      right: reordered(right, place),
    }));
    const workspace = new SvdWorkspace(layout, executor, terms, added && inOrder(added, place));
    const monitor = new RitzMonitor(workspace, options.rank);
    const variance = varianceEstimate(place);
    const state = await blockLanczos(workspace, options.seed, async (krylov) => {
      variance?.addPanel(workspace.panel(krylov.panels - 1));
      const converged = await monitor.check(krylov);
      options.onProgress?.({
        step: krylov.panels,
        maxSteps: layout.maxPanels,
        explainedVariance: monitor.values.length > 0 ? (variance?.share(monitor.values) ?? null) : null,
      });
      return converged;
    });
    return await ritzSpectrum(workspace, state, place, monitor.values);
  } finally {
    await executor.close();
  }
}

async function ritzSpectrum(
  workspace: SvdWorkspace,
  state: KrylovState,
  place: Uint32Array,
  values: Float64Array,
): Promise<SquaredSpectrum> {
  const ritz = await workspace.ritzVectors(state.projected, values);
  const ordered = await workspace.combine(ritz, values.length, state.projected.size);
  const vectors = new Float32Array(ordered.length);
  for (let k = 0; k < values.length; k++) {
    const row = k * place.length;
    for (let j = 0; j < place.length; j++) vectors[row + j] = ordered[row + place[j]!]!;
  }
  return { values, vectors };
}

function matrixViews(memory: ArrayBufferLike, layout: SvdLayout) {
  const { rows, nonzeros } = layout.shape;
  return {
    offsets: new Uint32Array(memory, layout.offsets, rows + 1),
    indices: new Uint16Array(memory, layout.indices, nonzeros),
    values: new Float32Array(memory, layout.values, nonzeros),
  };
}

/** Turns an operator in the order of the matrix's columns into one in the order of their places. */
function inOrder(added: AddedOperator, place: Uint32Array): AddedOperator {
  return async (x, z) => {
    const from = new Float32Array(x.length);
    const sum = new Float32Array(x.length);
    for (let j = 0; j < place.length; j++) {
      const at = place[j]! * PANEL;
      from.set(x.subarray(at, at + PANEL), j * PANEL);
    }
    await added(from, sum);
    for (let j = 0; j < place.length; j++) {
      for (let c = 0; c < PANEL; c++) z[place[j]! * PANEL + c]! += sum[j * PANEL + c]!;
    }
  };
}

/** Moves a number per column to the columns' places. */
export function reordered(values: Float64Array, place: Uint32Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let j = 0; j < values.length; j++) result[place[j]!] = values[j]!;
  return result;
}
