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
 * (Dhillon & Modha 2001). The same sample and seed give the same tree; an empty sample gives one cell.
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
  if (rows.length === 0) {
    const axis = new Float32Array(dimensions);
    axis[0] = 1;
    return { dimensions, branches: 1, groups: axis, leaves: axis };
  }
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

/** So many groups, those nearest to a vector, are searched for its leaf: the best leaf may be in a group next door. */
const GROUPS_SEARCHED = 3;

/** The cell of a vector of the tree's dimensions: the nearest leaf of the nearest groups. */
export function cellOf(tree: CellTree, vector: Float32Array): number {
  const { branches, dimensions } = tree;
  const near = Array.from({ length: branches }, (_, group) => {
    return { group, cosine: dotAt(tree.groups, group * dimensions, vector) };
  })
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, GROUPS_SEARCHED);
  let nearest = { centre: 0, cosine: -Infinity };
  for (const { group } of near) {
    const leaf = nearestCentre(tree.leaves, dimensions, group * branches, branches, vector);
    if (leaf.cosine > nearest.cosine) nearest = leaf;
  }
  return nearest.centre;
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
      nearest[row] = nearestCentre(centres, dimensions, 0, count, vector).centre;
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
): { readonly centre: number; readonly cosine: number } {
  let centre = first;
  let largest = -Infinity;
  for (let i = first; i < first + count; i++) {
    const cosine = dotAt(centres, i * dimensions, vector);
    if (cosine > largest) {
      largest = cosine;
      centre = i;
    }
  }
  return { centre, cosine: largest };
}

/** Four sums side by side, without a view of the row: this is where building cells spends its time. */
function dotAt(rows: Float32Array, from: number, vector: Float32Array): number {
  const { length } = vector;
  let [a, b, c, d, i] = [0, 0, 0, 0, 0];
  for (; i + 3 < length; i += 4) {
    const at = from + i;
    a += rows[at]! * vector[i]!;
    b += rows[at + 1]! * vector[i + 1]!;
    c += rows[at + 2]! * vector[i + 2]!;
    d += rows[at + 3]! * vector[i + 3]!;
  }
  for (; i < length; i++) a += rows[from + i]! * vector[i]!;
  return a + b + c + d;
}

function normalize(vector: Float32Array): boolean {
  const norm = Math.sqrt(dot(vector, vector));
  if (norm === 0) return false;
  for (let d = 0; d < vector.length; d++) vector[d]! /= norm;
  return true;
}
