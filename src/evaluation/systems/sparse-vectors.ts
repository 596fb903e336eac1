import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { neighboursByRow, type Recommender, type RowScorer, sumOfRows } from './recommender.ts';

/**
 * Nearest neighbours by the cosine of sparse rows (of unit length), one row a movie: TF-IDF as it is, before any
 * SVD. Scores a movie by walking the columns of its terms (inverted index).
 */
export function sparseRecommender(name: string, matrix: CsrMatrix): Recommender {
  const columns = transpose(matrix);
  const scoreRow: RowScorer = (seed, scores) => {
    scores.fill(0);
    const end = matrix.offsets[seed + 1] ?? 0;
    for (let k = matrix.offsets[seed] ?? 0; k < end; k += 1) {
      const column = matrix.indices[k] ?? 0;
      const weight = matrix.values[k] ?? 0;
      const last = columns.offsets[column + 1] ?? 0;
      for (let j = columns.offsets[column] ?? 0; j < last; j += 1) {
        const movie = columns.rows[j] ?? 0;
        scores[movie] = (scores[movie] ?? 0) + weight * (columns.values[j] ?? 0);
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

interface Columns {
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

function transpose(matrix: CsrMatrix): Columns {
  const offsets = new Uint32Array(matrix.columns + 1);
  for (const column of matrix.indices) offsets[column + 1] = (offsets[column + 1] ?? 0) + 1;
  for (let c = 0; c < matrix.columns; c += 1) offsets[c + 1] = (offsets[c + 1] ?? 0) + (offsets[c] ?? 0);
  const fill = offsets.slice();
  const rows = new Uint32Array(matrix.indices.length);
  const values = new Float32Array(matrix.indices.length);
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let k = matrix.offsets[row] ?? 0; k < (matrix.offsets[row + 1] ?? 0); k += 1) {
      const column = matrix.indices[k] ?? 0;
      const slot = fill[column] ?? 0;
      rows[slot] = row;
      values[slot] = matrix.values[k] ?? 0;
      fill[column] = slot + 1;
    }
  }
  return { offsets, rows, values };
}
