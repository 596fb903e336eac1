import { normaliseRows, type VectorSet, vectorOf } from './dense-vectors.ts';
import { missing } from '../missing.ts';

/** A range of a vector's dimensions with a meaning of its own. */
export interface VectorSlice {
  readonly name: string;
  readonly dimensions: number;
}

/**
 * Vectors with fewer dimensions, rescaled to unit length: keeps the leading dimensions of each section, in proportion
 * to its size, because the SVD puts the most important ones first.
 */
export function keepDimensions(
  vectors: VectorSet,
  sections: readonly VectorSlice[],
  dimensions: number,
): VectorSet {
  const kept: number[] = [];
  let base = 0;
  for (const section of sections) {
    const share = Math.round((section.dimensions * dimensions) / vectors.dimensions);
    for (let i = 0; i < Math.min(share, section.dimensions); i += 1) kept.push(base + i);
    base += section.dimensions;
  }
  const values = new Float32Array(vectors.movieCount * kept.length);
  for (let movie = 0; movie < vectors.movieCount; movie += 1) {
    const row = vectorOf(vectors, movie);
    for (const [i, dimension] of kept.entries()) {
      values[movie * kept.length + i] = row[dimension] ?? missing('dimension', dimension);
    }
  }
  const smaller = { movieCount: vectors.movieCount, dimensions: kept.length, values };
  normaliseRows(smaller);
  return smaller;
}

/** Vectors in which one section is multiplied by `factor`, rescaled to unit length. */
export function scaleSection(
  vectors: VectorSet,
  sections: readonly VectorSlice[],
  name: string,
  factor: number,
): VectorSet {
  const values = vectors.values.slice();
  let base = 0;
  for (const section of sections) {
    if (section.name === name) {
      for (let movie = 0; movie < vectors.movieCount; movie += 1) {
        for (let i = 0; i < section.dimensions; i += 1) {
          const at = movie * vectors.dimensions + base + i;
          values[at] = (values[at] ?? missing('value', at)) * factor;
        }
      }
    }
    base += section.dimensions;
  }
  const scaled = { ...vectors, values };
  normaliseRows(scaled);
  return scaled;
}
