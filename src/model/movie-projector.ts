import type { Database } from '../database/database.ts';
import { documentTerms } from '../features/document-terms.ts';
import { movieDocument, type DescribedMovie } from '../features/movie-document.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import { projectRows } from '../linalg/projection.ts';
import { TrainingError } from './errors.ts';
import { readModelSpace, type ModelSpace } from './model-space.ts';
import { SHORTEST_PROJECTION } from './vector-rows.ts';
import type { SparseVector } from './vocabulary.ts';

/** Places movies into the space of a trained model, where training would have placed them. */
export class MovieProjector {
  readonly #space: ModelSpace;
  readonly #credits: boolean;

  private constructor(space: ModelSpace, credits: boolean) {
    this.#space = space;
    this.#credits = credits;
  }

  /** Reads what it takes (20 to 40 MB); throws TrainingError when the model was not made from terms. */
  static async open(database: Database, modelId: number): Promise<MovieProjector> {
    const space = await readModelSpace(database, modelId);
    if (space === null) throw new TrainingError(`model ${modelId} holds nothing to place new movies with`);
    const { rows } = await database.pool.query<{ credits: boolean | null }>(
      "SELECT (summary #>> '{settings,credits}')::boolean AS credits FROM model WHERE id = $1",
      [modelId],
    );
    return new MovieProjector(space, rows[0]?.credits ?? true);
  }

  /** Length of a vector. */
  get dimensions(): number {
    return this.#space.components.rank;
  }

  /** A unit vector for each movie, in order; null for one without a term that the model knows. */
  async project(movies: readonly DescribedMovie[]): Promise<(Float32Array | null)[]> {
    const { vocabulary, components } = this.#space;
    const rows = movies.map((movie) => {
      const terms = documentTerms(movieDocument(movie, { credits: this.#credits }));
      return vocabulary.vectorize([...terms.values()].map(({ term, count }) => [term, count] as const));
    });
    const vectors: (Float32Array | null)[] = [];
    if (rows.length === 0) return vectors;
    const matrix = matrixOf(rows, vocabulary.terms.length);
    for await (const block of projectRows(matrix, components, { unit: true })) {
      for (let i = 0; i < block.rows; i++) {
        const vector = block.vectors.slice(i * components.rank, (i + 1) * components.rank);
        vectors.push(block.norms[i]! > SHORTEST_PROJECTION ? vector : null);
      }
    }
    return vectors;
  }
}

function matrixOf(rows: readonly SparseVector[], columns: number): CsrMatrix {
  const nonzeros = rows.reduce((sum, { indices }) => sum + indices.length, 0);
  const offsets = new Uint32Array(rows.length + 1);
  const indices = new Uint16Array(nonzeros);
  const values = new Float32Array(nonzeros);
  for (const [i, row] of rows.entries()) {
    const offset = offsets[i]!;
    indices.set(row.indices, offset);
    values.set(row.values, offset);
    offsets[i + 1] = offset + row.indices.length;
  }
  return { rows: rows.length, columns, offsets, indices, values };
}
