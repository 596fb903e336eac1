import { type ColumnPlaces, placeUsedColumns } from './column-order.ts';
import { readPanels, writePanels } from './component-panels.ts';
import { checkComponents, type Components } from './components.ts';
import { checkCsrMatrix, type CsrMatrix } from './csr-matrix.ts';
import { MatrixError } from './errors.ts';
import { BLOCK, PANEL, type KernelCall } from './kernels/kernels.ts';
import type { Executor } from './parallel/executor.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { planProjectionLayout, type ProjectionLayout } from './projection-layout.ts';
import { evenRanges } from './ranges.ts';
import { loadRows, mostNonzeros } from './row-blocks.ts';

export interface ProjectionOptions {
  /**
   * A row-major matrix, any number of rows x rank, that multiplies each projected row (as a column): a rotation, or a
   * part of one. It is multiplied into the components, which is worth it for many rows.
   */
  readonly rotation?: Float64Array;
  /** Whether to divide each row by its length; a zero row stays zero. Default false. */
  readonly unit?: boolean;
  /** Rows per block; default 8,192. */
  readonly blockRows?: number;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
}

/** The projections of consecutive rows. The arrays are valid until the next block is requested. */
export interface ProjectedBlock {
  readonly firstRow: number;
  readonly rows: number;
  /** Row-major rows x rank, or rows x the number of rows of the rotation. */
  readonly vectors: Float32Array;
  /** The length of each projected row, before any division by it. */
  readonly norms: Float32Array;
}

const DEFAULT_BLOCK_ROWS = 8192;

/**
 * Projects the rows of a matrix on components, A V^T, and rotates them if a rotation is given. It works on one block of
 * rows at a time, so it needs memory only for the components and two blocks. Columns that no component uses cost
 * nothing. The next block is computed while the caller handles the current one. The result does not depend on the
 * number of threads. Throws MatrixError if the sizes of the matrix and the components do not match.
 */
export async function* projectRows(
  matrix: CsrMatrix,
  components: Components,
  options: ProjectionOptions = {},
): AsyncGenerator<ProjectedBlock, void, undefined> {
  const { blockRows = DEFAULT_BLOCK_ROWS, unit = false } = options;
  checkInput(matrix, components, options);
  const rowsOfBlock = Math.max(1, Math.min(blockRows, matrix.rows));
  const used = placeUsedColumns(matrix, components);
  const layout = planProjectionLayout({
    columns: used.count,
    nonzeros: mostNonzeros(matrix, rowsOfBlock),
    rank: components.rank,
    turnedRank: options.rotation ? options.rotation.length / components.rank : null,
    blockRows: rowsOfBlock,
  });
  const operations = matrix.offsets[matrix.rows]! * components.rank * 2;
  const executor = openExecutor({ bytes: layout.bytes, operations, threads: options.threads });
  try {
    await loadComponents(executor, layout, components, used, options.rotation);
    const projectBlock = (block: number): Promise<ProjectedBlock> => {
      loadRows(executor.memory, layout, matrix, used.place, block);
      return projectLoadedRows(executor, layout, matrix.rows, block, unit);
    };
    const blocks = Math.ceil(matrix.rows / rowsOfBlock);
    let pending = blocks > 0 ? projectBlock(0) : null;
    for (let block = 0; pending; block++) {
      const ready: ProjectedBlock = await pending;
      pending = block + 1 < blocks ? projectBlock(block + 1) : null;
      // If the caller stops here, nobody awaits the block in progress, and its failure does not matter.
      pending?.catch(() => undefined);
      yield ready;
    }
  } finally {
    await executor.close();
  }
}

/**
 * Components multiplied by a rotation (see ProjectionOptions), so that projecting on them gives rotated rows. Row-major
 * (rows of the rotation) x columns.
 */
export async function rotateComponents(
  components: Components,
  rotation: Float64Array,
): Promise<Float32Array> {
  checkComponents(components);
  checkRotation(components.rank, rotation);
  const { rank, columns } = components;
  const turnedRank = rotation.length / rank;
  const layout = planProjectionLayout({ columns, nonzeros: 0, rank, turnedRank, blockRows: 1 });
  const executor = openExecutor({
    bytes: layout.bytes,
    operations: rank * turnedRank * columns,
    threads: undefined,
  });
  try {
    const all = { place: Int32Array.from({ length: columns }, (_, j) => j), count: columns };
    await loadComponents(executor, layout, components, all, rotation);
    const floats = new Float32Array(executor.memory, layout.components, layout.panels * columns * PANEL);
    return readPanels(floats, turnedRank, columns);
  } finally {
    await executor.close();
  }
}

