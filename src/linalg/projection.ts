import { columnOrder, copyReordered } from './column-order.ts';
import { checkComponents, type Components } from './components.ts';
import { checkCsrMatrix, columnStatistics, type CsrMatrix } from './csr-matrix.ts';
import { MatrixError } from './errors.ts';
import { BLOCK, PANEL, type KernelCall } from './kernels/kernels.ts';
import type { Executor } from './parallel/executor.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { planProjectionLayout, type ProjectionLayout } from './projection-layout.ts';
import { evenRanges } from './ranges.ts';

export interface ProjectionOptions {
  /** Orthogonal (or any) row-major rank x rank matrix that each projected row, as a column, is multiplied by. */
  readonly rotation?: Float64Array;
  /** Divide each row by its length; a zero row stays zero. Default false. */
  readonly unit?: boolean;
  /** Rows a block; default 8,192. */
  readonly blockRows?: number;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
}

/** Some consecutive rows, projected. The arrays are the reader's until it asks for the next block. */
export interface ProjectedBlock {
  readonly firstRow: number;
  readonly rows: number;
  /** Row-major rows x rank. */
  readonly vectors: Float32Array;
  /** Each row's length before it was divided by it. */
  readonly norms: Float32Array;
}

const DEFAULT_BLOCK_ROWS = 8192;

/**
 * Projects the rows of a matrix on components, A V^T (then turned, when a rotation is given), a block of
 * rows at a time: memory for the matrix, the components and two blocks, whatever the number of rows. The
 * next block is computed while the reader handles one. Same numbers whatever the number of threads.
 * Throws MatrixError when the matrix and the components do not fit together.
 */
export async function* projectRows(
  matrix: CsrMatrix,
  components: Components,
  options: ProjectionOptions = {},
): AsyncGenerator<ProjectedBlock, void, undefined> {
  const { blockRows = DEFAULT_BLOCK_ROWS, unit = false } = options;
  checkInput(matrix, components, options);
  const layout = planProjectionLayout({
    rows: matrix.rows,
    columns: matrix.columns,
    nonzeros: matrix.offsets[matrix.rows]!,
    rank: components.rank,
    blockRows: Math.max(1, Math.min(blockRows, matrix.rows)),
  });
  const operations = layout.shape.nonzeros * components.rank * 2;
  const executor = openExecutor({ bytes: layout.bytes, operations, threads: options.threads });
  try {
    await load(executor, layout, matrix, components, options.rotation);
    const blocks = Math.ceil(matrix.rows / layout.shape.blockRows);
    let pending = blocks > 0 ? projectBlock(executor, layout, 0, unit) : null;
    for (let block = 0; pending; block++) {
      const ready: ProjectedBlock = await pending;
      pending = block + 1 < blocks ? projectBlock(executor, layout, block + 1, unit) : null;
      // Should the reader stop here, the block under way is not awaited: its failure is then nobody's.
      pending?.catch(() => undefined);
      yield ready;
    }
  } finally {
    await executor.close();
  }
}

/** Components with a rotation folded in: projecting on the result gives rotated rows. Row-major rank x columns. */
export async function rotateComponents(
  components: Components,
  rotation: Float64Array,
): Promise<Float32Array> {
  checkComponents(components);
  checkRotation(components.rank, rotation);
  const { rank, columns } = components;
  const layout = planProjectionLayout({ rows: 0, columns, nonzeros: 0, rank, blockRows: 1 });
  const executor = openExecutor({
    bytes: layout.bytes,
    operations: rank * rank * columns,
    threads: undefined,
  });
  try {
    const place = Uint32Array.from({ length: columns }, (_, j) => j);
    await loadComponents(executor, layout, components, place, rotation);
    const floats = new Float32Array(executor.memory, layout.components, layout.panels * columns * PANEL);
    const result = new Float32Array(rank * columns);
    for (let k = 0; k < rank; k++) {
      const at = Math.floor(k / PANEL) * columns * PANEL + (k % PANEL);
      for (let j = 0; j < columns; j++) result[k * columns + j] = floats[at + j * PANEL]!;
    }
    return result;
  } finally {
    await executor.close();
  }
}

