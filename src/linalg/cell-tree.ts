import { dot } from './dot.ts';
import { randomSource } from './random.ts';

/**
 * Divides the unit sphere into cells, in two levels: a point belongs to the nearest of its group's leaves. Cell
 * g x branches + l is leaf l of group g.
 */
export interface CellTree {
  readonly dimensions: number;
  readonly branches: number;
  /** Unit vectors, branches x dimensions. */
  readonly groups: Float32Array;
  /** Unit vectors, branches^2 x dimensions, by cell. */
  readonly leaves: Float32Array;
}

const ROUNDS = 6;

/**
 * Learns branches^2 cells from a sample (rows x dimensions, unit rows) by spherical k-means on each level
 * (Dhillon & Modha 2001). The same sample and seed give the same tree.
 */
export function learnCellTree(
  sample: Float32Array,
  dimensions: number,
  branches: number,
  seed: number,
): CellTree {
  const rows = Array.from({ length: sample.length / dimensions }, (_, row) =>
    sample.subarray(row * dimensions, (row + 1) * dimensions),
  );
  const top = sphericalMeans(rows, dimensions, branches, seed);
  const leaves = new Float32Array(branches * branches * dimensions);
  for (let group = 0; group < branches; group++) {
    const members = rows.filter((_, row) => top.nearest[row] === group);
    const { centres } = sphericalMeans(
      members.length > 0 ? members : rows,
      dimensions,
      branches,
      seed + group + 1,
    );
    leaves.set(centres, group * branches * dimensions);
  }
  return { dimensions, branches, groups: top.centres, leaves };
}

/**
 * The tree seen through its first dimensions. When all vectors were turned by a random rotation, a prefix is a
 * random projection: cells are told nearly as well, for less work.
 */
export function prefixOfTree(tree: CellTree, dimensions: number): CellTree {
  const cut = (centres: Float32Array) => {
    const count = centres.length / tree.dimensions;
    const prefixes = new Float32Array(count * dimensions);
    for (let i = 0; i < count; i++) {
      const from = i * tree.dimensions;
      const prefix = prefixes.subarray(i * dimensions, (i + 1) * dimensions);
      prefix.set(centres.subarray(from, from + dimensions));
      normalize(prefix);
    }
    return prefixes;
  };
  return { dimensions, branches: tree.branches, groups: cut(tree.groups), leaves: cut(tree.leaves) };
}

/** The cell of a vector of the tree's dimensions: the nearest leaf of the nearest group. */
export function cellOf(tree: CellTree, vector: Float32Array): number {
  const group = nearestCentre(tree.groups, tree.dimensions, 0, tree.branches, vector);
  return nearestCentre(tree.leaves, tree.dimensions, group * tree.branches, tree.branches, vector);
}

function sphericalMeans(
  rows: readonly Float32Array[],
  dimensions: number,
  count: number,
  seed: number,
): { readonly centres: Float32Array; readonly nearest: Uint16Array } {
  const random = randomSource(seed);
  const centres = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    centres.set(rows[Math.floor(random.uniform() * rows.length)]!, i * dimensions);
  }
  const nearest = new Uint16Array(rows.length);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [row, vector] of rows.entries()) {
      nearest[row] = nearestCentre(centres, dimensions, 0, count, vector);
    }
    if (round < ROUNDS) moveToMeans(centres, dimensions, rows, nearest);
  }
  return { centres, nearest };
}

/** A centre without members stays where it is. */
function moveToMeans(
  centres: Float32Array,
  dimensions: number,
  rows: readonly Float32Array[],
  nearest: Uint16Array,
): void {
  const sums = new Float32Array(centres.length);
  for (const [row, vector] of rows.entries()) {
    const from = nearest[row]! * dimensions;
    for (let d = 0; d < dimensions; d++) sums[from + d]! += vector[d]!;
  }
  for (let from = 0; from < sums.length; from += dimensions) {
    const sum = sums.subarray(from, from + dimensions);
    if (normalize(sum)) centres.set(sum, from);
  }
}

function nearestCentre(
  centres: Float32Array,
  dimensions: number,
  first: number,
  count: number,
  vector: Float32Array,
): number {
  let nearest = first;
  let largest = -Infinity;
  for (let i = first; i < first + count; i++) {
    const cosine = dot(centres.subarray(i * dimensions, (i + 1) * dimensions), vector);
    if (cosine > largest) {
      largest = cosine;
      nearest = i;
    }
  }
  return nearest;
}

function normalize(vector: Float32Array): boolean {
  const norm = Math.sqrt(dot(vector, vector));
  if (norm === 0) return false;
  for (let d = 0; d < vector.length; d++) vector[d]! /= norm;
  return true;
}
