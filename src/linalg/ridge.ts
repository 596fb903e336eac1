import { checkCsrMatrix, type CsrMatrix } from './csr-matrix.ts';
import { MatrixError } from './errors.ts';
import { PANEL } from './kernels/kernels.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { planSvdLayout } from './svd-layout.ts';
import { SvdWorkspace } from './svd-workspace.ts';
import { transpose } from './transpose.ts';

export interface RidgeOptions {
  /** Penalty on the squared length of a solution, above 0. */
  readonly lambda: number;
  /** Stop when every residual is this share of its target. Default 1e-3. */
  readonly tolerance?: number;
  readonly maxSteps?: number;
  readonly threads?: number;
  /** Targets done, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Panels of the workspace: the direction, and A A^T times it. */
const [DIRECTION, IMAGE] = [0, 1];

/**
 * Ridge regression from the sparse rows of A (n x m) onto `targets` (row-major n x count): the W that makes
 * |A w - t|^2 + lambda |w|^2 least for each target t. Returns W transposed, row-major count x m. Solved in dual
 * form, W = A^T (A A^T + lambda I)^-1 T (Saunders, Gammerman & Vovk 1998), by conjugate gradients (Hestenes &
 * Stiefel 1952) on 16 targets at a time, which share each sparse product. Same numbers whatever the number of threads.
 * Throws MatrixError when the sizes do not fit together.
 */
export async function ridgeRegression(
  matrix: CsrMatrix,
  targets: Float32Array,
  options: RidgeOptions,
): Promise<Float32Array> {
  checkCsrMatrix(matrix);
  const count = targets.length / matrix.rows;
  if (!Number.isInteger(count) || matrix.rows === 0) {
    throw new MatrixError(`${targets.length} targets are no whole number for each of ${matrix.rows} rows`);
  }
  if (!(options.lambda > 0)) throw new RangeError(`lambda must be above 0, got ${options.lambda}`);
  const flipped = transpose(matrix);
  const layout = planSvdLayout({
    rows: flipped.rows,
    columns: flipped.columns,
    nonzeros: flipped.values.length,
    rank: 1,
  });
  const steps = options.maxSteps ?? DEFAULT_STEPS;
  const executor = openExecutor({
    bytes: layout.bytes,
    operations: 4 * flipped.values.length * count * steps,
    threads: options.threads,
  });
  try {
    new Uint32Array(executor.memory, layout.offsets, flipped.rows + 1).set(flipped.offsets);
    new Uint16Array(executor.memory, layout.indices, flipped.indices.length).set(flipped.indices);
    new Float32Array(executor.memory, layout.values, flipped.values.length).set(flipped.values);
    const workspace = new SvdWorkspace(layout, executor);
    const weights = new Float32Array(count * matrix.columns);
    for (let first = 0; first < count; first += PANEL) {
      const width = Math.min(PANEL, count - first);
      const dual = await conjugateGradients(
        workspace,
        panelOf(targets, matrix.rows, count, first, width),
        options,
      );
      addTransposedProduct(matrix, dual, weights, first, width);
      options.onProgress?.(first + width, count);
    }
    return weights;
  } finally {
    await executor.close();
  }
}

const DEFAULT_TOLERANCE = 1e-3;
const DEFAULT_STEPS = 100;

/** Solves (A A^T + lambda I) X = T for a panel of targets; each column goes its own way, with one product for all. */
async function conjugateGradients(
  workspace: SvdWorkspace,
  targets: Float32Array,
  { lambda, tolerance = DEFAULT_TOLERANCE, maxSteps = DEFAULT_STEPS }: RidgeOptions,
): Promise<Float32Array> {
  const solution = new Float32Array(targets.length);
  const residual = targets.slice();
  const direction = workspace.panel(DIRECTION);
  const image = workspace.panel(IMAGE);
  direction.set(targets);
  let squares = columnProducts(residual, residual);
  const goal = squares.map((square) => square * tolerance ** 2);
  for (let step = 0; step < maxSteps && squares.some((square, c) => square > goal[c]!); step++) {
    await workspace.applyGram(DIRECTION, IMAGE);
    for (let i = 0; i < image.length; i++) image[i]! += lambda * direction[i]!;
    const curvature = columnProducts(direction, image);
    const stride = squares.map((square, c) => (curvature[c]! > 0 ? square / curvature[c]! : 0));
    for (let i = 0; i < image.length; i++) {
      solution[i]! += stride[i % PANEL]! * direction[i]!;
      residual[i]! -= stride[i % PANEL]! * image[i]!;
    }
    const next = columnProducts(residual, residual);
    const turn = next.map((square, c) => (squares[c]! > 0 ? square / squares[c]! : 0));
    for (let i = 0; i < direction.length; i++) direction[i] = residual[i]! + turn[i % PANEL]! * direction[i]!;
    squares = next;
  }
  return solution;
}

/** Dot products of corresponding columns of two panels. */
function columnProducts(one: Float32Array, other: Float32Array): Float64Array {
  const products = new Float64Array(PANEL);
  for (let i = 0; i < one.length; i++) products[i % PANEL]! += one[i]! * other[i]!;
  return products;
}

function panelOf(
  targets: Float32Array,
  rows: number,
  count: number,
  first: number,
  width: number,
): Float32Array {
  const panel = new Float32Array(rows * PANEL);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < width; c++) panel[row * PANEL + c] = targets[row * count + first + c]!;
  }
  return panel;
}

/** Rows [first, first + width) of `weights` <- (A^T X)^T. */
function addTransposedProduct(
  matrix: CsrMatrix,
  panel: Float32Array,
  weights: Float32Array,
  first: number,
  width: number,
): void {
  for (let row = 0; row < matrix.rows; row++) {
    for (let k = matrix.offsets[row]!; k < matrix.offsets[row + 1]!; k++) {
      const at = first * matrix.columns + matrix.indices[k]!;
      for (let c = 0; c < width; c++) {
        weights[at + c * matrix.columns]! += matrix.values[k]! * panel[row * PANEL + c]!;
      }
    }
  }
}
