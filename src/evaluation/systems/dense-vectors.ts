import { dot } from '../../linalg/dot.ts';
import { missing } from '../missing.ts';

/** Unit vectors of the movies of a catalogue: row m of `values` (movies x dimensions, row-major) is movie m's. */
export interface VectorSet {
  readonly movieCount: number;
  readonly dimensions: number;
  /** A movie without a vector has a row of zeros. */
  readonly values: Float32Array;
}

export function vectorOf(vectors: VectorSet, movie: number): Float32Array {
  return vectors.values.subarray(movie * vectors.dimensions, (movie + 1) * vectors.dimensions);
}

/** Divides each row by its length in place; rows of zeros stay. */
export function normaliseRows(vectors: VectorSet): void {
  for (let movie = 0; movie < vectors.movieCount; movie += 1) {
    const row = vectorOf(vectors, movie);
    const length = Math.sqrt(dot(row, row));
    if (length > 0)
      for (let i = 0; i < row.length; i += 1) row[i] = (row[i] ?? missing('dimension', i)) / length;
  }
}
