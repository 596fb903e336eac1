import { projectRows } from '../../linalg/projection.ts';
import { randomRotation } from '../../linalg/rotation.ts';
import type { VectorSet } from './dense-vectors.ts';
import { missing } from '../missing.ts';

/**
 * Undoes the rotation of stored vectors, which gives the model's original dimensions. The rotation follows from the
 * model's number of dimensions and its seed.
 */
export async function turnBack(vectors: VectorSet, seed: number): Promise<VectorSet> {
  const { movieCount, dimensions } = vectors;
  const rotation = randomRotation(dimensions, seed);
  const inverse = new Float32Array(dimensions * dimensions);
  for (let i = 0; i < dimensions; i += 1) {
    for (let j = 0; j < dimensions; j += 1) {
      inverse[j * dimensions + i] = rotation[i * dimensions + j] ?? missing('value', i * dimensions + j);
    }
  }
  const values = new Float32Array(movieCount * dimensions);
  const components = { rank: dimensions, columns: dimensions, components: inverse };
  for await (const block of projectRows(asSparse(vectors), components)) {
    values.set(block.vectors, block.firstRow * dimensions);
  }
  return { movieCount, dimensions, values };
}

/** A dense matrix as a sparse one without zeros. */
function asSparse({ movieCount, dimensions, values }: VectorSet) {
  return {
    rows: movieCount,
    columns: dimensions,
    offsets: Uint32Array.from({ length: movieCount + 1 }, (_, row) => row * dimensions),
    indices: Uint16Array.from({ length: values.length }, (_, i) => i % dimensions),
    values,
  };
}
