import { inverse, Matrix } from 'ml-matrix';
import { expect, it } from 'vitest';
import { coLikes } from '../../../../src/model/learned/co-likes.ts';
import { easeWeights } from '../../../../src/model/learned/ease.ts';
import { groupLikes } from '../../../../src/model/learned/taste-source.ts';

const LIKES = [
  [1, 1, 0, 0],
  [1, 1, 1, 0],
  [0, 1, 1, 0],
  [0, 0, 1, 1],
  [1, 0, 0, 1],
];

function people() {
  const pairs = LIKES.flatMap((row, user) =>
    row.flatMap((like, movie) => (like === 1 ? [{ user, movie }] : [])),
  );
  return coLikes(
    groupLikes(
      {
        users: Int32Array.from(pairs, ({ user }) => user),
        movies: Int32Array.from(pairs, ({ movie }) => movie),
        strengths: new Float32Array(pairs.length).fill(1),
      },
      [0, 1, 2, 3],
    ),
  );
}

it('gives the weights of the closed form, with a zero diagonal', async () => {
  const lambda = 0.7;
  const likes = new Matrix(LIKES);
  const precision = inverse(likes.transpose().mmul(likes).add(Matrix.eye(4).mul(lambda)));
  const weights = await easeWeights(people(), Uint32Array.of(0, 1, 2, 3), { lambda });
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) {
      const expected = i === j ? 0 : -precision.get(i, j) / precision.get(j, j);
      expect(weights[i * 4 + j]).toBeCloseTo(expected, 5);
    }
  }
});

it('takes only the movies that it is given, in their order', async () => {
  const lambda = 1;
  const chosen = new Matrix(LIKES.map((row) => [row[3]!, row[1]!]));
  const precision = inverse(chosen.transpose().mmul(chosen).add(Matrix.eye(2).mul(lambda)));
  const weights = await easeWeights(people(), Uint32Array.of(3, 1), { lambda });
  expect(weights[1]).toBeCloseTo(-precision.get(0, 1) / precision.get(1, 1), 5);
  expect(weights[2]).toBeCloseTo(-precision.get(1, 0) / precision.get(0, 0), 5);
});
