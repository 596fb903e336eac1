import { personQuery } from '../../model/person/person-query.ts';
import { missing } from '../missing.ts';
import type { OpenExecutor } from '../systems/dense-products.ts';
import { type VectorSet, vectorOf } from '../systems/dense-vectors.ts';
import type { MeasuredModel } from '../systems/measured-model.ts';
import type { PersonalRecommender } from './personal-recommender.ts';
import { queryRecommender, totalStrength, weightedSum } from './query-recommender.ts';
import type { StoredPersons } from './stored-persons.ts';

/** Recommends as a learned model serves a person: by personQuery, over rows of out vector and embedding x prior. */
export function learnedRecommender(
  name: string,
  { vectors, prior }: MeasuredModel,
  { space, inVectors, outVectors }: StoredPersons,
  openExecutor: OpenExecutor,
): PersonalRecommender {
  return queryRecommender({
    name,
    rows: joinRows(outVectors, timesPrior(vectors, prior)),
    openExecutor,
    query: (history) => {
      const { out, taste } = personQuery(
        {
          likes: totalStrength(history),
          inSum: weightedSum(inVectors, history),
          tasteSum: weightedSum(vectors, history),
        },
        space,
      );
      return joined(out, taste ?? new Float32Array(vectors.dimensions));
    },
  });
}

/** Recommends as any model serves several likes: by cosine with the mean of their vectors, times the prior. */
export function meanRecommender(
  name: string,
  { vectors, prior }: MeasuredModel,
  openExecutor: OpenExecutor,
): PersonalRecommender {
  return queryRecommender({
    name,
    rows: timesPrior(vectors, prior),
    openExecutor,
    query: (history) => weightedSum(vectors, history),
  });
}

function timesPrior(vectors: VectorSet, prior: Float32Array): VectorSet {
  const values = vectors.values.slice();
  for (let movie = 0; movie < vectors.movieCount; movie += 1) {
    const factor = prior[movie] ?? missing('movie', movie);
    const row = values.subarray(movie * vectors.dimensions, (movie + 1) * vectors.dimensions);
    row.set(row.map((value) => value * factor));
  }
  return { ...vectors, values };
}

/** Puts the rows of two sets side by side. */
function joinRows(left: VectorSet, right: VectorSet): VectorSet {
  const dimensions = left.dimensions + right.dimensions;
  const values = new Float32Array(left.movieCount * dimensions);
  for (let movie = 0; movie < left.movieCount; movie += 1) {
    values.set(vectorOf(left, movie), movie * dimensions);
    values.set(vectorOf(right, movie), movie * dimensions + left.dimensions);
  }
  return { movieCount: left.movieCount, dimensions, values };
}

function joined(left: Float32Array, right: Float32Array): Float32Array {
  const both = new Float32Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
