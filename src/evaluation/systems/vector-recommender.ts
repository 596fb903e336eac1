import { dot } from '../../linalg/dot.ts';
import { type VectorSet, vectorOf } from './dense-vectors.ts';
import { nearestNeighbours } from './dense-neighbours.ts';
import type { OpenExecutor } from './dense-products.ts';
import type { Recommender } from './recommender.ts';
import { missing } from '../missing.ts';

export interface VectorRecommenderOptions {
  readonly name: string;
  readonly vectors: VectorSet;
  /** The prior of each movie, in [0, 1]. Without it, ranks by cosine alone (ranking `similarity`). */
  readonly prior?: Float32Array;
  readonly openExecutor: OpenExecutor;
}

/**
 * Recommends as the product does: by cosine, times the prior if the cosine is positive (ranking `balanced`). Several
 * likes are the mean of their unit vectors. Exact, while the product's index is approximate.
 */
export function vectorRecommender(options: VectorRecommenderOptions): Recommender {
  const { name, vectors, prior, openExecutor } = options;
  return {
    name,
    neighbours: (seeds, k, choice) =>
      nearestNeighbours(
        vectors,
        seeds,
        { k, ...(prior && { multiplier: prior }), ...(choice && { choice }) },
        openExecutor,
      ),
    scoreTaste: (likes, candidates, scores) => {
      const taste = meanVector(vectors, likes);
      candidates.forEach((movie, i) => {
        const product = dot(taste, vectorOf(vectors, movie));
        scores[i] = product > 0 && prior ? product * (prior[movie] ?? missing('movie', movie)) : product;
      });
    },
  };
}

function meanVector(vectors: VectorSet, movies: Int32Array): Float32Array {
  const mean = new Float32Array(vectors.dimensions);
  for (const movie of movies) {
    const vector = vectorOf(vectors, movie);
    for (let d = 0; d < mean.length; d += 1) {
      const value = vector[d] ?? missing('dimension', d);
      mean[d] = (mean[d] ?? missing('dimension', d)) + value / movies.length;
    }
  }
  return mean;
}
