import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { crossProduct } from '../../linalg/cross-product.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import { truncatedSvd, type TruncatedSvd } from '../../linalg/truncated-svd.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { type ColumnSplit, scaleRows, splitColumns } from '../blocks/matrix-parts.ts';
import { centre, columnMeans, type SectionMap } from '../blocks/section-map.ts';

/**
 * Component k is multiplied by (s_k / s_1) to this power, which shifts a little weight from the broadest contrasts to
 * the finer ones. -1 would be whitening.
 */
const SPECTRUM_EXPONENT = -0.2;

/**
 * The SVD sees only this many columns, the most frequent, because its cost grows with their number. The other columns,
 * each in a handful of movies, are folded in.
 */
export const MAX_SVD_COLUMNS = 20_000;

export interface ContentMap extends SectionMap {
  /** Share of the variance that the components keep, in [0, 1]; of the columns that the SVD sees. */
  readonly explainedVariance: number;
}

/**
 * What a movie is about: the principal components of the descriptive columns. Movies count with their weights, so that
 * the components describe movies that people watch (weighted rows as in Greenacre 1984). The matrix stays sparse:
 * centring happens only inside products (A - w m^T), and the constant column carries the mean at projection. Rare
 * columns are folded in: v_j = A_j^T U S^-1 is where one more step of subspace iteration would put a column (Deerwester
 * et al. 1990 fold in documents in this way).
 */
export async function contentMap(
  { vocabulary, matrix, rowWeights }: BlockCorpus,
  weight: number,
  svdOptions: SvdOptions,
): Promise<ContentMap> {
  const { columns, descriptiveColumns } = vocabulary;
  const split = splitColumns(matrix, descriptiveColumns, MAX_SVD_COLUMNS);
  scaleRows(split.frequent, rowWeights);
  const svd = await truncatedSvd(split.frequent, { ...svdOptions, centred: true, rowWeights });
  const means = columnMeans(matrix, rowWeights).fill(0, descriptiveColumns);
  const weights = new Float32Array(svd.rank * columns);
  for (let k = 0; k < svd.rank; k++) {
    for (let j = 0; j < descriptiveColumns; j++) {
      const column = split.place[j]!;
      if (column >= 0) weights[k * columns + j] = svd.components[k * svd.columns + column]!;
    }
  }
  if (svd.columns < descriptiveColumns) {
    // A_j^T W^2 A V applies each weight twice. The unscaled columns are not needed any more.
    scaleRows(split.frequent, rowWeights);
    const mass = rowWeights.reduce((sum, entry) => sum + entry * entry, 0);
    await foldIn(weights, { matrix, means, mass }, split, svd, svdOptions);
  }
  for (let k = 0; k < svd.rank; k++) {
    const scale = (svd.singularValues[k]! / svd.singularValues[0]!) ** SPECTRUM_EXPONENT;
    for (let j = 0; j < descriptiveColumns; j++) weights[k * columns + j]! *= scale;
  }
  centre(weights, columns, means);
  return {
    section: { name: 'content', dimensions: svd.rank, weight, unit: true },
    weights,
    explainedVariance: svd.explainedVariance,
  };
}

/** All columns with their weighted means, and the sum of the squared row weights. */
interface WeighedMatrix {
  readonly matrix: CsrMatrix;
  readonly means: Float64Array;
  readonly mass: number;
}

/**
 * Adds the rare columns: the sum of w_i^2 a_ij u_ik / s_k over the movies i that have column j, where u_ik = y_ik / s_k
 * and y_i is the centred projection of movie i. The rows of `frequent` are already multiplied by w_i^2, and `weights`
 * holds the components at its columns.
 */
async function foldIn(
  weights: Float32Array,
  { matrix, means, mass }: WeighedMatrix,
  { place, frequent }: ColumnSplit,
  svd: TruncatedSvd,
  { threads }: SvdOptions,
): Promise<void> {
  const { columns } = matrix;
  const rare = rareColumns(place);
  const numbers = new Int32Array(columns).fill(-1);
  for (const [number, column] of rare.entries()) numbers[column] = number;
  const places = { place: numbers, count: rare.length };
  const sums = await crossProduct({ matrix, places }, frequent, svd, threads);
  for (let k = 0; k < svd.rank; k++) {
    let origin = 0;
    for (let j = 0; j < place.length; j++) {
      if (place[j]! >= 0) origin += weights[k * columns + j]! * means[j]!;
    }
    for (const [number, column] of rare.entries()) {
      const centred = sums[k * rare.length + number]! - mass * means[column]! * origin;
      weights[k * columns + column] = centred / svd.singularValues[k]! ** 2;
    }
  }
}

/** Columns without a place among the frequent ones. */
function rareColumns(place: Int32Array): Uint32Array {
  return Uint32Array.from(place.keys()).filter((column) => place[column]! < 0);
}
