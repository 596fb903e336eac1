import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { sectionDimensions, type Section } from './section.ts';

/** The linear map of one section: row-major section.dimensions x columns of the vocabulary. */
export interface SectionMap {
  readonly section: Section;
  readonly weights: Float32Array;
}

/** The maps of all sections, stacked: the map that projects a row. */
export function stackMaps(maps: readonly SectionMap[], columns: number): Components {
  const rank = sectionDimensions(maps.map(({ section }) => section));
  const components = new Float32Array(rank * columns);
  let at = 0;
  for (const { weights } of maps) {
    components.set(weights, at);
    at += weights.length;
  }
  return { rank, columns, components };
}

/** Sets a map's last column, the constant, to subtract the mean: -(map x mean of each column). */
export function centre(weights: Float32Array, columns: number, means: Float64Array): void {
  for (let start = 0; start < weights.length; start += columns) {
    let along = 0;
    for (let column = 0; column < columns - 1; column++) along += weights[start + column]! * means[column]!;
    weights[start + columns - 1] = -along;
  }
}

/** Means of the columns of a sparse matrix. A row counts with the square of its weight; by default all count alike. */
export function columnMeans(
  { rows, columns, offsets, indices, values }: CsrMatrix,
  rowWeights?: Float32Array,
): Float64Array {
  const means = new Float64Array(columns);
  let mass = 0;
  for (let row = 0; row < rows; row++) {
    const share = (rowWeights?.[row] ?? 1) ** 2;
    mass += share;
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) means[indices[k]!]! += share * values[k]!;
  }
  return means.map((sum) => sum / mass);
}
