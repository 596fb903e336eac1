import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { centre, columnMeans, type SectionMap } from '../blocks/section-map.ts';

/**
 * Who watches a movie: the principal components of its votes, rating and running time, scaled to a mean length of 1
 * over all movies. Single movies are not scaled to length 1, so that an ordinary movie stays short here. Null if all
 * movies are the same in this respect.
 */
export function crowdMap(corpus: BlockCorpus, dimensions: number, weight: number): SectionMap | null {
  const { vocabulary } = corpus;
  const first = vocabulary.descriptiveColumns;
  const count = vocabulary.columns - 1 - first;
  const means = columnMeans(corpus.matrix);
  const { values, vectors } = principalComponents(covariance(corpus, first, count, means));
  const rank = Math.min(dimensions, values.filter((value) => value > values[0]! * 1e-9).length);
  if (rank === 0 || !(values[0]! > 0)) return null;

  const { columns } = vocabulary;
  const weights = new Float32Array(rank * columns);
  for (let k = 0; k < rank; k++) {
    for (let j = 0; j < count; j++) weights[k * columns + first + j] = vectors.get(j, k);
  }
  centre(weights, columns, means);
  const scale = 1 / meanLength(corpus, weights, rank, first);
  for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
  return { section: { name: 'crowd', dimensions: rank, weight, unit: false }, weights };
}

function covariance({ matrix }: BlockCorpus, first: number, count: number, means: Float64Array): Matrix {
  const { rows, offsets, indices, values } = matrix;
  const products = new Float64Array(count * count);
  for (let row = 0; row < rows; row++) {
    // Crowd columns come last in a row, before the constant.
    const last = offsets[row + 1]! - 1;
    let start = last;
    while (start > offsets[row]! && indices[start - 1]! >= first) start -= 1;
    for (let a = start; a < last; a++) {
      const at = (indices[a]! - first) * count - first;
      for (let b = start; b <= a; b++) products[at + indices[b]!]! += values[a]! * values[b]!;
    }
  }
  const covariances = Matrix.zeros(count, count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const entry = products[i * count + j]! / rows - means[first + i]! * means[first + j]!;
      covariances.set(i, j, entry);
      covariances.set(j, i, entry);
    }
  }
  return covariances;
}

/** Eigenvectors as columns, largest eigenvalue first. The entry of largest magnitude fixes the sign. */
function principalComponents(matrix: Matrix): { values: number[]; vectors: Matrix } {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const vectors = eigenvectorMatrix.subMatrixColumn(order);
  for (let k = 0; k < vectors.columns; k++) {
    const column = vectors.getColumn(k);
    const largest = column.reduce((best, entry) => (Math.abs(entry) > Math.abs(best) ? entry : best), 0);
    if (largest < 0) vectors.mulColumn(k, -1);
  }
  return { values: order.map((i) => realEigenvalues[i]!), vectors };
}

function meanLength(
  { matrix, vocabulary }: BlockCorpus,
  weights: Float32Array,
  rank: number,
  first: number,
): number {
  const { columns } = vocabulary;
  let sum = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const end = matrix.offsets[row + 1]!;
    let squares = 0;
    for (let k = 0; k < rank; k++) {
      let entry = 0;
      for (let i = end - 1; i >= matrix.offsets[row]! && matrix.indices[i]! >= first; i--) {
        entry += matrix.values[i]! * weights[k * columns + matrix.indices[i]!]!;
      }
      squares += entry * entry;
    }
    sum += Math.sqrt(squares);
  }
  return sum / matrix.rows;
}
