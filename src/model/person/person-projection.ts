import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';

/** What a learned model knows about people, as maps from the terms of a movie. */
export interface PersonMaps {
  /** Length of in and out vectors. */
  readonly dimensions: number;
  /** Rows of the in vector, then of the out vector, then of the taste vector. */
  readonly components: Components;
  /** The average person. */
  readonly average: Float32Array;
}

/** Vectors of consecutive movies. The arrays are valid until the next block is requested. */
export interface PersonBlock {
  readonly firstRow: number;
  readonly rows: number;
  inVector(row: number): Float32Array;
  outVector(row: number): Float32Array;
  /** Length of a movie's taste vector: how strongly the likers of such movies agree on what else they like. */
  tasteLength(row: number): number;
}

/** Projects rows of a block vocabulary. Within a block, `row` counts from its first row. */
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
