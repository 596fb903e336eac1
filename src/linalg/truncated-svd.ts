import { checkCsrMatrix, columnStatistics, type ColumnStatistics, type CsrMatrix } from './csr-matrix.ts';
import { denseSpectrum, type SquaredSpectrum } from './dense-svd.ts';
import { MatrixError, RankError } from './errors.ts';
import { lanczosSpectrum, reordered } from './lanczos-spectrum.ts';
import { projectRows } from './projection.ts';
import type { SvdOptions } from './svd-options.ts';
import type { RankOne } from './svd-workspace.ts';
import { transpose } from './transpose.ts';
import { VarianceEstimate, totalVariance } from './explained-variance.ts';

/** The best rank-k approximation A ~ U S V^T. U is not kept: project rows with V instead. */
export interface TruncatedSvd {
  readonly rank: number;
  readonly columns: number;
  /** Descending; length rank. */
  readonly singularValues: Float64Array;
  /** Row-major rank x columns: row k is the k-th right singular vector. Its entry of largest magnitude is positive. */
  readonly components: Float32Array;
  /** Share of the total column variance that the projection keeps, in [0, 1], as scikit-learn sums it. */
  readonly explainedVariance: number;
}

/** Up to this many rows or columns, the dense eigenproblem is faster. */
const DENSE_LIMIT = 128;
/** Squared singular values below this share of the largest are rounding errors. */
const DENSE_NOISE = 1e-10;
const SINGLE_NOISE = 2e-6;

/**
 * The `rank` largest singular values of a sparse matrix and their right singular vectors, by block Lanczos on A^T A in
 * single precision, with a Rayleigh-Ritz projection in double precision. Singular values are accurate to about 1e-6 of
 * the largest. A centred matrix with fewer rows than columns is decomposed through A A^T. Throws MatrixError if the
 * arrays do not match, and RankError if `rank` is not a positive whole number or the matrix is zero.
 */
export async function truncatedSvd(matrix: CsrMatrix, options: SvdOptions): Promise<TruncatedSvd> {
  checkCsrMatrix(matrix);
  if (!Number.isInteger(options.rank) || options.rank < 1) {
    throw new RankError(`rank must be a whole number of at least 1, got ${options.rank}`);
  }
  if (options.rowWeights !== undefined && options.rowWeights.length !== matrix.rows) {
    throw new MatrixError(`${matrix.rows} rows need as many weights, got ${options.rowWeights.length}`);
  }
  const statistics = columnStatistics(matrix, options.rowWeights);
  if (!statistics.squares.some((square) => square > 0)) {
    throw new RankError(
      `a ${matrix.rows} x ${matrix.columns} matrix without a non-zero entry has no components`,
    );
  }
  const rounding = SINGLE_NOISE * statistics.squares.reduce((a, b) => a + b, 0);
  if (options.centred && totalVariance(statistics) <= rounding) {
    throw new RankError(`the rows of the ${matrix.rows} x ${matrix.columns} matrix are all the same`);
  }
  const smaller = Math.min(matrix.rows, matrix.columns);
  const rank = Math.min(options.rank, smaller);
  if (smaller <= DENSE_LIMIT) {
    const taken = options.centred
      ? { left: weightsOf(matrix, options), right: columnMeans(statistics) }
      : undefined;
    return finish(matrix, statistics, denseSpectrum(matrix, rank, taken), DENSE_NOISE, options);
  }
  const clipped = { ...options, rank };
  const spectrum =
    options.centred === true && matrix.rows < matrix.columns
      ? await spectrumByRows(matrix, statistics, clipped)
      : await spectrumByColumns(matrix, statistics, clipped);
  return finish(matrix, statistics, spectrum, SINGLE_NOISE, options);
}

function spectrumByColumns(
  matrix: CsrMatrix,
  statistics: ColumnStatistics,
  options: SvdOptions,
): Promise<SquaredSpectrum> {
  // (A - w m^T)^T (A - w m^T) = A^T A - (w^T w) m m^T.
  const means = columnMeans(statistics);
  const taken = options.centred ? [{ left: statistics.sums, right: means }] : [];
  return lanczosSpectrum({ matrix, counts: statistics.counts, taken }, options, (place) => {
    const sums = options.centred ? null : reordered(statistics.sums, place);
    return new VarianceEstimate(statistics, sums);
  });
}

