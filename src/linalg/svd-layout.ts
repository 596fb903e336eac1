import { BLOCK, HALF, PANEL, bandWorkBytes } from './kernels/kernels.ts';
import { memoryLayout } from './memory-layout.ts';

/** The sizes that decide how much memory a truncated SVD takes. */
export interface SvdShape {
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  readonly rank: number;
}

/** Where everything lies in the shared memory; addresses and lengths in bytes. */
export interface SvdLayout {
  readonly shape: SvdShape;
  readonly offsets: number;
  readonly indices: number;
  readonly values: number;
  readonly panelBytes: number;
  /** A panel, split into two half panels for the sparse product. */
  readonly halves: number;
  readonly halfBytes: number;
  /**
   * The number of row ranges of A. Each has its own partial product (two half panels), so that sums in single precision
   * stay short and more than two threads have work. It does not depend on the number of threads.
   */
  readonly groups: number;
  readonly partials: number;
  /** The most panels that the Krylov basis can have. */
  readonly maxPanels: number;
  /** The basis, followed by two working panels. */
  readonly basis: number;
  /** Double-precision coefficient blocks: one per basis panel, and at least one per row chunk of a Gram matrix. */
  readonly products: number;
  /** Single-precision coefficient blocks, one for each pair of a basis panel and a component panel. */
  readonly coefficients: number;
  readonly componentPanels: number;
  readonly components: number;
  /** The projected matrix, its eigenvalues and the wanted eigenvectors, all in double precision. */
  readonly projected: number;
  readonly ritzValues: number;
  readonly ritzVectors: number;
  /** Working memory for RITZ_TASKS simultaneous calls on the projected matrix. */
  readonly ritzWork: number;
  readonly ritzWorkBytes: number;
  /** The total size. */
  readonly bytes: number;
}

/** A Gram matrix of one panel is summed over this many row ranges, on any number of threads. */
export const GRAM_CHUNKS = 8;

/** The eigenvectors of the projected matrix are computed in this many calls. */
export const RITZ_TASKS = 16;

/** Rows per partial product. */
const ROWS_A_GROUP = 32_768;
const MIN_GROUPS = 4;

/**
 * Plans the memory of a truncated SVD: the matrix (6 bytes per non-zero), the Krylov basis (at most 4 * rank + 64 or
 * rank + 640 vectors, whichever is more), the components, and little else.
 */
export function planSvdLayout(shape: SvdShape): SvdLayout {
  const { take, total } = memoryLayout();
  const panelBytes = shape.columns * PANEL * 4;
  const halfBytes = shape.columns * HALF * 4;
  const groups = Math.min(shape.rows, Math.max(MIN_GROUPS, Math.ceil(shape.rows / ROWS_A_GROUP)));
  const vectors = Math.min(shape.rows, shape.columns, Math.max(4 * shape.rank, shape.rank + 640));
  const maxPanels = Math.ceil(vectors / PANEL);
  const vectorSpace = maxPanels * PANEL;
  const ritzWorkBytes = Math.ceil(bandWorkBytes(vectorSpace, PANEL) / 64) * 64;
  const componentPanels = Math.ceil(shape.rank / PANEL);
  return {
    shape,
    offsets: take((shape.rows + 1) * 4),
    indices: take(shape.nonzeros * 2),
    values: take(shape.nonzeros * 4),
    panelBytes,
    halves: take(2 * halfBytes),
    halfBytes,
    groups,
    partials: take(groups * 2 * halfBytes),
    maxPanels,
    basis: take((maxPanels + 2) * panelBytes),
    products: take(Math.max(maxPanels + 2, GRAM_CHUNKS) * BLOCK * 8),
    coefficients: take((maxPanels + 2) * Math.max(componentPanels, 1) * BLOCK * 4),
    componentPanels,
    components: take(componentPanels * panelBytes),
    projected: take(vectorSpace * (PANEL + 1) * 8),
    ritzValues: take(vectorSpace * 8),
    ritzVectors: take(vectorSpace * shape.rank * 8),
    ritzWork: take(RITZ_TASKS * ritzWorkBytes),
    ritzWorkBytes,
    bytes: total(),
  };
}

/**
 * About how many multiplications and additions an SVD takes: sparse products, and two passes over the basis per step.
 */
export function expectedOperations({ shape, maxPanels }: SvdLayout): number {
  const vectors = Math.min(maxPanels * PANEL, 3 * shape.rank + 16 * PANEL);
  return 4 * shape.nonzeros * vectors + 4 * shape.columns * vectors * vectors;
}
