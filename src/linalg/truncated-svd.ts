import { blockLanczos, type KrylovState } from './block-lanczos.ts';
import { columnOrder, copyReordered } from './column-order.ts';
import { RitzMonitor } from './convergence.ts';
import { checkCsrMatrix, columnStatistics, type ColumnStatistics, type CsrMatrix } from './csr-matrix.ts';
import { denseSpectrum, type SquaredSpectrum } from './dense-svd.ts';
import { RankError } from './errors.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { expectedOperations, planSvdLayout, type SvdLayout } from './svd-layout.ts';
import { SvdWorkspace } from './svd-workspace.ts';
import { VarianceEstimate, totalVariance } from './explained-variance.ts';

export interface SvdOptions {
  /** How many singular triplets to keep; clipped to the numerical rank of the matrix. */
  readonly rank: number;
  /** Same matrix, rank and seed give the same answer, whatever the number of threads. */
  readonly seed: number;
  /**
   * Decompose A - 1 m^T, m the column means, instead of A (principal components). The matrix stays sparse:
   * only products are corrected. Default false.
   */
  readonly centred?: boolean;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
  readonly onProgress?: (progress: SvdProgress) => void;
}

interface SvdProgress {
  readonly step: number;
  /** Upper bound; convergence may come earlier. */
  readonly maxSteps: number;
  /** Share of the variance that the current subspace keeps, in [0, 1]; null before the first estimate. */
  readonly explainedVariance: number | null;
}

/** The best rank-k approximation A ~ U S V^T; U is not kept: project rows with V instead. */
export interface TruncatedSvd {
  readonly rank: number;
  readonly columns: number;
  /** Descending; length rank. */
  readonly singularValues: Float64Array;
  /** Row-major rank x columns: row k is the k-th right singular vector. Signs fixed: the entry largest in size is positive. */
  readonly components: Float32Array;
  /** Share of the total column variance that the projection keeps, in [0, 1], as scikit-learn sums it. */
  readonly explainedVariance: number;
}

/** Up to so many rows or columns, the dense eigenproblem is quicker than starting anything. */
const DENSE_LIMIT = 128;
/** Squared singular values below this share of the greatest are rounding errors. */
const DENSE_NOISE = 1e-10;
const SINGLE_NOISE = 2e-6;

/**
 * The `rank` greatest singular values of a sparse matrix and their right singular vectors, by block
 * Lanczos on A^T A in single precision with a Rayleigh-Ritz projection in double. Singular values are
 * right to about 1e-6 of the greatest.
 * Throws MatrixError when the arrays do not fit together and RankError when `rank` is no positive whole
 * number or the matrix is zero.
 */
export async function truncatedSvd(matrix: CsrMatrix, options: SvdOptions): Promise<TruncatedSvd> {
  checkCsrMatrix(matrix);
  if (!Number.isInteger(options.rank) || options.rank < 1) {
    throw new RankError(`rank must be a whole number of at least 1, got ${options.rank}`);
  }
  const statistics = columnStatistics(matrix);
  if (!statistics.squares.some((square) => square > 0)) {
    throw new RankError(
      `a ${matrix.rows} x ${matrix.columns} matrix without a non-zero entry has no components`,
    );
  }
  const rounding = SINGLE_NOISE * statistics.squares.reduce((a, b) => a + b, 0);
  if (options.centred && totalVariance(matrix.rows, statistics) <= rounding) {
    throw new RankError(`the rows of the ${matrix.rows} x ${matrix.columns} matrix are all the same`);
  }
  const smaller = Math.min(matrix.rows, matrix.columns);
  const rank = Math.min(options.rank, smaller);
  if (smaller <= DENSE_LIMIT) {
    const means = options.centred ? columnMeans(matrix.rows, statistics) : undefined;
    return finish(matrix, statistics, denseSpectrum(matrix, rank, means), DENSE_NOISE, options);
  }
  const spectrum = await lanczosSpectrum(matrix, statistics, { ...options, rank });
  return finish(matrix, statistics, spectrum, SINGLE_NOISE, options);
}

async function lanczosSpectrum(
  matrix: CsrMatrix,
  statistics: ColumnStatistics,
  options: SvdOptions,
): Promise<SquaredSpectrum> {
  const nonzeros = matrix.offsets[matrix.rows]!;
  const layout = planSvdLayout({ rows: matrix.rows, columns: matrix.columns, nonzeros, rank: options.rank });
  const executor = openExecutor({
    bytes: layout.bytes,
    operations: expectedOperations(layout),
    threads: options.threads,
  });
  try {
    const place = columnOrder(statistics.counts);
    copyReordered(matrix, place, matrixViews(executor.memory, layout));
    const centre = options.centred ? reordered(columnMeans(matrix.rows, statistics), place) : undefined;
    const workspace = new SvdWorkspace(layout, executor, centre);
    const monitor = new RitzMonitor(workspace, options.rank);
    const variance = new VarianceEstimate(matrix.rows, statistics, place, options.centred === true);
    const state = await blockLanczos(workspace, options.seed, async (krylov) => {
      variance.addPanel(workspace.panel(krylov.panels - 1));
      const converged = await monitor.check(krylov);
      options.onProgress?.({
        step: krylov.panels,
        maxSteps: layout.maxPanels,
        explainedVariance: monitor.values.length > 0 ? variance.share(monitor.values) : null,
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

/** Cuts to the numerical rank, fixes the signs and measures the variance kept. */
function finish(
  matrix: CsrMatrix,
  statistics: ColumnStatistics,
  spectrum: SquaredSpectrum,
  noise: number,
  { centred = false }: SvdOptions,
): TruncatedSvd {
  const { columns, rows } = matrix;
  const floor = spectrum.values[0]! * noise;
  const rank = spectrum.values.filter((value) => value > floor).length;
  const components = spectrum.vectors.slice(0, rank * columns);
  let kept = 0;
  for (let k = 0; k < rank; k++) {
    const component = components.subarray(k * columns, (k + 1) * columns);
    fixSign(component);
    let projectedSum = 0;
    if (!centred) for (let j = 0; j < columns; j++) projectedSum += component[j]! * statistics.sums[j]!;
    kept += spectrum.values[k]! - projectedSum ** 2 / rows;
  }
  const total = totalVariance(rows, statistics);
  return {
    rank,
    columns,
    singularValues: spectrum.values.slice(0, rank).map(Math.sqrt),
    components,
    explainedVariance: total > 0 ? Math.min(1, Math.max(0, kept / total)) : 1,
  };
}

/** Of two equally good directions, the one whose entry largest in size is positive. */
function fixSign(component: Float32Array): void {
  let largest = 0;
  for (const entry of component) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
  if (largest < 0) for (let j = 0; j < component.length; j++) component[j] = -component[j]!;
}

function columnMeans(rows: number, { sums }: ColumnStatistics): Float64Array {
  return sums.map((sum) => sum / rows);
}

function reordered(values: Float64Array, place: Uint32Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let j = 0; j < values.length; j++) result[place[j]!] = values[j]!;
  return result;
}
