import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Enough rounds for about a hundred points to stop moving visibly. */
const MAX_ROUNDS = 200;
/** A round must reduce the stress by at least this share, or the layout stops. */
const WORTH_A_ROUND = 1e-5;

/**
 * Places unit vectors on a plane, with distances as close as possible to those of the vectors, sqrt(2 - 2 cos). It
 * starts with classical scaling (Torgerson 1952) and then reduces the stress by majorization (SMACOF, de Leeuw 1977).
 * Returns one point per vector: the first is the origin, and the farthest from it has length 1. The same vectors give
 * the same points: the layout is mirrored so that the second point is on the right, and the first point off the
 * horizontal axis is above it. Meant for up to a few hundred vectors of equal length.
 */
export function layOutOnPlane(vectors: readonly Float32Array[]): Point[] {
  const distances = chords(vectors);
  const start = classicalScaling(distances);
  return normalize(majorize(start, distances));
}

function chords(vectors: readonly Float32Array[]): Matrix {
  const distances = Matrix.zeros(vectors.length, vectors.length);
  vectors.forEach((a, i) => {
    vectors.slice(0, i).forEach((b, j) => {
      const squared = a.reduce((sum, value, k) => sum + (value - (b[k] ?? 0)) ** 2, 0);
      distances.set(i, j, Math.sqrt(squared));
      distances.set(j, i, Math.sqrt(squared));
    });
  });
  return distances;
}

/** The two leading coordinates of the double-centred squared distances, n x 2. */
function classicalScaling(distances: Matrix): Matrix {
  const n = distances.rows;
  const coordinates = Matrix.zeros(n, 2);
  if (n < 2) return coordinates;
  const squared = Matrix.pow(distances, 2);
  const gram = squared
    .clone()
    .subRowVector(squared.mean('column'))
    .subColumnVector(squared.mean('row'))
    .add(squared.mean())
    .mul(-0.5);
  const eigen = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = eigen.realEigenvalues.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value);
  order.slice(0, 2).forEach(({ value, i }, axis) => {
    const column = eigen.eigenvectorMatrix.getColumnVector(i).mul(Math.sqrt(Math.max(0, value)));
    for (let row = 0; row < n; row++) coordinates.set(row, axis, column.get(row, 0));
  });
  return coordinates;
}

/** Rounds of the Guttman transform X <- B(X) X / n, whose stress never grows. */
function majorize(start: Matrix, distances: Matrix): Matrix {
  const n = start.rows;
  let points = start;
  let before = Infinity;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { transform, stress } = guttman(points, distances);
    if (!(before - stress > WORTH_A_ROUND * stress)) break;
    before = stress;
    points = transform.mmul(points).div(n);
  }
  return points;
}

function guttman(points: Matrix, distances: Matrix): { transform: Matrix; stress: number } {
  const n = points.rows;
  const transform = Matrix.zeros(n, n);
  let stress = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const apart = Math.hypot(points.get(i, 0) - points.get(j, 0), points.get(i, 1) - points.get(j, 1));
      const wanted = distances.get(i, j);
      stress += (apart - wanted) ** 2;
      const share = apart > 0 ? wanted / apart : 0;
      transform.set(i, j, -share);
      transform.set(j, i, -share);
      transform.set(i, i, transform.get(i, i) + share);
      transform.set(j, j, transform.get(j, j) + share);
    }
  }
  return { transform, stress };
}

function normalize(points: Matrix): Point[] {
  const [origin] = points.to2DArray();
  const [originX = 0, originY = 0] = origin ?? [];
  const moved = points.to2DArray().map(([x = 0, y = 0]) => ({ x: x - originX, y: y - originY }));
  const reach = Math.max(...moved.map(({ x, y }) => Math.hypot(x, y)));
  if (!(reach > 0)) return moved.map(() => ({ x: 0, y: 0 }));
  const right = Math.sign(moved[1]?.x ?? 1) || 1;
  const up = Math.sign(moved.find(({ y }) => Math.abs(y) > 1e-9 * reach)?.y ?? 1);
  return moved.map(({ x, y }) => ({ x: (right * x) / reach + 0, y: (up * y) / reach + 0 }));
}
