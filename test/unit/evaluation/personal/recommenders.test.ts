import { describe, expect, it } from 'vitest';
import { itemWeightRecommender } from '../../../../src/evaluation/personal/item-weights.ts';
import { learnedRecommender } from '../../../../src/evaluation/personal/model-recommender.ts';
import type { PersonalRecommender } from '../../../../src/evaluation/personal/personal-recommender.ts';
import { normaliseRows, type VectorSet, vectorOf } from '../../../../src/evaluation/systems/dense-vectors.ts';
import { openExecutor } from '../../../../src/linalg/parallel/open-executor.ts';
import { randomSource } from '../../../../src/linalg/random.ts';
import { personQuery, scoreForPerson } from '../../../../src/model/person/person-query.ts';
import { covariance } from '../../../../src/model/person/person-space.ts';

const MOVIES = 90;

function vectorSet(dimensions: number, seed: number): VectorSet {
  const random = randomSource(seed);
  const values = Float32Array.from({ length: MOVIES * dimensions }, () => random.normal());
  return { movieCount: MOVIES, dimensions, values };
}

async function scoresOf(
  system: PersonalRecommender,
  histories: readonly { movies: Int32Array; strengths: Float32Array }[],
): Promise<Float32Array[]> {
  const found: Float32Array[] = [];
  await system.scoreAll(histories, (_, scores) => found.push(scores.slice()));
  return found;
}

const histories = Array.from({ length: 37 }, (_, i) => ({
  movies: Int32Array.from({ length: 1 + (i % 5) }, (__, k) => (i * 7 + k * 11) % MOVIES),
  strengths: Float32Array.from({ length: 1 + (i % 5) }, (__, k) => (k === 1 ? 0.5 : 1)),
}));

describe('a learned model', () => {
  it('scores every movie for every history as the product does', async () => {
    const embeddings = vectorSet(20, 1);
    normaliseRows(embeddings);
    const [inVectors, outVectors] = [vectorSet(12, 2), vectorSet(12, 3)];
    const prior = Float32Array.from({ length: MOVIES }, (_, movie) => 0.5 + (movie % 4) / 10);
    const space = {
      dimensions: 12,
      tasteDimensions: 20,
      average: vectorOf(vectorSet(12, 4), 0),
      outCovariance: covariance(MOVIES, 12, (movie) => vectorOf(outVectors, movie)),
      tasteCovariance: covariance(MOVIES, 20, (movie) => vectorOf(embeddings, movie)),
    };
    const model = {
      id: 1,
      representation: 'learned',
      tier: 'medium',
      status: 'active',
      dimensions: 20,
      explainedVariance: null,
      seed: 1,
      sections: [],
      gamma: null,
      learning: null,
      vectors: embeddings,
      prior,
    } as const;
    const system = learnedRecommender('learned', model, { space, inVectors, outVectors }, openExecutor);
    const all = await scoresOf(system, histories);
    expect(all).toHaveLength(histories.length);
    for (const [i, { movies, strengths }] of histories.entries()) {
      const sum = (set: VectorSet): Float32Array => {
        const total = new Float32Array(set.dimensions);
        movies.forEach((movie, k) => {
          vectorOf(set, movie).forEach((value, d) => (total[d]! += strengths[k]! * value));
        });
        return total;
      };
      const likes = strengths.reduce((a, b) => a + b, 0);
      const query = personQuery({ likes, inSum: sum(inVectors), tasteSum: sum(embeddings) }, space);
      for (let movie = 0; movie < MOVIES; movie += 1) {
        const expected = scoreForPerson(query, {
          out: vectorOf(outVectors, movie),
          embedding: vectorOf(embeddings, movie),
          prior: prior[movie]!,
        });
        expect(all[i]![movie]).toBeCloseTo(expected, 3);
      }
    }
  });
});

describe('weights between movies', () => {
  const system = itemWeightRecommender('weights', {
    movieCount: 5,
    movies: Uint32Array.of(1, 3, 4),
    weights: Float32Array.of(0, 2, 3, 5, 0, 7, 11, 13, 0),
  });
  const history = { movies: Int32Array.of(3, 0, 1), strengths: Float32Array.of(1, 1, 0.5) };

  it('are summed over the history, and movies without any are not scored', async () => {
    const [scores] = await scoresOf(system, [history]);
    expect([...scores!]).toEqual([-Infinity, 5, -Infinity, 1, 8.5]);
  });

  it('are the same for candidates', () => {
    const filled = new Float32Array(3);
    system.scoreTaste(Int32Array.of(3, 1), Int32Array.of(4, 1, 2), filled);
    expect([...filled]).toEqual([10, 5, -Infinity]);
  });
});
