import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { transpose } from '../../linalg/transpose.ts';
import { rowRange } from '../row-range.ts';
import { neighboursByRow, type Recommender, type RowScorer, sumOfRows } from './recommender.ts';
import { missing } from '../missing.ts';

/**
 * Nearest neighbours by the cosine of sparse rows of unit length, one row per movie: plain TF-IDF, without an SVD.
 * Scores a seed by going through the columns of its terms (inverted index).
 */
export function sparseRecommender(name: string, matrix: CsrMatrix): Recommender {
  const columns = transpose(matrix);
  const scoreRow: RowScorer = (seed, scores) => {
    scores.fill(0);
    const [start, end] = rowRange(matrix.offsets, seed);
    for (let k = start; k < end; k += 1) {
      const column = matrix.indices[k] ?? missing('entry', k);
      const weight = matrix.values[k] ?? missing('entry', k);
      const [first, last] = rowRange(columns.offsets, column);
      for (let j = first; j < last; j += 1) {
        const movie = columns.indices[j] ?? missing('entry', j);
        const product = weight * (columns.values[j] ?? missing('entry', j));
        scores[movie] = (scores[movie] ?? missing('movie', movie)) + product;
      }
    }
  };
  return {
    name,
    neighbours: (seeds, k, choice) =>
      Promise.resolve(neighboursByRow(scoreRow, matrix.rows, seeds, k, choice)),
    scoreTaste: sumOfRows(scoreRow, matrix.rows),
  };
}
