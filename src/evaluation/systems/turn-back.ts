import { projectRows } from '../../linalg/projection.ts';
import { randomRotation } from '../../linalg/rotation.ts';
import type { VectorSet } from './dense-vectors.ts';
import { missing } from '../missing.ts';

/**
 * Undoes the rotation that stored vectors carry, so that dimensions are the model's own again. The rotation is
 * made of the model's dimensions and seed.
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

/** A dense matrix as rows that happen to have no zeros. */
function asSparse({ movieCount, dimensions, values }: VectorSet) {
  return {
    rows: movieCount,
    columns: dimensions,
    offsets: Uint32Array.from({ length: movieCount + 1 }, (_, row) => row * dimensions),
    indices: Uint16Array.from({ length: values.length }, (_, i) => i % dimensions),
    values,
  };
}
