import { BLOCK, PANEL } from '../../linalg/kernels/kernels.ts';

/** Where the blocked products of a query batch with all movies lie in one shared memory; bytes. */
export interface DenseLayout {
  readonly movieCount: number;
  /** Panels that hold the dimensions: ceil(dimensions / 16). */
  readonly panels: number;
  /** Movies x 16 floats. */
  readonly panelBytes: number;
  readonly vectors: number;
  /** Queries are taken 16 at a time, this many such groups a batch. */
  readonly groups: number;
  readonly queries: number;
  readonly queryGroupBytes: number;
  readonly products: number;
  readonly bytes: number;
}

/** A row range of all panels should stay in the second-level cache while the groups of queries pass by. */
export const ROWS_A_TILE = 512;
/** Products of a batch may take so much memory. */
const PRODUCT_BYTES = 64 * 2 ** 20;
const BASE = 65_536;

export function planDenseLayout(movieCount: number, dimensions: number, queryCount: number): DenseLayout {
  const panels = Math.ceil(dimensions / PANEL);
  const panelBytes = movieCount * PANEL * 4;
  const groupsWanted = Math.max(1, Math.ceil(queryCount / PANEL));
  const groups = Math.min(groupsWanted, Math.max(1, Math.floor(PRODUCT_BYTES / panelBytes)));
  const queryGroupBytes = panels * BLOCK * 4;
  const vectors = BASE;
  const queries = vectors + panels * panelBytes;
  const products = queries + groups * queryGroupBytes;
  const bytes = products + groups * panelBytes;
  return { movieCount, panels, panelBytes, vectors, groups, queries, queryGroupBytes, products, bytes };
}
