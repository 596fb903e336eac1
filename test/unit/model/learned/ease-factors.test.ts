import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../../src/linalg/random.ts';
import { coLikes } from '../../../../src/model/learned/co-likes.ts';
import { easeFactors } from '../../../../src/model/learned/ease-factors.ts';

const MOVIES = 150;
const PEOPLE = 600;
const LAMBDA = 1000;

/** People of twelve tastes, each with likes among a twelfth of the movies and a few elsewhere. */
function people() {
  const random = randomSource(4);
  const lists = Array.from({ length: PEOPLE }, (_, user) =>
    Array.from({ length: MOVIES }, (__, movie) => movie).filter(
      (movie) => random.uniform() < (movie % 12 === user % 12 ? 0.8 : 0.05),
    ),
  );
  const userOffsets = new Uint32Array(PEOPLE + 1);
  for (const [user, { length }] of lists.entries()) userOffsets[user + 1] = userOffsets[user]! + length;
  const userMovies = Uint32Array.from(lists.flat());
  const userStrengths = new Float32Array(userMovies.length).fill(1);
  const x = Matrix.zeros(PEOPLE, MOVIES);
  for (const [user, list] of lists.entries()) for (const movie of list) x.set(user, movie, 1);
  return {
    likes: coLikes({ userCount: PEOPLE, movieCount: MOVIES, userOffsets, userMovies, userStrengths }),
    x,
  };
}

describe('the factors of EASE', () => {
  it('are the leading part of what its weights predict', async () => {
    const { likes, x } = people();
    const rank = 12;
    const movies = Uint32Array.from({ length: MOVIES }, (_, i) => i);
    const { dimensions, inFactors, outFactors } = await easeFactors(likes, movies, { rank, seed: 7 });

    const gram = x.transpose().mmul(x);
    const p = inverse(Matrix.add(gram, Matrix.eye(MOVIES).mul(LAMBDA)));
    const b = Matrix.zeros(MOVIES, MOVIES);
    for (let i = 0; i < MOVIES; i++) {
      for (let j = 0; j < MOVIES; j++) if (i !== j) b.set(i, j, -p.get(i, j) / p.get(j, j));
    }
    const predicted = b.transpose().mmul(gram).mmul(b);
    const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(predicted, {
      assumeSymmetric: true,
    });
    const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[j]! - realEigenvalues[i]!);
    const v = eigenvectorMatrix.subMatrixColumn(order.slice(0, rank));
    const cut = b.mmul(v).mmul(v.transpose());

    expect(dimensions).toBe(rank);
    let worst = 0;
    for (let i = 0; i < MOVIES; i++) {
      for (let j = 0; j < MOVIES; j++) {
        let score = 0;
        for (let k = 0; k < rank; k++) score += inFactors[i * rank + k]! * outFactors[j * rank + k]!;
        worst = Math.max(worst, Math.abs(score - cut.get(i, j)));
      }
    }
    expect(worst / cut.max()).toBeLessThan(2e-3);
  });
});
