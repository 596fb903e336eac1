import { type ColumnPlaces, placeUsedColumns } from './column-order.ts';
import type { Components } from './components.ts';
import type { CsrMatrix } from './csr-matrix.ts';
import { MatrixError } from './errors.ts';
import type { KernelCall } from './kernels/kernels.ts';
import { memoryLayout } from './memory-layout.ts';
import type { Executor } from './parallel/executor.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { planProjectionLayout, type ProjectionLayout } from './projection-layout.ts';
import { checkInput, loadComponents, packCalls, projectCalls, type ProjectedBlock } from './projection.ts';
import { evenRanges } from './ranges.ts';
import { loadRows, mostNonzeros } from './row-blocks.ts';

/** One of the projections to add up. */
export interface Summand {
  readonly components: Components;
  /** A row-major matrix, (length of a summed row) x rank, that multiplies each projected row (as a column). */
  readonly rotation: Float64Array;
  /** Whether to divide each row by its length before it is weighted. */
  readonly unit: boolean;
  readonly weight: number;
}

export interface SumOptions {
  /** Rows per block; default 8,192. */
  readonly blockRows?: number;
  /** Worker threads; default: the machine's. */
  readonly threads?: number;
}

interface LoadedSummand extends Summand {
  readonly layout: ProjectionLayout;
  readonly used: ColumnPlaces;
}

/** Addresses for the sums: packed rows of each summand, their weights, and two blocks of sums. */
interface SumLayout {
  readonly width: number;
  readonly blockRows: number;
  readonly packed: number;
  readonly packedBytes: number;
  readonly norms: number;
  readonly weights: number;
  readonly sums: number;
}

const DEFAULT_BLOCK_ROWS = 8192;

/**
 * Projects the rows of a matrix with several maps, adds the weighted results, and scales each sum to length 1 (a zero
 * row stays zero). The maps should use different columns. Everything runs on worker threads, one block of rows at a
 * time. The next block is computed while the caller handles the current one, whose arrays are valid until then. The
 * result does not depend on the number of threads. Throws MatrixError if the sizes do not match.
 */
export async function* projectSums(
  matrix: CsrMatrix,
  summands: readonly Summand[],
  { blockRows = DEFAULT_BLOCK_ROWS, threads }: SumOptions = {},
): AsyncGenerator<Omit<ProjectedBlock, 'norms'>, void, undefined> {
  const width = widthOf(matrix, summands);
  const memory = memoryLayout();
  const rows = Math.max(1, Math.min(blockRows, matrix.rows));
  const loaded = summands.map((summand): LoadedSummand => {
    const used = placeUsedColumns(matrix, summand.components);
    const shape = {
      columns: used.count,
      nonzeros: mostNonzeros(matrix, rows),
      rank: summand.components.rank,
      turnedRank: width,
      blockRows: rows,
    };
    return { ...summand, used, layout: planProjectionLayout(shape, memory) };
  });
  const packedBytes = rows * width * 4;
  const sumLayout: SumLayout = {
    width,
    blockRows: rows,
    packed: memory.take(summands.length * packedBytes),
    packedBytes,
    norms: memory.take(rows * 4),
    weights: memory.take(summands.length * 4),
    sums: memory.take(2 * packedBytes),
  };
  const rank = summands.reduce((sum, { components }) => sum + components.rank, 0);
  const operations = matrix.offsets[matrix.rows]! * rank * 2;
  const executor = openExecutor({ bytes: memory.total(), operations, threads });
  try {
    new Float32Array(executor.memory, sumLayout.weights).set(summands.map(({ weight }) => weight));
    for (const { layout, components, used, rotation } of loaded) {
      await loadComponents(executor, layout, components, used, rotation);
    }
    const blocks = Math.ceil(matrix.rows / rows);
    const sumBlock = (block: number) => addBlock(executor, sumLayout, loaded, matrix, block);
    let pending = blocks > 0 ? sumBlock(0) : null;
    for (let block = 0; pending; block++) {
      const ready = await pending;
      pending = block + 1 < blocks ? sumBlock(block + 1) : null;
      // If the caller stops here, nobody awaits the block in progress, and its failure does not matter.
      pending?.catch(() => undefined);
      yield ready;
    }
  } finally {
    await executor.close();
  }
}

/** Checks that all summands fit the matrix and have the same width; returns the width. */
function widthOf(matrix: CsrMatrix, summands: readonly Summand[]): number {
  const widths = summands.map(({ components, rotation }) => {
    checkInput(matrix, components, { rotation });
    return rotation.length / components.rank;
  });
  const [width] = widths;
  if (width === undefined || widths.some((other) => other !== width)) {
    throw new MatrixError(
      `projections that are added up need one length of row, at least one of them, got ${widths.join(', ') || 'none'}`,
    );
  }
  return width;
}

async function addBlock(
  executor: Executor,
  { width, blockRows, packed, packedBytes, norms, weights, sums }: SumLayout,
  summands: readonly LoadedSummand[],
  matrix: CsrMatrix,
  block: number,
): Promise<Omit<ProjectedBlock, 'norms'>> {
  const { threads } = executor;
  const firstRow = block * blockRows;
  const rows = Math.min(blockRows, matrix.rows - firstRow);
  for (const { layout, used } of summands) loadRows(executor.memory, layout, matrix, used.place, block);
  await executor.run(summands.flatMap(({ layout }) => projectCalls(layout, rows, threads)));
  for (const [place, { layout, unit }] of summands.entries()) {
    await executor.run(
      packCalls(layout, rows, threads, { unit, vectors: packed + place * packedBytes, norms }),
    );
  }
  const out = sums + (block % 2) * packedBytes;
  await executor.run(
    evenRanges(rows, Math.min(rows, threads * 4)).map(([from, to]): KernelCall => {
      const skip = from * width * 4;
      return ['addRows', packed + skip, packedBytes, summands.length, weights, to - from, width, out + skip];
    }),
  );
  return { firstRow, rows, vectors: new Float32Array(executor.memory, out, rows * width) };
}
