import { TIER_VOTES } from '../movie/quality.ts';
import type { VectorRow } from '../database/vector-table.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import type { MovieFactsTable } from './movie-facts.ts';
import { rowsRepeatedMoreThan } from './repeated-rows.ts';
import type { TrainedSpace } from './representation.ts';

/** If more movies than this share one vector, they stay out of the index, which they would clog. */
const MAX_ALIKE = 10;

/**
 * Thousands of movies with little metadata are alike, and would crowd out all others. A movie with this many votes is
 * recommended like any other.
 */
const WELL_KNOWN_VOTES = TIER_VOTES.medium;

/** A projection shorter than this is rounding error: the document has nothing in common with the components. */
export const MIN_PROJECTION_LENGTH = 1e-6;

/** Counts the movies of each kind while the rows are made. */
export class VectorCounts {
  rows = 0;
  /** In the index. */
  indexed = 0;
  /** With a vector, but too little metadata to be indexed. */
  sparse = 0;
  /** Without a vector: no known term. */
  empty = 0;
}

/** The prior of a row's movie, 0 to 1. */
export type PriorOf = (row: number, voteCount: number) => number | null;

export interface VectorRowOptions {
  /** What the similarity of a row's movie is multiplied by in balanced rankings, 0 to 1; null for not at all. */
  readonly priorOf: PriorOf;
  readonly threads: number | null;
  /** Called after each block of rows; may throw to stop. */
  readonly onRows?: (rows: number) => void;
}

/** The rows of a vector table: the projection of each movie and its filter columns. */
export async function* vectorRows(
  matrix: CsrMatrix,
  space: Pick<TrainedSpace, 'dimensions' | 'project'>,
  facts: MovieFactsTable,
  counts: VectorCounts,
  { priorOf, threads, onRows }: VectorRowOptions,
): AsyncGenerator<VectorRow> {
  const repeated = rowsRepeatedMoreThan(MAX_ALIKE, matrix);
  const { dimensions } = space;
  for await (const block of space.project(matrix, threads)) {
    for (let i = 0; i < block.rows; i++) {
      const row = block.firstRow + i;
      const { informative, id, ...movie } = facts.at(row);
      const hasVector = block.norms[i]! > MIN_PROJECTION_LENGTH;
      const comparable = informative || movie.voteCount >= WELL_KNOWN_VOTES;
      const indexable = hasVector && comparable && repeated[row] === 0;
      counts.rows += 1;
      counts[indexable ? 'indexed' : hasVector ? 'sparse' : 'empty'] += 1;
      yield {
        movieId: id,
        embedding: hasVector ? block.vectors.subarray(i * dimensions, (i + 1) * dimensions) : null,
        indexable,
        ...movie,
        prior: priorOf(row, movie.voteCount),
      };
    }
    onRows?.(block.firstRow + block.rows);
  }
}
