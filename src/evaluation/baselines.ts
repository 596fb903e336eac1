import type { Database } from '../database/database.ts';
import { documentText } from '../features/document-part.ts';
import { movieDocument } from '../features/movie-document.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import { truncatedSvd } from '../linalg/truncated-svd.ts';
import { TfIdfBuilder } from '../model/reference/tfidf-builder.ts';
import { readTrainingMovies } from '../model/training-movies.ts';
import type { EvaluationCatalogue } from './catalogue.ts';
import { normaliseRows, type VectorSet } from './systems/dense-vectors.ts';
import type { OpenExecutor } from './systems/dense-products.ts';
import { rowRange } from './row-range.ts';
import { itemKnnRecommender } from './systems/item-knn.ts';
import { popularityRecommender } from './systems/popularity.ts';
import type { Recommender } from './systems/recommender.ts';
import { sparseRecommender } from './systems/sparse-vectors.ts';
import { vectorRecommender } from './systems/vector-recommender.ts';
import type { Testbed } from './testbed.ts';
import { missing } from './missing.ts';

export interface BaselineOptions {
  /** Whether to make the reference pipeline's vectors here. Not needed if a published model has them. */
  readonly reference: boolean;
  readonly seed: number;
  readonly openExecutor: OpenExecutor;
}

export interface Baseline {
  readonly system: Recommender;
  /** Whether it has seen ratings of held-out movies. */
  readonly sawHeldOut: boolean;
}

const REFERENCE_DIMENSIONS = 500;

/** The systems that models are compared with, one at a time, so that only one is in memory. */
export async function* baselineSystems(
  database: Database,
  testbed: Testbed,
  options: BaselineOptions,
): AsyncGenerator<Baseline> {
  const { catalogue } = testbed;
  const votes = Int32Array.from(catalogue.movies, (movie) => movie.votes);
  yield { system: popularityRecommender(votes), sawHeldOut: false };
  const matrix = await readTfIdf(database, catalogue);
  yield { system: sparseRecommender('TF-IDF without SVD', matrix), sawHeldOut: false };
  if (options.reference) {
    const vectors = await project(matrix, options.seed);
    const { openExecutor } = options;
    // The pipeline ranks by cosine alone.
    yield {
      system: vectorRecommender({ name: 'reference pipeline', vectors, openExecutor }),
      sawHeldOut: false,
    };
  }
  yield { system: itemKnnRecommender(testbed.training), sawHeldOut: true };
}

/** TF-IDF rows of the catalogue's movies, in its order, weighted as in the reference pipeline. */
async function readTfIdf(database: Database, catalogue: EvaluationCatalogue): Promise<CsrMatrix> {
  const builder = new TfIdfBuilder();
  let row = 0;
  await database.transaction(async (client) => {
    for await (const batch of readTrainingMovies(client, { tier: catalogue.tier, maxMovies: null })) {
      for (const movie of batch) {
        // Both lists have the same selection, in order of ids. A movie added in between has no position.
        if (catalogue.position(movie.id) !== row) continue;
        builder.add(documentText(movieDocument(movie, { credits: false })));
        row += 1;
      }
    }
  });
  return builder.finish().matrix;
}

async function project(matrix: CsrMatrix, seed: number): Promise<VectorSet> {
  const svd = await truncatedSvd(matrix, { rank: REFERENCE_DIMENSIONS, seed });
  const values = new Float32Array(matrix.rows * svd.rank);
  // Puts a term's entries of all components side by side.
  const columns = transposed(svd.components, svd.rank, svd.columns);
  for (let row = 0; row < matrix.rows; row += 1) {
    const at = row * svd.rank;
    const [start, end] = rowRange(matrix.offsets, row);
    for (let k = start; k < end; k += 1) {
      const from = (matrix.indices[k] ?? missing('entry', k)) * svd.rank;
      const weight = matrix.values[k] ?? missing('entry', k);
      for (let d = 0; d < svd.rank; d += 1) {
        values[at + d] =
          (values[at + d] ?? missing('value', at + d)) +
          weight * (columns[from + d] ?? missing('column', from + d));
      }
    }
  }
  const vectors = { movieCount: matrix.rows, dimensions: svd.rank, values };
  normaliseRows(vectors);
  return vectors;
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      result[column * rows + row] = values[at] ?? missing('value', at);
    }
  }
  return result;
}
