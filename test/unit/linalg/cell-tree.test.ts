import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, learnCellTree } from '../../../src/linalg/cell-tree.ts';
import { dot } from '../../../src/linalg/dot.ts';
import { randomSource } from '../../../src/linalg/random.ts';

const DIMENSIONS = 16;

/** Unit vectors around `clusters` random centres, one centre after the other. */
function clustered(count: number, clusters: number, seed: number): Float32Array[] {
  const random = randomSource(seed);
  const normal = () => Float32Array.from({ length: DIMENSIONS }, () => random.normal());
  const centres = Array.from({ length: clusters }, normal);
  return Array.from({ length: count }, (_, i) => {
    const centre = centres[i % clusters]!;
    const noise = normal();
    const vector = centre.map((value, d) => value + 0.2 * noise[d]!);
    const length = Math.sqrt(dot(vector, vector));
    return vector.map((value) => value / length);
  });
}

function treeOf(vectors: readonly Float32Array[], branches: number, seed: number) {
  const sample = new Float32Array(vectors.length * DIMENSIONS);
  for (const [i, vector] of vectors.entries()) sample.set(vector, i * DIMENSIONS);
  return learnCellTree(sample, DIMENSIONS, branches, seed);
}

test('what lies together shares cells far more often than what does not', () => {
  const vectors = clustered(600, 12, 1);
  const tree = treeOf(vectors, 4, 1);
  const cells = vectors.map((vector) => cellOf(tree, vector));
  let [together, apart] = [0, 0];
  for (let i = 0; i + 13 < cells.length; i++) {
    if (cells[i] === cells[i + 12]) together++;
    if (cells[i] === cells[i + 13]) apart++;
  }
  expect(together).toBeGreaterThan(5 * apart);
});

test('a cell is a leaf of one of the groups, and no leaf of the nearest group is nearer', () => {
  const vectors = clustered(300, 10, 2);
  const tree = treeOf(vectors, 5, 2);
  const cosine = (centres: Float32Array, i: number, vector: Float32Array) =>
    dot(centres.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS), vector);
  fc.assert(
    fc.property(fc.constantFrom(...vectors), (vector) => {
      const cell = cellOf(tree, vector);
      expect(cell).toBeLessThan(25);
      const groups = [0, 1, 2, 3, 4].map((group) => ({ group, near: cosine(tree.groups, group, vector) }));
      const [nearest] = groups.sort((a, b) => b.near - a.near);
      for (let leaf = 0; leaf < 5; leaf++) {
        const other = cosine(tree.leaves, nearest!.group * 5 + leaf, vector);
        expect(cosine(tree.leaves, cell, vector)).toBeGreaterThanOrEqual(other);
      }
    }),
  );
});

test('the same sample and seed give the same tree', () => {
  const vectors = clustered(200, 8, 3);
  expect(treeOf(vectors, 3, 7)).toEqual(treeOf(vectors, 3, 7));
});

test('without a sample there is one cell, and everything is in it', () => {
  const tree = treeOf([], 6, 1);
  expect(tree.branches).toBe(1);
  expect(clustered(5, 1, 4).map((vector) => cellOf(tree, vector))).toEqual([0, 0, 0, 0, 0]);
});
