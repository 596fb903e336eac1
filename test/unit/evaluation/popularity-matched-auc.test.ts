import { describe, expect, it } from 'vitest';
import {
  PopularityMatchedAuc,
  type TasteScorer,
} from '../../../src/evaluation/metrics/popularity-matched-auc.ts';
import type { UserRatings } from '../../../src/evaluation/ratings/user-ratings.ts';

const MOVIES = 60;
const USERS = 30;
const KINDS = 3;

/** Person u likes every movie of kind u % 3 and rated nothing else; all movies are as popular. */
function people(): UserRatings {
  const each = MOVIES / KINDS;
  return {
    userCount: USERS,
    movieCount: MOVIES,
    offsets: Uint32Array.from({ length: USERS + 1 }, (_, user) => user * each),
    movies: Uint32Array.from({ length: USERS * each }, (_, k) => {
      const user = Math.floor(k / each);
      return (k % each) * KINDS + (user % KINDS);
    }),
    values: new Float32Array(USERS * each).fill(5),
    liked: new Uint8Array(USERS * each).fill(1),
  };
}

const sameKind: TasteScorer = ([like = 0], candidates, scores) => {
  for (const [i, movie] of candidates.entries()) scores[i] = movie % KINDS === like % KINDS ? 1 : 0;
};
const nothing: TasteScorer = (_likes, _candidates, scores) => {
  scores.fill(0.5);
};
const byNumber: TasteScorer = (_likes, candidates, scores) => {
  for (const [i, movie] of candidates.entries()) scores[i] = (movie * 7919) % MOVIES;
};

describe('AUC among movies of equal popularity', () => {
  const auc = new PopularityMatchedAuc(people(), new Float64Array(MOVIES).fill(USERS / KINDS));
  const options = { likesGiven: 2, users: 20, seed: 1 };

  it('is 1 for who knows the taste and one half for who knows nothing', () => {
    expect(auc.measure(sameKind, options)).toMatchObject({ mean: 1, count: 20 });
    expect(auc.measure(nothing, options).mean).toBe(0.5);
  });

  it('gives several systems at once what each has alone', () => {
    const systems = [sameKind, nothing, byNumber];
    const together = auc.measureSeveral(
      (likes, candidates, scores) => {
        for (const [i, filled] of scores.entries()) systems[i]?.(likes, candidates, filled);
      },
      systems.length,
      options,
    );
    expect(together).toEqual(systems.map((system) => auc.measure(system, options)));
  });
});
