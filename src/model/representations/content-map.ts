import { truncatedSvd, type SvdOptions } from '../../linalg/truncated-svd.ts';
import type { BlockCorpus } from './block-corpus.ts';
import { leadingColumns } from './matrix-parts.ts';
import { centre, columnMeans, type SectionMap } from './section-map.ts';

/**
 * Component k is multiplied by (s_k / s_1) to this: a little of the weight that the SVD gives to the broadest
 * contrasts goes to the finer ones. -1 would be whitening.
 */
const SPECTRUM_EXPONENT = -0.2;

export interface ContentMap extends SectionMap {
  /** Share of the rows' variance that the components keep, in [0, 1]. */
  readonly explainedVariance: number;
}

/**
 * What a movie is about: the principal components of the descriptive columns. The matrix is centred without being
 * filled (A - 1 m^T only inside products), and the constant column carries the mean at projection.
 */
export async function contentMap(
  { vocabulary, matrix }: BlockCorpus,
  weight: number,
  svdOptions: SvdOptions,
): Promise<ContentMap> {
  const descriptive = leadingColumns(matrix, vocabulary.descriptiveColumns);
  const svd = await truncatedSvd(descriptive, { ...svdOptions, centred: true });
  const { columns } = vocabulary;
  const weights = new Float32Array(svd.rank * columns);
  for (let k = 0; k < svd.rank; k++) {
    const scale = (svd.singularValues[k]! / svd.singularValues[0]!) ** SPECTRUM_EXPONENT;
    for (let j = 0; j < svd.columns; j++) {
      weights[k * columns + j] = scale * svd.components[k * svd.columns + j]!;
    }
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
