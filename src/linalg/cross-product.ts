import { type ColumnPlaces, placeUsedColumns } from './column-order.ts';
import { readPanels, writePanels } from './component-panels.ts';
import { checkComponents, type Components } from './components.ts';
import { checkCsrMatrix, type CsrMatrix } from './csr-matrix.ts';
import { MatrixError } from './errors.ts';
import { PANEL } from './kernels/kernels.ts';
import { memoryLayout } from './memory-layout.ts';
import type { Executor } from './parallel/executor.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { evenRanges } from './ranges.ts';
import { loadRows, mostNonzeros, planRowRoom, type RowRoom } from './row-blocks.ts';

/** Some columns of a sparse matrix, renumbered. */
export interface ChosenColumns {
  readonly matrix: CsrMatrix;
  readonly places: ColumnPlaces;
}

interface CrossLayout {
  readonly left: RowRoom;
  readonly right: RowRoom;
  readonly panels: number;
  readonly components: number;
  readonly componentBytes: number;
  /** A block of projected rows, each of `panels` * 16 floats. */
  readonly projected: number;
  readonly sums: number;
  readonly sumBytes: number;
  readonly bytes: number;
}

const BLOCK_ROWS = 8192;

/**
 * B^T (A V^T), where B are chosen columns of one matrix, and A is a matrix with as many rows: for each column of B, the
 * sum of the rows' projections on the components V, weighted by the column's entries. Row-major rank x columns of B.
 * Rows stream through in blocks. The result does not depend on the number of threads. Throws MatrixError if the sizes
 * do not match.
 */
export async function crossProduct(
  { matrix, places }: ChosenColumns,
  projected: CsrMatrix,
  components: Components,
  threads?: number,
): Promise<Float32Array> {
  checkCsrMatrix(matrix);
  checkCsrMatrix(projected);
  checkComponents(components);
  if (matrix.rows !== projected.rows || components.columns !== projected.columns) {
    throw new MatrixError(
      `matrices of ${matrix.rows} and ${projected.rows} rows, components of ${components.columns} columns ` +
        `for ${projected.columns}: rows have to be as many, and columns too`,
    );
  }
  const used = placeUsedColumns(projected, components);
  const layout = planLayout(matrix, places, projected, used, components.rank);
  const nonzeros = matrix.values.length + projected.values.length;
  const operations = nonzeros * components.rank * 2;
  const executor = openExecutor({ bytes: layout.bytes, operations, threads });
  try {
    const { memory } = executor;
    writePanels(floatsAt(memory, layout.components, layout.panels * layout.componentBytes), components, used);
    for (let block = 0; block * BLOCK_ROWS < matrix.rows; block++) {
      loadRows(memory, layout.right, projected, used.place, block);
      loadRows(memory, layout.left, matrix, places.place, block);
      await addBlock(executor, layout, Math.min(BLOCK_ROWS, matrix.rows - block * BLOCK_ROWS));
    }
    const sums = floatsAt(memory, layout.sums, layout.panels * layout.sumBytes);
    return readPanels(sums, components.rank, places.count);
  } finally {
    await executor.close();
  }
}

function floatsAt(memory: ArrayBufferLike, address: number, bytes: number): Float32Array {
  return new Float32Array(memory, address, bytes / 4);
}

function planLayout(
  matrix: CsrMatrix,
  places: ColumnPlaces,
  projected: CsrMatrix,
  used: ColumnPlaces,
  rank: number,
): CrossLayout {
  const { take, total } = memoryLayout();
  const panels = Math.ceil(rank / PANEL);
  const componentBytes = used.count * PANEL * 4;
  const sumBytes = places.count * PANEL * 4;
  return {
    left: planRowRoom(take, BLOCK_ROWS, mostNonzeros(matrix, BLOCK_ROWS)),
    right: planRowRoom(take, BLOCK_ROWS, mostNonzeros(projected, BLOCK_ROWS)),
    panels,
    components: take(panels * componentBytes),
    componentBytes,
    projected: take(BLOCK_ROWS * panels * PANEL * 4),
    sums: take(panels * sumBytes),
    sumBytes,
    bytes: total(),
  };
}

/** Each thread has its own panels of both projections and sums, so no reduction is needed. */
async function addBlock(executor: Executor, layout: CrossLayout, rows: number): Promise<void> {
  const { left, right, panels, componentBytes, sumBytes } = layout;
  const stride = panels * PANEL;
  const ranges = evenRanges(panels, Math.min(panels, executor.threads * 4));
  await executor.run(
    ranges.map(([from, to]) => {
      const v = layout.components + from * componentBytes;
      const out = layout.projected + from * PANEL * 4;
      const { offsets, indices, values } = right;
      return ['sparseProject', offsets, indices, values, 0, rows, v, componentBytes, to - from, out, stride];
    }),
  );
  await executor.run(
    ranges.map(([from, to]) => {
      const y = layout.projected + from * PANEL * 4;
      const z = layout.sums + from * sumBytes;
      const { offsets, indices, values } = left;
      return ['sparseScatter', offsets, indices, values, 0, rows, y, stride, z, sumBytes, to - from];
    }),
  );
}
