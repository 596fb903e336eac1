import { BLOCK, PANEL } from './kernels/kernels.ts';
import { type MemoryLayout, memoryLayout } from './memory-layout.ts';
import { planRowRoom, type RowRoom } from './row-blocks.ts';

/** The sizes that decide how much memory a projection takes. */
export interface ProjectionShape {
  /** Columns that the components use. */
  readonly columns: number;
  /** The most non-zeros in a block of rows. */
  readonly nonzeros: number;
  readonly rank: number;
  /** Length of a projected row after rotation; null if there is no rotation. */
  readonly turnedRank: number | null;
  readonly blockRows: number;
}

/** Where everything lies in the shared memory; addresses and lengths in bytes. */
export interface ProjectionLayout extends RowRoom {
  readonly shape: ProjectionShape;
  /** Length of a projected row. */
  readonly width: number;
  readonly panels: number;
  readonly panelBytes: number;
  readonly components: number;
  /** The components before rotation, in panels, and the rotation as single-precision coefficient blocks. */
  readonly unrotatedPanels: number;
  readonly unrotated: number;
  readonly rotation: number;
  /** A block of rows as the kernel writes it, 16 columns at a time. */
  readonly wide: number;
  /** Two blocks of rows as the caller gets them. */
  readonly vectors: number;
  readonly vectorBytes: number;
  readonly norms: number;
  readonly normBytes: number;
  readonly bytes: number;
}

/** Plans a projection. Several projections can share one `memory`; `bytes` is the total allocated so far. */
export function planProjectionLayout(
  shape: ProjectionShape,
  { take, total }: MemoryLayout = memoryLayout(),
): ProjectionLayout {
  const width = shape.turnedRank ?? shape.rank;
  const panels = Math.ceil(width / PANEL);
  const panelBytes = shape.columns * PANEL * 4;
  const unrotatedPanels = shape.turnedRank === null ? 0 : Math.ceil(shape.rank / PANEL);
  const vectorBytes = Math.ceil((shape.blockRows * width) / PANEL) * PANEL * 4;
  const normBytes = Math.ceil(shape.blockRows / PANEL) * PANEL * 4;
  return {
    shape,
    width,
    ...planRowRoom(take, shape.blockRows, shape.nonzeros),
    panels,
    panelBytes,
    components: take(panels * panelBytes),
    unrotatedPanels,
    unrotated: take(unrotatedPanels * panelBytes),
    rotation: take(panels * unrotatedPanels * BLOCK * 4),
    wide: take(shape.blockRows * panels * PANEL * 4),
    vectors: take(2 * vectorBytes),
    vectorBytes,
    norms: take(2 * normBytes),
    normBytes,
    bytes: total(),
  };
}
