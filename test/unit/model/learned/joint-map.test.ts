import { describe, expect, it } from 'vitest';
import { crowdMap } from '../../../../src/model/content/crowd-map.ts';
import { genreMap } from '../../../../src/model/learned/genre-map.ts';
import { jointMap } from '../../../../src/model/learned/joint-map.ts';
import { dotProduct, madeUpCorpus, meanLength, rowsOn } from '../../../support/block-rows.ts';

const corpus = madeUpCorpus(160);
const GENRE_WEIGHT = 0.8;
const CROWD_WEIGHT = 0.3;
const genre = genreMap(corpus, 10, GENRE_WEIGHT)!;
const crowd = crowdMap(corpus, 6, CROWD_WEIGHT)!;
const DIMENSIONS = genre.section.dimensions + crowd.section.dimensions;

describe('several maps as one', () => {
  it('keep every product of what they say, each part by its weight, when no dimension is spared', async () => {
    const joint = await jointMap(corpus, [genre, crowd], 1, { rank: DIMENSIONS, seed: 1 });
    const [whole, genres, crowds] = await Promise.all(
      [joint, genre, crowd].map((map) => rowsOn(map, corpus)),
    );
    const [genreScale, crowdScale] = [GENRE_WEIGHT / meanLength(genres!), CROWD_WEIGHT / meanLength(crowds!)];
    const [ofGenre, ofCrowd] = [lessMean(genres!), lessMean(crowds!)];
    const product = (i: number, j: number): number =>
      genreScale ** 2 * dotProduct(ofGenre[i]!, ofGenre[j]!) +
      crowdScale ** 2 * dotProduct(ofCrowd[i]!, ofCrowd[j]!);
    const scale = dotProduct(whole![0]!, whole![0]!) / product(0, 0);
    for (let i = 0; i < 40; i++) {
      for (let j = 0; j <= i; j++) {
        expect(dotProduct(whole![i]!, whole![j]!)).toBeCloseTo(scale * product(i, j), 3);
      }
    }
  });

  it('have a mean length of 1 and no mean, movies counting by their weights', async () => {
    const joint = await jointMap(corpus, [genre, crowd], 0.7, { rank: 8, seed: 1 });
    expect(joint.section).toEqual({ name: 'joint', dimensions: 8, weight: 0.7, unit: false });
    const points = await rowsOn(joint, corpus);
    expect(meanLength(points)).toBeCloseTo(1, 4);
    for (const mean of weightedMean(points)) expect(mean).toBeCloseTo(0, 4);
  });

  it('pass over a part that says the same of all movies', async () => {
    const silent = {
      section: { name: 'content', dimensions: 2, weight: 5, unit: false } as const,
      weights: new Float32Array(2 * corpus.matrix.columns),
    };
    const rank = genre.section.dimensions;
    const [alone, beside] = await Promise.all([
      jointMap(corpus, [genre], 1, { rank, seed: 1 }),
      jointMap(corpus, [silent, genre], 1, { rank, seed: 1 }),
    ]);
    const [one, other] = [await rowsOn(alone, corpus), await rowsOn(beside, corpus)];
    for (let i = 0; i < 20; i++) {
      expect(dotProduct(other[i]!, other[0]!)).toBeCloseTo(dotProduct(one[i]!, one[0]!), 4);
    }
  });

  it('keep more of the variance the more dimensions there are, the same for any number of threads', async () => {
    const few = await jointMap(corpus, [genre, crowd], 1, { rank: 3, seed: 1, threads: 1 });
    const more = await jointMap(corpus, [genre, crowd], 1, { rank: 9, seed: 1, threads: 1 });
    expect(few.explainedVariance).toBeGreaterThan(0.3);
    expect(more.explainedVariance).toBeGreaterThan(few.explainedVariance);
    const again = await jointMap(corpus, [genre, crowd], 1, { rank: 9, seed: 1, threads: 2 });
    expect(again.weights).toEqual(more.weights);
  });
});

/** Of the movies' points, each movie counting with the square of its weight. */
function weightedMean(points: readonly (readonly number[])[]): number[] {
  const shares = Array.from(corpus.rowWeights, (weight) => weight ** 2);
  const mass = shares.reduce((sum, share) => sum + share, 0);
  return points[0]!.map(
    (_, k) => points.reduce((sum, point, row) => sum + shares[row]! * point[k]!, 0) / mass,
  );
}

function lessMean(points: readonly (readonly number[])[]): number[][] {
  const mean = weightedMean(points);
  return points.map((point) => point.map((value, k) => value - mean[k]!));
}
