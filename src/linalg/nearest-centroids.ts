import { BLOCK, type KernelCall, PANEL } from './kernels/kernels.ts';
import { memoryLayout } from './memory-layout.ts';
import type { Executor } from './parallel/executor.ts';
import { openExecutor } from './parallel/open-executor.ts';

export interface CentroidShape {
  /** The number of centroids. */
  readonly centroids: number;
  readonly dimensions: number;
  /** The most vectors per call of `find`. */
  readonly blockRows: number;
  /** About how many vectors there are in all, which decides whether threads are worth it. */
  readonly rows: number;
  /** Worker threads; default: as many as the machine runs at once, or none if the work is small. */
  readonly threads?: number | undefined;
}

/** Rows per tile, so that a tile of all dimensions stays in the second-level cache while it meets all centroids. */
const TILE_ROWS = 256;

/**
 * Finds the nearest centroid of each vector, by a blocked matrix product on the kernels of the SVD. The result does not
 * depend on the number of threads. Call `close` afterwards.
 */
export class NearestCentroids {
  readonly #shape: CentroidShape;
  readonly #executor: Executor;
  readonly #panels: number;
  readonly #groups: number;
  readonly #panelBytes: number;
  readonly #rows: number;
  readonly #centroids: number;
  readonly #products: number;

  constructor(shape: CentroidShape) {
    const { centroids, dimensions, blockRows, rows, threads } = shape;
    const { take, total } = memoryLayout();
    this.#shape = shape;
    this.#panels = Math.ceil(dimensions / PANEL);
    this.#groups = Math.ceil(centroids / PANEL);
    this.#panelBytes = blockRows * PANEL * 4;
    this.#rows = take(this.#panels * this.#panelBytes);
    this.#centroids = take(this.#groups * this.#panels * BLOCK * 4);
    this.#products = take(this.#groups * this.#panelBytes);
    this.#executor = openExecutor({ bytes: total(), operations: rows * centroids * dimensions, threads });
  }

  /** Sets the centroids: row-major, centroids x dimensions. */
  setCentroids(centroids: Float32Array): void {
    const { dimensions } = this.#shape;
    const blocks = this.#floats(this.#centroids, this.#groups * this.#panels * BLOCK).fill(0);
    for (let centroid = 0; centroid < this.#shape.centroids; centroid++) {
      const group = (centroid >> 4) * this.#panels * BLOCK + (centroid & 15);
      for (let d = 0; d < dimensions; d++) {
        blocks[group + (d >> 4) * BLOCK + (d & 15) * PANEL] = centroids[centroid * dimensions + d]!;
      }
    }
  }

  /** For each vector, the first centroid with the largest dot product. `vectors` is rows x dimensions. */
  async find(vectors: Float32Array): Promise<Uint16Array> {
    const { dimensions, blockRows } = this.#shape;
    const count = vectors.length / dimensions;
    if (!Number.isInteger(count) || count > blockRows) {
      throw new RangeError(`${vectors.length} numbers are not up to ${blockRows} rows of ${dimensions}`);
    }
    this.#loadRows(vectors, count);
    await this.#executor.run(this.#calls(count));
    return this.#largest(count);
  }

  close(): Promise<void> {
    return this.#executor.close();
  }

  #floats(at: number, length: number): Float32Array {
    return new Float32Array(this.#executor.memory, at, length);
  }

  #loadRows(vectors: Float32Array, count: number): void {
    const { dimensions } = this.#shape;
    const panelFloats = this.#panelBytes / 4;
    const floats = this.#floats(this.#rows, this.#panels * panelFloats);
    for (let d = 0; d < dimensions; d++) {
      let at = (d >> 4) * panelFloats + (d & 15);
      for (let from = d, row = 0; row < count; row++, from += dimensions, at += PANEL)
        floats[at] = vectors[from]!;
    }
  }

  #calls(count: number): KernelCall[] {
    const calls: KernelCall[] = [];
    for (let group = 0; group < this.#groups; group++) {
      this.#floats(this.#products + group * this.#panelBytes, count * PANEL).fill(0);
    }
    for (let first = 0; first < count; first += TILE_ROWS) {
      const last = Math.min(first + TILE_ROWS, count);
      for (let group = 0; group < this.#groups; group++) {
        const centroids = this.#centroids + group * this.#panels * BLOCK * 4;
        const products = this.#products + group * this.#panelBytes;
        calls.push([
          'panelMultiplyAdd',
          this.#rows,
          this.#panelBytes,
          this.#panels,
          centroids,
          BLOCK * 4,
          products,
          first,
          last,
        ]);
      }
    }
    return calls;
  }

  #largest(count: number): Uint16Array {
    const nearest = new Uint16Array(count);
    const largest = new Float32Array(count).fill(-Infinity);
    for (let centroid = 0; centroid < this.#shape.centroids; centroid++) {
      const products = this.#floats(this.#products + (centroid >> 4) * this.#panelBytes, count * PANEL);
      for (let row = 0, at = centroid & 15; row < count; row++, at += PANEL) {
        if (products[at]! > largest[row]!) {
          largest[row] = products[at]!;
          nearest[row] = centroid;
        }
      }
    }
    return nearest;
  }
}
