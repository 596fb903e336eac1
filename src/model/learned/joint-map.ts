import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows, rotateComponents } from '../../linalg/projection.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import { truncatedSvd } from '../../linalg/truncated-svd.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { denseRows, pickRows, scaleRows } from '../blocks/matrix-parts.ts';
import { bringToMeanLength1, meanLengths } from '../blocks/section-lengths.ts';
import { centre, columnMeans, type SectionMap, stackMaps } from '../blocks/section-map.ts';

/** The principal components come from at most this many movies, evenly spaced. */
export const MAX_JOINT_ROWS = 20_000;

/** A part with a smaller mean length is the same for all movies, except for rounding. */
const SILENT = 1e-5;

export interface JointMap extends SectionMap {
  /** Share of the variance of all parts together that the dimensions keep, in [0, 1]. */
  readonly explainedVariance: number;
}

/**
 * Combines several maps into one with fewer dimensions. Each map is scaled so that its weight is its mean length. The
 * maps are then put side by side, and the result is their principal components, in which movies count with their
 * weights. Information that two parts share takes up dimensions only once, so that all parts keep finer contrasts than
 * they would with separate dimensions.
 */
export async function jointMap(
  { vocabulary, matrix, rowWeights }: BlockCorpus,
  parts: readonly SectionMap[],
  weight: number,
  svdOptions: SvdOptions,
): Promise<JointMap> {
  const { columns } = vocabulary;
  const { threads } = svdOptions;
  const stack = stackMaps(parts, columns);
  const numbers = someRows(matrix.rows);
  const points = await project(pickRows(matrix, numbers), stack, threads);
  const lengths = meanLengths(parts, points);
  const scales = parts.flatMap(({ section }, i) =>
    Array.from({ length: section.dimensions }, () =>
      lengths[i]! > SILENT ? section.weight / lengths[i]! : 0,
    ),
  );
  for (let i = 0; i < points.length; i++) points[i]! *= scales[i % stack.rank]!;
  const dense = denseRows(points, numbers.length, stack.rank);
  const denseWeights = Float32Array.from(numbers, (row) => rowWeights[row]!);
  scaleRows(dense, denseWeights);
  const svd = await truncatedSvd(dense, { ...svdOptions, centred: true, rowWeights: denseWeights });
  const turn = Float64Array.from(svd.components, (entry, i) => entry * scales[i % stack.rank]!);
  const weights = await rotateComponents(stack, turn);
  centre(weights, columns, columnMeans(matrix, rowWeights));
  const joint: SectionMap = {
    section: { name: 'joint', dimensions: svd.rank, weight, unit: false },
    weights,
  };
  await bringToMeanLength1(joint, matrix, threads);
  return { ...joint, explainedVariance: svd.explainedVariance };
}

/** Row numbers, evenly spaced. */
function someRows(rows: number): Uint32Array {
  const step = Math.ceil(rows / MAX_JOINT_ROWS);
  return Uint32Array.from({ length: Math.ceil(rows / step) }, (_, i) => i * step);
}

/** Row-major rows x rank. */
async function project(rows: CsrMatrix, map: Components, threads?: number): Promise<Float32Array> {
  const points = new Float32Array(rows.rows * map.rank);
  for await (const block of projectRows(rows, map, threads === undefined ? {} : { threads })) {
    points.set(block.vectors.subarray(0, block.rows * map.rank), block.firstRow * map.rank);
  }
  return points;
}
