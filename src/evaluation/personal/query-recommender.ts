import { PANEL } from '../../linalg/kernels/kernels.ts';
import { dot } from '../../linalg/dot.ts';
import { missing } from '../missing.ts';
import { denseProducts, type OpenExecutor } from '../systems/dense-products.ts';
import { type VectorSet, vectorOf } from '../systems/dense-vectors.ts';
import type { History } from './history.ts';
import type { PersonalRecommender } from './personal-recommender.ts';

export interface QueryRecommenderOptions {
  readonly name: string;
  /** One row per movie. */
  readonly rows: VectorSet;
  /** A person's query. A movie's score is its inner product with the movie's row. */
  readonly query: (history: History) => Float32Array;
  readonly openExecutor: OpenExecutor;
}

/** Recommends by the inner product of a person's query with each movie's row. Exact, unlike an index. */
export function queryRecommender(options: QueryRecommenderOptions): PersonalRecommender {
  const { name, rows, query, openExecutor } = options;
  const scores = new Float32Array(rows.movieCount);
  return {
    name,
    scoreAll: (histories, visit) =>
      denseProducts(
        rows,
        histories.length,
        (index) => query(histories[index] ?? missing('history', index)),
        ({ first, count, values }) => {
          for (let q = 0; q < count; q += 1) {
            for (let movie = 0; movie < scores.length; movie += 1) {
              scores[movie] = values[movie * PANEL + q] ?? missing('movie', movie);
            }
            visit(first + q, scores);
          }
        },
        openExecutor,
      ),
    scoreTaste: (likes, candidates, filled) => {
      const asked = query({ movies: likes, strengths: new Float32Array(likes.length).fill(1) });
      for (const [i, movie] of candidates.entries()) filled[i] = dot(asked, vectorOf(rows, movie));
    },
  };
}

/** Sum of strength times vector over a history. */
export function weightedSum(vectors: VectorSet, { movies, strengths }: History): Float32Array {
  const sum = new Float32Array(vectors.dimensions);
  for (const [i, movie] of movies.entries()) {
    const strength = strengths[i] ?? missing('strength', i);
    for (const [d, value] of vectorOf(vectors, movie).entries()) {
      sum[d] = (sum[d] ?? missing('dimension', d)) + strength * value;
    }
  }
  return sum;
}

export function totalStrength({ strengths }: History): number {
  let total = 0;
  for (const strength of strengths) total += strength;
  return total;
}
