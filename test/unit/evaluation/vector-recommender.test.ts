import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openExecutor } from '../../../src/linalg/parallel/open-executor.ts';
import { normaliseRows, type VectorSet, vectorOf } from '../../../src/evaluation/systems/dense-vectors.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { dot } from '../../../src/linalg/dot.ts';
import { vectorRecommender } from '../../../src/evaluation/systems/vector-recommender.ts';

const vectorSet = (movieCount: number, dimensions: number, seed: number): VectorSet => {
  const random = randomSource(seed);
  const values = Float32Array.from({ length: movieCount * dimensions }, () => 2 * random.uniform() - 1);
  const vectors = { movieCount, dimensions, values };
  normaliseRows(vectors);
  return vectors;
};

const scoresOf = (vectors: VectorSet, seed: number, prior?: Float32Array): number[] =>
  Array.from({ length: vectors.movieCount }, (_, movie) => {
    if (movie === seed) return -Infinity;
    const cosine = dot(vectorOf(vectors, seed), vectorOf(vectors, movie));
    return cosine > 0 && prior ? cosine * prior[movie]! : cosine;
  });

describe('nearest neighbours by blocked products', () => {
  it('are those found one by one, with and without prior and choice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 700 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer(),
        fc.boolean(),
        fc.boolean(),
        async (movieCount, dimensions, random, ranked, chosen) => {
          const vectors = vectorSet(movieCount, dimensions, random);
          const prior = ranked ? Float32Array.from({ length: movieCount }, (_, i) => (i % 7) / 7) : undefined;
          const choice = chosen ? Uint8Array.from({ length: movieCount }, (_, i) => i % 2) : undefined;
          const system = vectorRecommender({
            name: 'test',
            vectors,
            openExecutor,
            ...(prior && { prior }),
          });
          const seeds = Int32Array.from([0, movieCount - 1]);
          const lists = await system.neighbours(seeds, 5, choice);
          for (const [i, list] of lists.entries()) {
            const scores = scoresOf(vectors, seeds[i]!, prior).map((score, movie) =>
              choice && choice[movie] !== 1 ? -Infinity : score,
            );
            const best = scores
              .filter((score) => score > -Infinity)
              .sort((a, b) => b - a)
              .slice(0, 5);
            expect(list.length).toBe(best.length);
            // Products are summed in another order: equals may change places.
            list.forEach((movie, place) => {
              expect(scores[movie]).toBeCloseTo(best[place]!, 5);
            });
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('knows nothing for a movie without a vector', async () => {
    const vectors = vectorSet(20, 8, 1);
    vectors.values.fill(0, 0, 8);
    const system = vectorRecommender({ name: 'test', vectors, openExecutor });
    const [none, some] = await system.neighbours(Int32Array.of(0, 1), 3);
    expect(none?.length).toBe(0);
    expect(some?.length).toBe(3);
  });

  it('scores a taste like the mean of its likes', () => {
    const vectors = vectorSet(10, 6, 4);
    const system = vectorRecommender({ name: 'test', vectors, openExecutor });
    const scores = new Float32Array(2);
    system.scoreTaste(Int32Array.of(1, 2), Int32Array.of(5, 6), scores);
    const mean = (movie: number): number => (scoresOf(vectors, 1)[movie]! + scoresOf(vectors, 2)[movie]!) / 2;
    expect(scores[0]).toBeCloseTo(mean(5), 5);
    expect(scores[1]).toBeCloseTo(mean(6), 5);
  });
});
