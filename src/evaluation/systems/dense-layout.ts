import { BLOCK, PANEL } from '../../linalg/kernels/kernels.ts';

/** Addresses in shared memory for the blocked products of a batch of queries with all movies; in bytes. */
export interface DenseLayout {
  readonly movieCount: number;
  /** Panels that hold the dimensions: ceil(dimensions / 16). */
  readonly panels: number;
  /** Movies x 16 floats. */
  readonly panelBytes: number;
  readonly vectors: number;
  /** Groups of 16 queries per batch. */
  readonly groups: number;
  readonly queries: number;
  readonly queryGroupBytes: number;
  readonly products: number;
  readonly bytes: number;
}

/** Rows per tile, so that a tile of all panels stays in the second-level cache while it meets all groups of queries. */
export const ROWS_A_TILE = 512;
/** The most memory for the products of a batch. */
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
