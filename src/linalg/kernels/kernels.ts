/**
 * The inner loops of the SVD, over one linear memory that all threads share. Arguments are byte addresses and counts,
 * so that the WebAssembly kernels and their plain TypeScript twins take the same calls.
 *
 * A panel is a dense rows x 16 block of single-precision floats, row-major: one row is one cache line. A wide matrix is
 * a series of panels, `panelBytes` apart. The sparse product uses half panels, rows x 8: two threads take one each and
 * need no reduction, and half the width keeps more of it in the cache. A coefficient block is 16 x 16, row-major.
 */
export interface Kernels {
  /** Copies panel rows [firstRow, lastRow) to two half panels, `halfBytes` apart. */
  readonly splitPanel: (
    panel: number,
    halves: number,
    halfBytes: number,
    firstRow: number,
    lastRow: number,
  ) => void;
  /**
   * z = A^T (A x) over rows [firstRow, lastRow) of A. A x is never stored: a row's 8 products are computed and used at
   * once. x and z are half panels of `columns` rows, A's column count.
   */
  readonly sparseGram: (
    offsets: number,
    indices: number,
    values: number,
    firstRow: number,
    lastRow: number,
    columns: number,
    x: number,
    z: number,
  ) => void;
  /**
   * Panel rows [firstRow, lastRow) = the sums, in order, of `count` pairs of half panels. All half panels are
   * `halfBytes` apart.
   */
  readonly sumHalves: (
    halves: number,
    halfBytes: number,
    count: number,
    firstRow: number,
    lastRow: number,
    panel: number,
  ) => void;
  /** out[p] = Q_p^T W over rows [firstRow, lastRow), for `count` panels; out holds double coefficient blocks. */
  readonly panelGram: (
    q: number,
    panelBytes: number,
    count: number,
    w: number,
    firstRow: number,
    lastRow: number,
    out: number,
  ) => void;
  /**
   * W += sum over `count` panels of Q_p C_p, rows [firstRow, lastRow); C_p are single coefficient blocks,
   * `coefficientBytes` apart.
   */
  readonly panelMultiplyAdd: (
    q: number,
    panelBytes: number,
    count: number,
    coefficients: number,
    coefficientBytes: number,
    w: number,
    firstRow: number,
    lastRow: number,
  ) => void;
  /** W <- W R^-1 for an upper triangular coefficient block R; a zero on its diagonal makes a zero column. */
  readonly solveTriangular: (w: number, r: number, firstRow: number, lastRow: number) => void;
  /**
   * out = A V over rows [firstRow, lastRow) of A. V is a series of panels with A's column count. out is dense,
   * row-major, has `stride` floats per row, and starts at row firstRow.
   */
  readonly sparseProject: (
    offsets: number,
    indices: number,
    values: number,
    firstRow: number,
    lastRow: number,
    v: number,
    panelBytes: number,
    count: number,
    out: number,
    stride: number,
  ) => void;
  /**
   * Z += A^T Y over rows [firstRow, lastRow) of A. Y is dense, row-major, has `stride` floats per row, and starts at
   * row firstRow. Z is a series of `count` panels with A's column count.
   */
  readonly sparseScatter: (
    offsets: number,
    indices: number,
    values: number,
    firstRow: number,
    lastRow: number,
    y: number,
    stride: number,
    z: number,
    panelBytes: number,
    count: number,
  ) => void;
  /**
   * Copies rows of `stride` floats to rows of `width` floats, and writes each row's length to `norms`. If `unit` is 1,
   * rows are divided by their length (a zero row stays zero).
   */
  readonly packRows: (
    input: number,
    stride: number,
    rows: number,
    width: number,
    unit: number,
    out: number,
    norms: number,
  ) => void;
  /**
   * Sums of `parts` row-major rows x width matrices, `inputBytes` apart, each multiplied by its float in `weights`.
   * Each row of the sum is divided by its length (a zero row stays zero).
   */
  readonly addRows: (
    input: number,
    inputBytes: number,
    parts: number,
    weights: number,
    rows: number,
    width: number,
    out: number,
  ) => void;
  /**
   * C -= sum over `count` pairs of A_t^T B_t. A_t is a TILE x TILE tile, `aStep` bytes after the previous one. B_t and
   * C have TILE rows of `width` floats, a multiple of 8. C must not overlap any A_t or B_t.
   */
  readonly tileProducts: (
    a: number,
    aStep: number,
    b: number,
    bStep: number,
    count: number,
    width: number,
    c: number,
  ) => void;
  /**
   * All eigenvalues of a symmetric band matrix of `size`, in no particular order. Entry (i + d, i) is the double at
   * d * size + i of `band`, d <= width. `work` has bandWorkBytes(size, width) bytes.
   */
  readonly bandEigenvalues: (band: number, size: number, width: number, values: number, work: number) => void;
  /**
   * Unit eigenvectors of the band matrix for values[first, last), which are descending. Values closer together than
   * CLUSTER_GAP * norm must be in one call. Row i of `vectors` (doubles) belongs to values[i]. `work` has
   * bandWorkBytes(size, width) bytes.
   */
  readonly bandEigenvectors: (
    band: number,
    size: number,
    width: number,
    values: number,
    first: number,
    last: number,
    norm: number,
    vectors: number,
    work: number,
  ) => void;
}

/** The vectors of eigenvalues that are closer together than this share of the norm are orthogonalised. */
export const CLUSTER_GAP = 1e-7;

/** Bytes of working memory that each kernel for band matrices needs. */
export function bandWorkBytes(size: number, width: number): number {
  return 8 * (size * (3 * width + 4) + (2 * width + 2) * (width + 3) + width + 1);
}

/** Columns of a panel, and of a half panel. */
export const PANEL = 16;
export const HALF = 8;
/** Numbers in a coefficient block. */
export const BLOCK = PANEL * PANEL;
/** Rows and columns of a tile of a dense square matrix. */
export const TILE = 64;

type KernelName = keyof Kernels;

/** A call of a kernel as data, which the thread pool distributes. */
export type KernelCall = { [Name in KernelName]: readonly [Name, ...Parameters<Kernels[Name]>] }[KernelName];

/** Executes a call. */
export function callKernel(kernels: Kernels, call: KernelCall): void {
  const [name, ...values] = call;
  const kernel: (...values: number[]) => void = kernels[name];
  kernel(...values);
}
