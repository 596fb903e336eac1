import type { CsrMatrix } from './csr-matrix.ts';
import type { MemoryLayout } from './memory-layout.ts';

/** Addresses in shared memory for a block of rows of a sparse matrix. */
export interface RowRoom {
  readonly blockRows: number;
  readonly blockNonzeros: number;
  readonly offsets: number;
  readonly indices: number;
  readonly values: number;
}

export function planRowRoom(take: MemoryLayout['take'], blockRows: number, blockNonzeros: number): RowRoom {
  return {
    blockRows,
    blockNonzeros,
    offsets: take((blockRows + 1) * 4),
    indices: take(blockNonzeros * 2),
    values: take(blockNonzeros * 4),
  };
}

/** The number of non-zeros in the fullest block of rows. */
export function mostNonzeros({ rows, offsets }: CsrMatrix, blockRows: number): number {
  let most = 0;
  for (let first = 0; first < rows; first += blockRows) {
    most = Math.max(most, offsets[Math.min(rows, first + blockRows)]! - offsets[first]!);
  }
  return most;
}

/** Copies a block of rows to shared memory, with columns at their places. Columns without a place (-1) are left out. */
export function loadRows(
  memory: ArrayBufferLike,
  room: RowRoom,
  matrix: CsrMatrix,
  place: Int32Array,
  block: number,
): void {
  const firstRow = block * room.blockRows;
  const rows = Math.min(room.blockRows, matrix.rows - firstRow);
  const offsets = new Uint32Array(memory, room.offsets, rows + 1);
  const indices = new Uint16Array(memory, room.indices, room.blockNonzeros);
  const values = new Float32Array(memory, room.values, room.blockNonzeros);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    offsets[row] = at;
    const end = matrix.offsets[firstRow + row + 1]!;
    for (let k = matrix.offsets[firstRow + row]!; k < end; k++) {
      const column = place[matrix.indices[k]!]!;
      if (column < 0) continue;
      indices[at] = column;
      values[at++] = matrix.values[k]!;
    }
  }
  offsets[rows] = at;
}
