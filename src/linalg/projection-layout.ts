import { BLOCK, PANEL } from './kernels/kernels.ts';
import { memoryLayout } from './memory-layout.ts';

/** The sizes that decide how much memory a projection takes. */
export interface ProjectionShape {
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  readonly rank: number;
  readonly blockRows: number;
}

/** Where everything lies in the shared memory; addresses and lengths in bytes. */
export interface ProjectionLayout {
  readonly shape: ProjectionShape;
  readonly offsets: number;
  readonly indices: number;
  readonly values: number;
  readonly panels: number;
  readonly panelBytes: number;
  readonly components: number;
  /** The components before they are rotated; rotation as single coefficient blocks. */
  readonly unrotated: number;
  readonly rotation: number;
  /** A block of rows as the kernel makes it, 16 columns at a time. */
  readonly wide: number;
  /** Two blocks of rows as the reader gets them. */
  readonly vectors: number;
  readonly vectorBytes: number;
  readonly norms: number;
  readonly normBytes: number;
  readonly bytes: number;
}

export function planProjectionLayout(shape: ProjectionShape): ProjectionLayout {
  const { take, total } = memoryLayout();
  const panels = Math.ceil(shape.rank / PANEL);
  const panelBytes = shape.columns * PANEL * 4;
  const vectorBytes = Math.ceil((shape.blockRows * shape.rank) / PANEL) * PANEL * 4;
  const normBytes = Math.ceil(shape.blockRows / PANEL) * PANEL * 4;
  return {
    shape,
    offsets: take((shape.rows + 1) * 4),
    indices: take(shape.nonzeros * 2),
    values: take(shape.nonzeros * 4),
    panels,
    panelBytes,
    components: take(panels * panelBytes),
    unrotated: take(panels * panelBytes),
    rotation: take(panels * panels * BLOCK * 4),
    wide: take(shape.blockRows * panels * PANEL * 4),
    vectors: take(2 * vectorBytes),
    vectorBytes,
    norms: take(2 * normBytes),
    normBytes,
    bytes: total(),
  };
}
