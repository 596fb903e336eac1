import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeStrength } from '../../../../src/model/person/like-strength.ts';
import { personQuery, scoreForPerson } from '../../../../src/model/person/person-query.ts';
import { covariance, deviation, type PersonSpace } from '../../../../src/model/person/person-space.ts';

const MOVIES = 40;
const DIMENSIONS = 6;
const TASTE_DIMENSIONS = 9;

function wave(length: number, phase: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(i * 2.3 + phase) + 0.1 * Math.cos(phase * i));
}

const movies = Array.from({ length: MOVIES }, (_, movie) => {
  const taste = wave(TASTE_DIMENSIONS, movie * 0.7);
  const length = Math.hypot(...taste);
  return {
    in: wave(DIMENSIONS, movie),
    out: wave(DIMENSIONS, movie * 1.9 + 1),
    embedding: taste.map((value) => value / length),
    prior: 0.5 + (movie % 5) / 10,
  };
});

const space: PersonSpace = {
  dimensions: DIMENSIONS,
  tasteDimensions: TASTE_DIMENSIONS,
  average: wave(DIMENSIONS, 0.3),
  outCovariance: covariance(MOVIES, DIMENSIONS, (i) => movies[i]!.out),
  tasteCovariance: covariance(MOVIES, TASTE_DIMENSIONS, (i) =>
    movies[i]!.embedding.map((value) => value * movies[i]!.prior),
  ),
};

function sums(history: readonly number[]) {
  const inSum = new Float32Array(DIMENSIONS);
  const tasteSum = new Float32Array(TASTE_DIMENSIONS);
  for (const movie of history) {
    movies[movie]!.in.forEach((value, i) => (inSum[i]! += value));
    movies[movie]!.embedding.forEach((value, i) => (tasteSum[i]! += value));
  }
  return { likes: history.length, inSum, tasteSum };
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('the score of a movie for a person', () => {
  // The recipe as it was measured, written out over all movies.
  it.each([[[3]], [[1, 2, 5, 8]], [Array.from({ length: 30 }, (_, i) => i)]])(
    'is the sum of both parts in standard deviations over the movies, after %j',
    (history) => {
      const n = history.length;
      const { inSum, tasteSum } = sums(history);
      const person = inSum.map((value, i) => value + ((30 * 30) / (30 + n)) * space.average[i]!);
      const personal = movies.map(({ out }) => dot(person, out));
      const length = Math.hypot(...tasteSum);
      const cosines = movies.map(({ embedding, prior }) => (dot(tasteSum, embedding) / length) * prior);
      const query = personQuery(sums(history), space);
      movies.forEach((movie, i) => {
        const expected =
          personal[i]! / standardDeviation(personal) +
          ((30 / (30 + n)) * cosines[i]!) / standardDeviation(cosines);
        expect(scoreForPerson(query, movie)).toBeCloseTo(expected, 4);
      });
    },
  );

  it('is that of the average person for an empty history', () => {
    const query = personQuery(sums([]), space);
    expect(query.taste).toBeNull();
    const scale = query.out[0]! / space.average[0]!;
    query.out.forEach((value, i) => {
      expect(value).toBeCloseTo(scale * space.average[i]!, 5);
    });
  });

  it('depends on the sums alone: the order of a history does not matter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(MOVIES - 1), { minLength: 1, maxLength: 12 }), (history) => {
        const one = personQuery(sums(history), space);
        const other = personQuery(sums([...history].reverse()), space);
        one.out.forEach((value, i) => {
          expect(other.out[i]).toBeCloseTo(value, 3);
        });
      }),
    );
  });
});

describe('a deviation by the covariance', () => {
  it('is the standard deviation of the products', () => {
    const direction = wave(DIMENSIONS, 4);
    const products = movies.map(({ out }) => dot(direction, out));
    expect(deviation(direction, space.outCovariance)).toBeCloseTo(standardDeviation(products), 5);
  });
});

describe('how much a rating says', () => {
  it.each([
    [{ likeThreshold: 4, top: 5 }, [5, 4.5, 4, 3.5, 3, 2.5, 0.5], [1, 1, 1, 0.5, 0.25, 0, 0]],
    [{ likeThreshold: 8, top: 10 }, [10, 8, 7, 6, 5, 1], [1, 1, 0.5, 0.25, 0, 0]],
    [{ likeThreshold: 80, top: 100 }, [80, 75, 70, 60, 59], [1, 0.5, 0.5, 0.25, 0]],
    [{ likeThreshold: 1, top: 1 }, [1, 0.9, 0, -1], [1, 0, 0, 0]],
  ])('on the scale %j', (scale, ratings, strengths) => {
    expect(ratings.map((rating) => likeStrength(rating, scale))).toEqual(strengths);
  });
});