function checkInput(matrix: CsrMatrix, components: Components, options: ProjectionOptions): void {
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
  if (rotation.length !== rank * rank) {
    throw new MatrixError(`the rotation must hold ${rank} x ${rank} numbers, got ${rotation.length}`);
  }
}

async function load(
  executor: Executor,
  layout: ProjectionLayout,
  matrix: CsrMatrix,
  components: Components,
  rotation: Float64Array | undefined,
): Promise<void> {
  const { rows, nonzeros } = layout.shape;
  const place = columnOrder(columnStatistics(matrix).counts);
  copyReordered(matrix, place, {
    offsets: new Uint32Array(executor.memory, layout.offsets, rows + 1),
    indices: new Uint16Array(executor.memory, layout.indices, nonzeros),
    values: new Float32Array(executor.memory, layout.values, nonzeros),
  });
  await loadComponents(executor, layout, components, place, rotation);
}

/** Lays the components out in panels, the rotation folded in: V^T R^T, columns at their places. */
async function loadComponents(
  executor: Executor,
  layout: ProjectionLayout,
  { rank, columns, components }: Components,
  place: Uint32Array,
  rotation: Float64Array | undefined,
): Promise<void> {
  const { panels, panelBytes } = layout;
  const target = rotation ? layout.unrotated : layout.components;
  const floats = new Float32Array(executor.memory, target, panels * columns * PANEL);
  for (let k = 0; k < rank; k++) {
    const at = Math.floor(k / PANEL) * columns * PANEL + (k % PANEL);
    for (let j = 0; j < columns; j++) floats[at + place[j]! * PANEL] = components[k * columns + j]!;
  }
  if (!rotation) return;
  const blocks = new Float32Array(executor.memory, layout.rotation, panels * panels * BLOCK);
  for (let to = 0; to < rank; to++) {
    for (let from = 0; from < rank; from++) {
      const block = Math.floor(to / PANEL) * panels + Math.floor(from / PANEL);
      blocks[block * BLOCK + (from % PANEL) * PANEL + (to % PANEL)] = rotation[to * rank + from]!;
    }
  }
  const calls: KernelCall[] = [];
  for (const [first, last] of evenRanges(columns, Math.ceil(columns / 256))) {
    for (let p = 0; p < panels; p++) {
      const block = layout.rotation + p * panels * BLOCK * 4;
      const to = layout.components + p * panelBytes;
      calls.push(['panelMultiplyAdd', target, panelBytes, panels, block, BLOCK * 4, to, first, last]);
    }
  }
  await executor.run(calls);
}

async function projectBlock(
  executor: Executor,
  layout: ProjectionLayout,
  block: number,
  unit: boolean,
): Promise<ProjectedBlock> {
  const { blockRows, rows, rank } = layout.shape;
  const { offsets, indices, values, components, panelBytes, panels } = layout;
  const firstRow = block * blockRows;
  const count = Math.min(blockRows, rows - firstRow);
  const stride = panels * PANEL;
  const vectors = layout.vectors + (block % 2) * layout.vectorBytes;
  const norms = layout.norms + (block % 2) * layout.normBytes;
  await executor.run(
    evenRanges(panels, Math.min(panels, executor.threads * 4)).map(([from, to]) => {
      const [v, out] = [components + from * panelBytes, layout.wide + from * PANEL * 4];
      const last = firstRow + count;
      return [
        'sparseProject',
        offsets,
        indices,
        values,
        firstRow,
        last,
        v,
        panelBytes,
        to - from,
        out,
        stride,
      ];
    }),
  );
  const ranges = evenRanges(count, Math.min(count, executor.threads * 4));
  await executor.run(
    ranges.map(([from, to]) => {
      const input = layout.wide + from * stride * 4;
      const output = vectors + from * rank * 4;
      return ['packRows', input, stride, to - from, rank, unit ? 1 : 0, output, norms + from * 4];
    }),
  );
  return {
    firstRow,
    rows: count,
    vectors: new Float32Array(executor.memory, vectors, count * rank),
    norms: new Float32Array(executor.memory, norms, count),
  };
}
