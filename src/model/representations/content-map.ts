import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';
import { truncatedSvd, type SvdOptions, type TruncatedSvd } from '../../linalg/truncated-svd.ts';
import type { BlockCorpus } from './block-corpus.ts';
import { type ColumnSplit, leadingColumns, splitColumns } from './matrix-parts.ts';
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
const MOST_SVD_COLUMNS = 20_000;

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
  const { columns } = vocabulary;
  const descriptive = leadingColumns(matrix, vocabulary.descriptiveColumns);
  const split = splitColumns(descriptive, MOST_SVD_COLUMNS);
  const svd = await truncatedSvd(split.frequent, { ...svdOptions, centred: true });
  const weights = new Float32Array(svd.rank * columns);
  for (let k = 0; k < svd.rank; k++) {
    for (let j = 0; j < descriptive.columns; j++) {
      const column = split.place[j]!;
      if (column >= 0) weights[k * columns + j] = svd.components[k * svd.columns + column]!;
    }
  }
  if (svd.columns < descriptive.columns) await foldIn(weights, columns, descriptive, split, svd, svdOptions);
  for (let k = 0; k < svd.rank; k++) {
    const scale = (svd.singularValues[k]! / svd.singularValues[0]!) ** SPECTRUM_EXPONENT;
    for (let j = 0; j < descriptive.columns; j++) weights[k * columns + j]! *= scale;
  }
  const means = new Float64Array(columns);
  means.set(columnMeans(descriptive));
  centre(weights, columns, means);
  return {
    section: { name: 'content', dimensions: svd.rank, weight, unit: true },
    weights,
    explainedVariance: svd.explainedVariance,
  };
}

/** Adds the rows of rare columns: the sum of a_ij u_ik / s_k over the movies i that have them; u_ik = y_ik / s_k. */
async function foldIn(
  weights: Float32Array,
  columns: number,
  descriptive: CsrMatrix,
  { place, frequent }: ColumnSplit,
  svd: TruncatedSvd,
  { threads }: SvdOptions,
): Promise<void> {
  const means = columnMeans(frequent);
  const origin = Float64Array.from({ length: svd.rank }, (_, k) => {
    const component = svd.components.subarray(k * svd.columns, (k + 1) * svd.columns);
    return component.reduce((sum, value, j) => sum + value * means[j]!, 0);
  });
  for await (const block of projectRows(frequent, svd, threads === undefined ? {} : { threads })) {
    for (let i = 0; i < block.rows; i++) {
      const row = block.firstRow + i;
      for (let entry = descriptive.offsets[row]!; entry < descriptive.offsets[row + 1]!; entry++) {
        const column = descriptive.indices[entry]!;
        if (place[column]! >= 0) continue;
        for (let k = 0; k < svd.rank; k++) {
          const centred = block.vectors[i * svd.rank + k]! - origin[k]!;
          weights[k * columns + column]! +=
            (descriptive.values[entry]! * centred) / svd.singularValues[k]! ** 2;
        }
      }
    }
  }
}
