/**
 * The inner loops of the SVD, over one linear memory that every thread shares. Arguments are byte
 * addresses and counts, so that WebAssembly and the plain TypeScript twins take the same calls.
 *
 * A panel is a dense rows x 16 block of single floats, row-major: a row is one cache line. A wide matrix
 * is a run of panels, `panelBytes` apart. Half panels, rows x 8, are for the sparse product: two threads
 * take one each and need no reduction, and half the width keeps more of it in cache. A coefficient block is
 * 16 x 16, row-major.
 */
export interface Kernels {
  /** Panel rows [firstRow, lastRow) copied to two half panels, `halfBytes` apart. */
  readonly splitPanel: (
    panel: number,
    halves: number,
    halfBytes: number,
    firstRow: number,
    lastRow: number,
  ) => void;
  /**
   * z = A^T (A x) over rows [firstRow, lastRow) of A, which is never multiplied out: a row's 8 products
   * are made and used at once. x and z are half panels of `columns` rows, A's column count.
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
   * Panel rows [firstRow, lastRow) = the sums, in order, of `count` pairs of half panels; all half panels
   * are `halfBytes` apart.
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
   * out = A V over rows [firstRow, lastRow) of A; V is a run of panels of A's column count, out is dense,
   * row-major, `stride` floats a row, and starts at row firstRow.
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
   * Z += A^T Y over rows [firstRow, lastRow) of A; Y is dense, row-major, `stride` floats a row, and starts at row
   * firstRow; Z is a run of `count` panels of A's column count.
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
   * Copies rows of `stride` floats to rows of `width` floats and notes each row's length in `norms`;
   * with `unit` 1, rows are divided by their length (a zero row stays zero).
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
   * Row-major rows x width sums of `parts` matrices of that shape, `inputBytes` apart, each multiplied by its float in
   * `weights`; each row is divided by its length (a zero row stays zero).
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
   * C -= sum over `count` pairs of A_t^T B_t: A_t is a TILE x TILE tile, `aStep` bytes after the one before, B_t and C
   * have TILE rows of `width` floats, a multiple of 8. C overlaps no A_t and no B_t.
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
   * All eigenvalues of a symmetric band matrix of `size`, in no order; entry (i + d, i) is the double at
   * d * size + i of `band`, d <= width. `work` holds bandWorkBytes(size, width) bytes.
   */
  readonly bandEigenvalues: (band: number, size: number, width: number, values: number, work: number) => void;
  /**
   * Unit eigenvectors of the band matrix for values[first, last), which are descending; values nearer to
   * each other than CLUSTER_GAP * norm must be in one call. Row i of `vectors` (doubles) belongs to
   * values[i]. `work` holds bandWorkBytes(size, width) bytes.
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

/** Eigenvalues nearer to each other than this share of the norm have their vectors orthogonalised. */
export const CLUSTER_GAP = 1e-7;

/** Bytes of work room that either kernel of band matrices needs. */
export function bandWorkBytes(size: number, width: number): number {
  return 8 * (size * (3 * width + 4) + (2 * width + 2) * (width + 3) + width + 1);
}

/** Columns of a panel, and of half of one. */
export const PANEL = 16;
export const HALF = 8;
/** Numbers in a coefficient block. */
export const BLOCK = PANEL * PANEL;
/** Rows and columns of a tile of a dense square matrix. */
export const TILE = 64;

type KernelName = keyof Kernels;

/** One call of a kernel, as data: what the thread pool hands out. */
export type KernelCall = { [Name in KernelName]: readonly [Name, ...Parameters<Kernels[Name]>] }[KernelName];

/** Carries out a planned call. */
export function callKernel(kernels: Kernels, call: KernelCall): void {
  const [name, ...values] = call;
  const kernel: (...values: number[]) => void = kernels[name];
  kernel(...values);
}
