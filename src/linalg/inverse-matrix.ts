import { MatrixError } from './errors.ts';
import { PANEL, TILE, type KernelCall } from './kernels/kernels.ts';
import { memoryLayout } from './memory-layout.ts';
import type { Executor } from './parallel/executor.ts';
import { openExecutor } from './parallel/open-executor.ts';
import { factoriseTile, invertTriangularTile } from './tile-cholesky.ts';

export interface InverseOptions {
  /** Worker threads; default: as many as the machine runs at once. The result does not depend on them. */
  readonly threads?: number | undefined;
  /** Called with the share of the work that is done, 0 to 1. May throw to stop. */
  readonly onProgress?: (share: number) => void;
}

const TILE_FLOATS = TILE * TILE;
const TILE_BYTES = TILE_FLOATS * 4;

/** Where everything lies in the shared memory; addresses in bytes. */
interface InverseLayout {
  readonly size: number;
  /** Number of tiles per side. Rows beyond `size` are those of the identity. */
  readonly tiles: number;
  /** tiles x tiles tiles, row by row. */
  readonly square: number;
  /** One tile for each tile on the diagonal. */
  readonly diagonal: number;
  /** Working memory: a row of tiles. */
  readonly scratch: number;
  /** Two panels: the factor and the product. */
  readonly factor: number;
  readonly product: number;
  readonly bytes: number;
}

function planInverseLayout(size: number): InverseLayout {
  const { take, total } = memoryLayout();
  const tiles = Math.ceil(size / TILE);
  return {
    size,
    tiles,
    square: take(tiles * tiles * TILE_BYTES),
    diagonal: take(tiles * TILE_BYTES),
    scratch: take(tiles * TILE_BYTES),
    factor: take(tiles * TILE * PANEL * 4),
    product: take(tiles * TILE * PANEL * 4),
    bytes: total(),
  };
}

/** Bytes of shared memory for the inverse of a size x size matrix. */
export function inverseBytes(size: number): number {
  return planInverseLayout(size).bytes;
}

/**
 * Inverse of a symmetric positive definite matrix A (size x size), in single precision, in memory that threads share;
 * `close` it. `fillRow` writes row i of A into a zeroed array; only entries up to the diagonal are read.
 * @throws {MatrixError} when A is not positive definite; says at which row.
 */
export async function openInverse(
  size: number,
  fillRow: (row: number, entries: Float32Array) => void,
  options: InverseOptions = {},
): Promise<InverseMatrix> {
  const layout = planInverseLayout(size);
  const executor = openExecutor({ bytes: layout.bytes, operations: size ** 3, threads: options.threads });
  try {
    const inversion = new Inversion(layout, executor, options.onProgress);
    inversion.fill(fillRow);
    await inversion.factorise();
    await inversion.invertTriangle();
    await inversion.multiplyByTranspose();
    return new InverseMatrix(layout, executor);
  } catch (error) {
    await executor.close();
    throw error;
  }
}

/** The full A^-1, in tiles. */
export class InverseMatrix {
  readonly size: number;
  readonly #layout: InverseLayout;
  readonly #executor: Executor;
  readonly #floats: Float32Array;

  constructor(layout: InverseLayout, executor: Executor) {
    this.size = layout.size;
    this.#layout = layout;
    this.#executor = executor;
    this.#floats = new Float32Array(executor.memory, 0, layout.bytes / 4);
  }

  entry(row: number, column: number): number {
    const { square, tiles } = this.#layout;
    const tile = Math.floor(row / TILE) * tiles + Math.floor(column / TILE);
    return this.#floats[square / 4 + tile * TILE_FLOATS + (row % TILE) * TILE + (column % TILE)]!;
  }

  /** A^-1 X for a panel X, row-major size x 16. */
  async multiply(panel: Float32Array): Promise<Float32Array> {
    const { square, factor, product, tiles, size } = this.#layout;
    const floats = this.#floats;
    floats.fill(0, factor / 4, factor / 4 + tiles * TILE * PANEL);
    floats.set(panel, factor / 4);
    floats.fill(0, product / 4, product / 4 + tiles * TILE * PANEL);
    const panelStep = TILE * PANEL * 4;
    // The matrix is symmetric, so its rows are its columns.
    await this.#executor.run(
      Array.from({ length: tiles }, (_, i): KernelCall => {
        const column = square + i * TILE_BYTES;
        const to = product + i * panelStep;
        return ['tileProducts', column, tiles * TILE_BYTES, factor, panelStep, tiles, PANEL, to];
      }),
    );
    const at = product / 4;
    return floats.subarray(at, at + size * PANEL).map((value) => -value);
  }

  close(): Promise<void> {
    return this.#executor.close();
  }
}

/**
 * A = R^T R, then T = R^-T, then A^-1 = T^T T, by tiles of 64 x 64 (LAPACK's POTRF, TRTRI and LAUUM, Anderson et al.
 * 1999; by tiles: Buttari et al. 2009). Every product is of the form C - A^T B, in an order that does not depend on the
 * threads. R is kept above the diagonal and T on and below it.
 */
class Inversion {
  readonly #layout: InverseLayout;
  readonly #executor: Executor;
  readonly #floats: Float32Array;
  readonly #onProgress: ((share: number) => void) | undefined;
  #done = 0;

  constructor(layout: InverseLayout, executor: Executor, onProgress?: (share: number) => void) {
    this.#layout = layout;
    this.#executor = executor;
    this.#floats = new Float32Array(executor.memory, 0, layout.bytes / 4);
    this.#onProgress = onProgress;
  }

