import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { projectRows } from '../../linalg/projection.ts';
import { type Section, weighSections } from './section.ts';

/** Vectors of some consecutive rows: row-major rows x dimensions, of unit length, or zero. */
export interface PlacedBlock {
  readonly firstRow: number;
  readonly rows: number;
  readonly vectors: Float32Array;
}

export interface PlaceOptions {
  readonly rotation: Float64Array;
  readonly threads?: number;
}

/**
 * Places the rows of a block representation: projects them on the sections' maps, weighs the sections against each
 * other, turns the whole (rotation: row-major dimensions x dimensions) and brings it to length 1. The same for
 * training and for movies that come later.
 */
export async function* placeRows(
  matrix: CsrMatrix,
  components: Components,
  sections: readonly Section[],
  { rotation, ...threads }: PlaceOptions,
): AsyncGenerator<PlacedBlock> {
  const { rank } = components;
  const turn = { rank, columns: rank, components: Float32Array.from(rotation) };
  for await (const { firstRow, rows, vectors } of projectRows(matrix, components, threads)) {
    const weighed = vectors.slice(0, rows * rank);
    weighSections(weighed, rows, sections);
    const dense = denseRows(weighed, rows, rank);
    const turned = new Float32Array(rows * rank);
    for await (const block of projectRows(dense, turn, { unit: true, ...threads })) {
      turned.set(block.vectors.subarray(0, block.rows * rank), block.firstRow * rank);
    }
    yield { firstRow, rows, vectors: turned };
  }
}

/** A dense block as a sparse matrix that happens to have no zeros: the kernel for those is quick enough. */
function denseRows(values: Float32Array, rows: number, columns: number): CsrMatrix {
  const indices = new Uint16Array(values.length);
  for (let i = 0; i < indices.length; i++) indices[i] = i % columns;
  const offsets = Uint32Array.from({ length: rows + 1 }, (_, row) => row * columns);
  return { rows, columns, offsets, indices, values };
}