/**
 * Throws MatrixError if the sizes of matrix, components and rotation do not match, and RangeError for invalid options.
 */
export function checkInput(matrix: CsrMatrix, components: Components, options: ProjectionOptions): void {
  checkCsrMatrix(matrix);
  checkComponents(components);
  if (components.columns !== matrix.columns) {
    throw new MatrixError(
      `the components are of ${components.columns} columns, the matrix has ${matrix.columns}`,
    );
  }
  if (options.rotation) checkRotation(components.rank, options.rotation);
  const { blockRows } = options;
  if (blockRows !== undefined && !(Number.isInteger(blockRows) && blockRows > 0)) {
    throw new RangeError(`blockRows must be a whole number of at least 1, got ${blockRows}`);
  }
}

function checkRotation(rank: number, rotation: Float64Array): void {
  if (rotation.length === 0 || rotation.length % rank !== 0) {
    throw new MatrixError(
      `the rotation must hold ${rank} x ${rank} numbers, or another number of rows of ${rank}, got ${rotation.length}`,
    );
  }
}

/** Writes the components to panels, multiplied by the rotation: V^T R^T, with used columns at their places. */
export async function loadComponents(
  executor: Executor,
  layout: ProjectionLayout,
  components: Components,
  places: ColumnPlaces,
  rotation: Float64Array | undefined,
): Promise<void> {
  const { panels, panelBytes, unrotatedPanels, width, shape } = layout;
  const target = rotation ? layout.unrotated : layout.components;
  const floats = new Float32Array(
    executor.memory,
    target,
    ((rotation ? unrotatedPanels : panels) * panelBytes) / 4,
  );
  writePanels(floats, components, places);
  if (!rotation) return;
  const { rank } = components;
  const blocks = new Float32Array(executor.memory, layout.rotation, panels * unrotatedPanels * BLOCK);
  for (let to = 0; to < width; to++) {
    for (let from = 0; from < rank; from++) {
      const block = Math.floor(to / PANEL) * unrotatedPanels + Math.floor(from / PANEL);
      blocks[block * BLOCK + (from % PANEL) * PANEL + (to % PANEL)] = rotation[to * rank + from]!;
    }
  }
  const calls: KernelCall[] = [];
  for (const [first, last] of evenRanges(shape.columns, Math.ceil(shape.columns / 256))) {
    for (let p = 0; p < panels; p++) {
      const block = layout.rotation + p * unrotatedPanels * BLOCK * 4;
      const to = layout.components + p * panelBytes;
      calls.push([
        'panelMultiplyAdd',
        target,
        panelBytes,
        unrotatedPanels,
        block,
        BLOCK * 4,
        to,
        first,
        last,
      ]);
    }
  }
  await executor.run(calls);
}

/** What projects `count` loaded rows; can run together with those of other projections. */
export function projectCalls(layout: ProjectionLayout, count: number, threads: number): KernelCall[] {
  const { offsets, indices, values, components, panelBytes, panels } = layout;
  const stride = panels * PANEL;
  return evenRanges(panels, Math.min(panels, threads * 4)).map(([from, to]) => {
    const [v, out] = [components + from * panelBytes, layout.wide + from * PANEL * 4];
    return ['sparseProject', offsets, indices, values, 0, count, v, panelBytes, to - from, out, stride];
  });
}

/** What hands the `count` projected rows of a block out, at `vectors` and `norms`. */
export function packCalls(
  { wide, width, panels }: ProjectionLayout,
  count: number,
  threads: number,
  { unit, vectors, norms }: { unit: boolean; vectors: number; norms: number },
): KernelCall[] {
  const stride = panels * PANEL;
  return evenRanges(count, Math.min(count, threads * 4)).map(([from, to]) => {
    const output = vectors + from * width * 4;
    const input = wide + from * stride * 4;
    return ['packRows', input, stride, to - from, width, unit ? 1 : 0, output, norms + from * 4];
  });
}

async function projectLoadedRows(
  executor: Executor,
  layout: ProjectionLayout,
  rows: number,
  block: number,
  unit: boolean,
): Promise<ProjectedBlock> {
  const { blockRows } = layout.shape;
  const firstRow = block * blockRows;
  const count = Math.min(blockRows, rows - firstRow);
  const vectors = layout.vectors + (block % 2) * layout.vectorBytes;
  const norms = layout.norms + (block % 2) * layout.normBytes;
  await executor.run(projectCalls(layout, count, executor.threads));
  await executor.run(packCalls(layout, count, executor.threads, { unit, vectors, norms }));
  return {
    firstRow,
    rows: count,
    vectors: new Float32Array(executor.memory, vectors, count * layout.width),
    norms: new Float32Array(executor.memory, norms, count),
  };
}