  /** Writes the upper triangle of A. */
  fill(fillRow: (row: number, entries: Float32Array) => void): void {
    const { size, tiles } = this.#layout;
    const entries = new Float32Array(size);
    for (let row = 0; row < tiles * TILE; row++) {
      const tileRow = Math.floor(row / TILE);
      if (row >= size) {
        this.#tile(this.#at(tileRow, tileRow))[(row % TILE) * (TILE + 1)] = 1;
        continue;
      }
      entries.fill(0);
      fillRow(row, entries);
      for (let column = 0; column <= row; column++) {
        const tile = this.#tile(this.#at(Math.floor(column / TILE), tileRow));
        tile[(column % TILE) * TILE + (row % TILE)] = entries[column]!;
      }
    }
  }

  /** Upper triangle <- R; diagonal <- T's; the layout's `diagonal` <- -R^-1's. */
  async factorise(): Promise<void> {
    const { tiles, diagonal, scratch } = this.#layout;
    for (let k = 0; k < tiles; k++) {
      if (k > 0) {
        await this.#run(
          range(k, tiles).map((j) => this.#products(this.#at(0, k), this.#at(0, j), k, this.#at(k, j))),
        );
      }
      this.#factoriseDiagonal(k);
      const rest = range(k + 1, tiles);
      for (const j of rest) this.#tile(scratch + j * TILE_BYTES).fill(0);
      await this.#run(
        rest.map((j) =>
          this.#products(diagonal + k * TILE_BYTES, this.#at(k, j), 1, scratch + j * TILE_BYTES),
        ),
      );
      for (const j of rest) this.#tile(this.#at(k, j)).set(this.#tile(scratch + j * TILE_BYTES));
      this.#advance();
    }
  }

  #factoriseDiagonal(k: number): void {
    const tile = this.#tile(this.#at(k, k));
    const failed = factoriseTile(tile);
    if (failed !== null) {
      throw new MatrixError(
        `the matrix is not positive definite: row ${k * TILE + failed.row} leaves a pivot of ${failed.pivot}`,
      );
    }
    const inverse = invertTriangularTile(tile);
    const negative = this.#tile(this.#layout.diagonal + k * TILE_BYTES);
    for (let i = 0; i < TILE; i++) {
      for (let j = 0; j < TILE; j++) {
        negative[i * TILE + j] = -inverse[i * TILE + j]!;
        tile[j * TILE + i] = inverse[i * TILE + j]!;
      }
    }
  }

  /** Below the diagonal <- T: T_ij = -R_ii^-T sum of R_mi^T T_mj over j <= m < i. */
  async invertTriangle(): Promise<void> {
    const { tiles, diagonal, scratch } = this.#layout;
    for (let i = 0; i < tiles; i++) {
      const columns = range(0, i);
      for (const j of columns) {
        this.#tile(scratch + j * TILE_BYTES).fill(0);
        this.#tile(this.#at(i, j)).fill(0);
      }
      await this.#run(
        columns.map((j) => this.#products(this.#at(j, i), this.#at(j, j), i - j, scratch + j * TILE_BYTES)),
      );
      await this.#run(
        columns.map((j) =>
          this.#products(diagonal + i * TILE_BYTES, scratch + j * TILE_BYTES, 1, this.#at(i, j)),
        ),
      );
      this.#advance();
    }
  }

  /** Everything <- A^-1 = T^T T. */
  async multiplyByTranspose(): Promise<void> {
    const { tiles, diagonal } = this.#layout;
    for (let i = 0; i < tiles; i++) {
      const targets = range(i, tiles).map((j) => (j === i ? diagonal + i * TILE_BYTES : this.#at(i, j)));
      for (const target of targets) this.#tile(target).fill(0);
      await this.#run(
        range(i, tiles).map((j) =>
          this.#products(this.#at(j, i), this.#at(j, j), tiles - j, targets[j - i]!),
        ),
      );
      this.#advance();
    }
    for (let i = 0; i < tiles; i++) {
      for (let j = i; j < tiles; j++) {
        const from = this.#tile(i === j ? diagonal + i * TILE_BYTES : this.#at(i, j));
        this.#mirror(from, this.#tile(this.#at(i, j)), this.#tile(this.#at(j, i)));
      }
    }
  }

  /** Both tiles <- the negative, one of them transposed. */
  #mirror(from: Float32Array, upper: Float32Array, lower: Float32Array): void {
    for (let a = 0; a < TILE; a++) {
      for (let b = 0; b < TILE; b++) {
        const value = -from[a * TILE + b]!;
        upper[a * TILE + b] = value;
        lower[b * TILE + a] = value;
      }
    }
  }

  #at(row: number, column: number): number {
    return this.#layout.square + (row * this.#layout.tiles + column) * TILE_BYTES;
  }

  #tile(address: number): Float32Array {
    return this.#floats.subarray(address / 4, address / 4 + TILE_FLOATS);
  }

  /** Subtracts the sum of a_t^T b_t over a column of `count` tiles from the tile at c. */
  #products(a: number, b: number, count: number, c: number): KernelCall {
    const step = this.#layout.tiles * TILE_BYTES;
    return ['tileProducts', a, step, b, step, count, TILE, c];
  }

  #run(calls: readonly KernelCall[]): Promise<void> {
    return calls.length === 0 ? Promise.resolve() : this.#executor.run(calls);
  }

  #advance(): void {
    this.#done += 1;
    this.#onProgress?.(this.#done / (3 * this.#layout.tiles));
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
}