/**
 * The same through the left singular vectors, for a centred matrix C with fewer rows than columns. Basis vectors are
 * then as long as a column, and v_k = C^T u_k / s_k.
 */
async function spectrumByRows(
  matrix: CsrMatrix,
  statistics: ColumnStatistics,
  options: SvdOptions,
): Promise<SquaredSpectrum> {
  const { rows, columns } = matrix;
  const weights = weightsOf(matrix, options);
  const means = columnMeans(statistics);
  const transposed = transpose(matrix);
  const { counts } = columnStatistics(transposed);
  const { values, vectors } = await lanczosSpectrum(
    { matrix: transposed, counts, taken: rowCentring(matrix, weights, means) },
    options,
    () => new VarianceEstimate(statistics, null),
  );
  const components = new Float32Array(values.length * columns);
  const sums = Float64Array.from(values, (_, k) =>
    vectors.subarray(k * rows, (k + 1) * rows).reduce((sum, entry, row) => sum + entry * weights[row]!, 0),
  );
  const left = { rank: values.length, columns: rows, components: vectors };
  const { threads } = options;
  for await (const block of projectRows(transposed, left, threads === undefined ? {} : { threads })) {
    for (let i = 0; i < block.rows; i++) {
      const column = block.firstRow + i;
      for (let k = 0; k < values.length; k++) {
        components[k * columns + column] = block.vectors[i * values.length + k]! - means[column]! * sums[k]!;
      }
    }
  }
  for (let k = 0; k < values.length; k++) bringToLength1(components.subarray(k * columns, (k + 1) * columns));
  return { values, vectors: components };
}

/** All terms but the first of (A - w m^T) (A - w m^T)^T = A A^T - a w^T - w a^T + m^T m w w^T, with a = A m. */
function rowCentring(
  { rows, offsets, indices, values }: CsrMatrix,
  weights: Float64Array,
  means: Float64Array,
): RankOne[] {
  const along = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) along[row]! += values[k]! * means[indices[k]!]!;
  }
  const square = means.reduce((sum, mean) => sum + mean * mean, 0);
  return [
    { left: along, right: weights },
    { left: weights, right: along.map((entry, row) => entry - square * weights[row]!) },
  ];
}

function bringToLength1(vector: Float32Array): void {
  const length = Math.sqrt(vector.reduce((sum, entry) => sum + entry * entry, 0));
  if (length > 0) for (let j = 0; j < vector.length; j++) vector[j]! /= length;
}

/** Truncates to the numerical rank, fixes the signs, and measures the variance kept. */
function finish(
  matrix: CsrMatrix,
  statistics: ColumnStatistics,
  spectrum: SquaredSpectrum,
  noise: number,
  { centred = false }: SvdOptions,
): TruncatedSvd {
  const { columns } = matrix;
  const floor = spectrum.values[0]! * noise;
  const rank = spectrum.values.filter((value) => value > floor).length;
  const components = spectrum.vectors.slice(0, rank * columns);
  let kept = 0;
  for (let k = 0; k < rank; k++) {
    const component = components.subarray(k * columns, (k + 1) * columns);
    fixSign(component);
    let projectedSum = 0;
    if (!centred) for (let j = 0; j < columns; j++) projectedSum += component[j]! * statistics.sums[j]!;
    kept += spectrum.values[k]! - projectedSum ** 2 / statistics.mass;
  }
  const total = totalVariance(statistics);
  return {
    rank,
    columns,
    singularValues: spectrum.values.slice(0, rank).map(Math.sqrt),
    components,
    explainedVariance: total > 0 ? Math.min(1, Math.max(0, kept / total)) : 1,
  };
}

/** Flips a component if necessary, so that its entry of largest magnitude is positive. */
function fixSign(component: Float32Array): void {
  let largest = 0;
  for (const entry of component) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
  if (largest < 0) for (let j = 0; j < component.length; j++) component[j] = -component[j]!;
}

function columnMeans({ sums, mass }: ColumnStatistics): Float64Array {
  return sums.map((sum) => sum / mass);
}

function weightsOf({ rows }: CsrMatrix, { rowWeights }: SvdOptions): Float64Array {
  return rowWeights === undefined ? new Float64Array(rows).fill(1) : Float64Array.from(rowWeights);
}
