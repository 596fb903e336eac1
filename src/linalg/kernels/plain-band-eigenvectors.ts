import { CLUSTER_GAP } from './kernels.ts';
import type { BandMatrix } from '../band-matrix.ts';
import { randomSource, type RandomSource } from '../random.ts';

const MAX_ITERATIONS = 5;

/**
 * Unit eigenvectors of a symmetric band matrix for the given eigenvalues (descending), by inverse iteration with an LU
 * factorisation of the band for each (Wilkinson; in the order of LAPACK's dstein). Takes about width^2 * size
 * operations per vector. Vectors of close eigenvalues are made orthogonal to each other. Returns row-major
 * values.length x size: row i belongs to values[i]. `norm` is a bound on the eigenvalues.
 */
export function bandEigenvectors(matrix: BandMatrix, values: ArrayLike<number>, norm: number): Float64Array {
  const { size } = matrix;
  const vectors = new Float64Array(values.length * size);
  const solver = shiftedBandSolver(matrix);
  const random = randomSource(size);
  let cluster = 0;
  for (let i = 0; i < values.length; i++) {
    if (i === 0 || values[i - 1]! - values[i]! > CLUSTER_GAP * norm) cluster = i;
    solver.factorize(values[i]!, norm * Number.EPSILON);
    iterate(solver, vectors, size, cluster, i, norm, random);
  }
  return vectors;
}

function iterate(
  solver: ShiftedBandSolver,
  vectors: Float64Array,
  size: number,
  cluster: number,
  index: number,
  norm: number,
  random: RandomSource,
): void {
  const vector = vectors.subarray(index * size, (index + 1) * size);
  for (let i = 0; i < size; i++) vector[i] = random.normal();
  orthonormalise(vectors, size, cluster, index);
  // Growth of 1 / (size * eps * norm) means a residual at rounding level; one more step then polishes.
  const enough = 1 / (10 * size * Number.EPSILON * norm);
  for (let iteration = 0, polished = 0; iteration < MAX_ITERATIONS && polished < 2; iteration++) {
    solver.solve(vector);
    const growth = orthonormalise(vectors, size, cluster, index);
    if (growth >= enough) polished++;
  }
}

/**
 * Orthogonalises vector `index` twice against the earlier ones of its cluster and scales it; returns its length before.
 */
function orthonormalise(vectors: Float64Array, size: number, cluster: number, index: number): number {
  const at = index * size;
  let length = scaleToUnit(vectors, at, size);
  for (let pass = 0; pass < 2 && cluster < index; pass++) {
    for (let other = cluster; other < index; other++) {
      let dot = 0;
      for (let i = 0; i < size; i++) dot += vectors[other * size + i]! * vectors[at + i]!;
      for (let i = 0; i < size; i++) vectors[at + i]! -= dot * vectors[other * size + i]!;
    }
    length *= scaleToUnit(vectors, at, size);
  }
  return length;
}

function scaleToUnit(vectors: Float64Array, at: number, size: number): number {
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(vectors[at + i]!));
  if (largest === 0) return 0;
  let square = 0;
  for (let i = 0; i < size; i++) square += (vectors[at + i]! / largest) ** 2;
  const length = largest * Math.sqrt(square);
  for (let i = 0; i < size; i++) vectors[at + i]! /= length;
  return length;
}

interface ShiftedBandSolver {
  /** Factorises T - shift I. Pivots smaller than `tiny` are replaced by `tiny`. */
  factorize(shift: number, tiny: number): void;
  /** Solves in place. */
  solve(vector: Float64Array): void;
}

/** LU factorisation with partial pivoting of a band matrix minus a shift. The arrays are reused for each shift. */
function shiftedBandSolver(matrix: BandMatrix): ShiftedBandSolver {
  const { size, width, data } = matrix;
  // Row i of U starts at its diagonal. A row may come from `width` rows below, hence 2 * width + 1 entries.
  const stride = 2 * width + 1;
  const upper = new Float64Array(size * stride);
  const multipliers = new Float64Array(size * width);
  const pivots = new Int32Array(size);
  const window = Array.from({ length: width + 1 }, () => new Float64Array(stride));

  /** Row i of T - shift I, from column `first` onwards. */
  const loadRow = (target: Float64Array, i: number, first: number, shift: number): void => {
    target.fill(0);
    const end = Math.min(size - 1, i + width);
    for (let j = Math.max(first, i - width); j <= end; j++) {
      const entry = j <= i ? data[(i - j) * size + j]! : data[(j - i) * size + i]!;
      target[j - first] = i === j ? entry - shift : entry;
    }
  };

  return {
    factorize(shift, tiny) {
      for (let i = 0; i <= width && i < size; i++) loadRow(window[i]!, i, 0, shift);
      for (let i = 0; i < size; i++) {
        const below = Math.min(width, size - 1 - i);
        let pivot = 0;
        for (let r = 1; r <= below; r++) {
          if (Math.abs(window[r]![0]!) > Math.abs(window[pivot]![0]!)) pivot = r;
        }
        pivots[i] = pivot;
        const row = window[pivot]!;
        window[pivot] = window[0]!;
        if (Math.abs(row[0]!) < tiny) row[0] = tiny;
        upper.set(row, i * stride);
        const inverse = 1 / row[0]!;
        for (let r = 1; r <= below; r++) {
          const other = window[r]!;
          const factor = other[0]! * inverse;
          multipliers[i * width + r - 1] = factor;
          for (let j = 1; j < stride; j++) other[j - 1] = other[j]! - factor * row[j]!;
          other[stride - 1] = 0;
          window[r - 1] = other;
        }
        window[below] = row;
        if (i + width + 1 < size) loadRow(row, i + width + 1, i + 1, shift);
      }
    },

    solve(vector) {
      for (let i = 0; i < size; i++) {
        const from = i + pivots[i]!;
        const value = vector[from]!;
        vector[from] = vector[i]!;
        vector[i] = value;
        const below = Math.min(width, size - 1 - i);
        for (let r = 1; r <= below; r++) vector[i + r]! -= multipliers[i * width + r - 1]! * value;
      }
      for (let i = size - 1; i >= 0; i--) {
        let sum = vector[i]!;
        const end = Math.min(stride, size - i);
        for (let j = 1; j < end; j++) sum -= upper[i * stride + j]! * vector[i + j]!;
        vector[i] = sum / upper[i * stride]!;
      }
    },
  };
}
