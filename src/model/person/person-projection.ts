import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';

/** What a learned model knows of persons, as maps from the terms of a movie. */
export interface PersonMaps {
  /** Length of in and out vectors. */
  readonly dimensions: number;
  /** Rows of the in vector, then of the out vector, then of the taste vector. */
  readonly components: Components;
  /** The average person. */
  readonly average: Float32Array;
}

/** Some consecutive movies. The arrays are the reader's until it asks for the next block. */
export interface PersonBlock {
  readonly firstRow: number;
  readonly rows: number;
  inVector(row: number): Float32Array;
  outVector(row: number): Float32Array;
  /** Length of the movie's taste vector: how strongly people who like such movies agree in what else they like. */
  tasteLength(row: number): number;
}

/** Projects rows of a block vocabulary; `row` of a block is counted from its first. */
export async function* projectPersons(
  matrix: CsrMatrix,
  { dimensions, components }: Pick<PersonMaps, 'dimensions' | 'components'>,
  threads: number | null,
): AsyncGenerator<PersonBlock> {
  const { rank } = components;
  for await (const { firstRow, rows, vectors } of projectRows(
    matrix,
    components,
    threads === null ? {} : { threads },
  )) {
    const part = (row: number, first: number, last: number) =>
      vectors.subarray(row * rank + first, row * rank + last);
    yield {
      firstRow,
      rows,
      inVector: (row) => part(row, 0, dimensions),
      outVector: (row) => part(row, dimensions, 2 * dimensions),
      tasteLength: (row) => Math.hypot(...part(row, 2 * dimensions, rank)),
    };
  }
}
