import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { crossProduct } from '../../linalg/cross-product.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import { truncatedSvd, type TruncatedSvd } from '../../linalg/truncated-svd.ts';
import type { BlockCorpus } from './block-corpus.ts';
import { type ColumnSplit, splitColumns } from './matrix-parts.ts';
import { centre, columnMeans, type SectionMap } from './section-map.ts';

/**
 * Component k is multiplied by (s_k / s_1) to this: a little of the weight that the SVD gives to the broadest
 * contrasts goes to the finer ones. -1 would be whitening.
 */
const SPECTRUM_EXPONENT = -0.2;

/**
 * The SVD sees so many columns, the most frequent; its cost grows with them. The others, in a handful of movies each,
 * follow those movies.
 */
export const MOST_SVD_COLUMNS = 20_000;

export interface ContentMap extends SectionMap {
  /** Share of the variance of the columns that the SVD sees which the components keep, in [0, 1]. */
  readonly explainedVariance: number;
}

/**
 * What a movie is about: the principal components of the descriptive columns. The matrix is centred without being
 * filled (A - 1 m^T only inside products), and the constant column carries the mean at projection. Rare columns
 * are folded in: v_j = A_j^T U S^-1, where a column lies when one more step of subspace iteration is taken
 * (Deerwester et al. 1990 fold in documents so).
 */
export async function contentMap(
  { vocabulary, matrix }: BlockCorpus,
  weight: number,
  svdOptions: SvdOptions,
): Promise<ContentMap> {
  const { columns, descriptiveColumns } = vocabulary;
  const split = splitColumns(matrix, descriptiveColumns, MOST_SVD_COLUMNS);
  const svd = await truncatedSvd(split.frequent, { ...svdOptions, centred: true });
  const weights = new Float32Array(svd.rank * columns);
  for (let k = 0; k < svd.rank; k++) {
    for (let j = 0; j < descriptiveColumns; j++) {
      const column = split.place[j]!;
      if (column >= 0) weights[k * columns + j] = svd.components[k * svd.columns + column]!;
    }
  }
  if (svd.columns < descriptiveColumns) await foldIn(weights, matrix, split, svd, svdOptions);
  for (let k = 0; k < svd.rank; k++) {
    const scale = (svd.singularValues[k]! / svd.singularValues[0]!) ** SPECTRUM_EXPONENT;
    for (let j = 0; j < descriptiveColumns; j++) weights[k * columns + j]! *= scale;
  }
  const means = columnMeans(matrix).fill(0, descriptiveColumns);
  centre(weights, columns, means);
  return {
    section: { name: 'content', dimensions: svd.rank, weight, unit: true },
    weights,
    explainedVariance: svd.explainedVariance,
  };
}

/**
 * Adds the rows of rare columns: the sum of a_ij u_ik / s_k over the movies i that have them; u_ik = y_ik / s_k, y_i
 * the centred projection of movie i.
 */
async function foldIn(
  weights: Float32Array,
  matrix: CsrMatrix,
  { place, frequent }: ColumnSplit,
  svd: TruncatedSvd,
  { threads }: SvdOptions,
): Promise<void> {
  const { rank } = svd;
  const rare = rareColumns(place);
  const numbers = new Int32Array(matrix.columns).fill(-1);
  for (const [number, column] of rare.entries()) numbers[column] = number;
  const places = { place: numbers, count: rare.length };
  const sums = await crossProduct({ matrix, places }, frequent, svd, threads);
  const totals = new Float64Array(matrix.columns);
  for (let entry = 0; entry < matrix.values.length; entry++) {
    totals[matrix.indices[entry]!]! += matrix.values[entry]!;
  }
  const means = columnMeans(frequent);
  for (let k = 0; k < rank; k++) {
    const component = svd.components.subarray(k * svd.columns, (k + 1) * svd.columns);
    const origin = component.reduce((sum, value, j) => sum + value * means[j]!, 0);
    for (const [number, column] of rare.entries()) {
      const centred = sums[k * rare.length + number]! - totals[column]! * origin;
      weights[k * matrix.columns + column] = centred / svd.singularValues[k]! ** 2;
    }
  }
}

/** Columns without a place among the frequent ones. */
function rareColumns(place: Int32Array): Uint32Array {
  return Uint32Array.from(place.keys()).filter((column) => place[column]! < 0);
}
