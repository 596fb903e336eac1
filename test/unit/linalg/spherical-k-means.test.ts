import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot } from '../../../src/linalg/dot.ts';
import { NearestCentroids } from '../../../src/linalg/nearest-centroids.ts';
import { randomSource } from '../../../src/linalg/random.ts';
import { sphericalKMeans } from '../../../src/linalg/spherical-k-means.ts';

const DIMENSIONS = 20;

/** Unit vectors, row-major, around `clusters` random centroids in turn. */
function clustered(count: number, clusters: number, seed: number): Float32Array {
  const random = randomSource(seed);
  const centroids = Array.from({ length: clusters * DIMENSIONS }, () => random.normal());
  const vectors = new Float32Array(count * DIMENSIONS);
  for (let i = 0; i < count; i++) {
    const vector = vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    for (let d = 0; d < DIMENSIONS; d++) {
      vector[d] = centroids[(i % clusters) * DIMENSIONS + d]! + 0.2 * random.normal();
    }
    const length = Math.sqrt(dot(vector, vector));
    for (let d = 0; d < DIMENSIONS; d++) vector[d]! /= length;
  }
  return vectors;
}

async function cellsOf(
  vectors: Float32Array,
  centroids: Float32Array,
  threads?: number,
): Promise<Uint16Array> {
  const rows = vectors.length / DIMENSIONS;
  const shape = {
    centroids: centroids.length / DIMENSIONS,
    dimensions: DIMENSIONS,
    blockRows: rows,
    rows,
    threads,
  };
  const finder = new NearestCentroids(shape);
  try {
    finder.setCentroids(centroids);
    return await finder.find(vectors);
  } finally {
    await finder.close();
  }
}

test('what lies together shares cells far more often than what does not', async () => {
  const vectors = clustered(600, 12, 1);
  const cells = await cellsOf(
    vectors,
    await sphericalKMeans(vectors, { dimensions: DIMENSIONS, centroids: 18, seed: 1 }),
  );
  let [together, apart] = [0, 0];
  for (let i = 0; i + 13 < cells.length; i++) {
    if (cells[i] === cells[i + 12]) together++;
    if (cells[i] === cells[i + 13]) apart++;
  }
  expect(together).toBeGreaterThan(5 * apart);
});

test('no centroid is nearer than the one that is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer(), async (count, seed) => {
      const [vectors, centroids] = [clustered(50, 7, seed), clustered(count, 5, seed + 1)];
      const row = (of: Float32Array, i: number) => of.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
      for (const [i, nearest] of (await cellsOf(vectors, centroids)).entries()) {
        const largest = Math.max(
          ...Array.from({ length: count }, (_, c) => dot(row(vectors, i), row(centroids, c))),
        );
        expect(dot(row(vectors, i), row(centroids, nearest))).toBeGreaterThan(largest - 1e-5);
      }
    }),
    { numRuns: 30 },
  );
});

test('the same sample and seed give the same centroids, of length one, on any number of threads', async () => {
  const sample = clustered(300, 9, 3);
  const options = { dimensions: DIMENSIONS, centroids: 17, seed: 7 };
  const centroids = await sphericalKMeans(sample, { ...options, threads: 1 });
  expect(await sphericalKMeans(sample, { ...options, threads: 3 })).toEqual(centroids);
  expect(await sphericalKMeans(sample, options)).toEqual(centroids);
  for (let i = 0; i < 17; i++) {
    const centroid = centroids.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    expect(dot(centroid, centroid)).toBeCloseTo(1, 5);
  }
});

test('there are no more centroids than vectors, and one where there are none', async () => {
  const options = { dimensions: DIMENSIONS, centroids: 6, seed: 1 };
  expect(await sphericalKMeans(clustered(4, 2, 5), options)).toHaveLength(4 * DIMENSIONS);
  const only = await sphericalKMeans(new Float32Array(), options);
  expect(only).toHaveLength(DIMENSIONS);
  expect([...(await cellsOf(clustered(5, 1, 4), only))]).toEqual([0, 0, 0, 0, 0]);
});

test('refuses more rows than there is room for', async () => {
  const finder = new NearestCentroids({ centroids: 2, dimensions: 3, blockRows: 4, rows: 4 });
  await expect(finder.find(new Float32Array(15))).rejects.toThrow('15 numbers are not up to 4 rows of 3');
  await finder.close();
});
