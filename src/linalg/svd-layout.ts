import { BLOCK, PANEL } from './kernels/kernels.ts';
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
  /** Row ranges of A, each with a partial product of its own; as many whatever the number of threads. */
  readonly groups: number;
  readonly partials: number;
  /** The Krylov basis may grow to so many panels. */
  readonly maxPanels: number;
  /** The basis, and after it two panels for work. */
  readonly basis: number;
  /** Double coefficient blocks, one a basis panel (and at least one a row chunk of a Gram matrix). */
  readonly products: number;
  /** Single coefficient blocks, one for each pair of a basis panel and a component panel. */
  readonly coefficients: number;
  readonly componentPanels: number;
  readonly components: number;
  /** Total. */
  readonly bytes: number;
}

/** A Gram matrix of one panel is summed over so many row ranges, whatever the number of threads. */
export const GRAM_CHUNKS = 8;

/** Rows a partial product is summed over in single precision before it joins the others. */
const ROWS_A_GROUP = 32_768;
const MIN_GROUPS = 8;

/**
 * Plans the memory of a truncated SVD: the matrix (6 bytes a non-zero), the Krylov basis (at most
 * 4 * rank + 64 or rank + 640 vectors, whichever is more), the components, and little else.
 */
export function planSvdLayout(shape: SvdShape): SvdLayout {
  const { take, total } = memoryLayout();
  const panelBytes = shape.columns * PANEL * 4;
  const groups = Math.min(shape.rows, Math.max(MIN_GROUPS, Math.ceil(shape.rows / ROWS_A_GROUP)));
  const vectors = Math.min(shape.rows, shape.columns, Math.max(4 * shape.rank, shape.rank + 640));
  const maxPanels = Math.ceil(vectors / PANEL);
  const componentPanels = Math.ceil(shape.rank / PANEL);
  return {
    shape,
    offsets: take((shape.rows + 1) * 4),
    indices: take(shape.nonzeros * 2),
    values: take(shape.nonzeros * 4),
    panelBytes,
    groups,
    partials: take(groups * panelBytes),
    maxPanels,
    basis: take((maxPanels + 2) * panelBytes),
    products: take(Math.max(maxPanels + 2, GRAM_CHUNKS) * BLOCK * 8),
    coefficients: take((maxPanels + 2) * Math.max(componentPanels, 1) * BLOCK * 4),
    componentPanels,
    components: take(componentPanels * panelBytes),
    bytes: total(),
  };
}
