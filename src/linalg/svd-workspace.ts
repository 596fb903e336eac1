import { bandNorm, type BandMatrix } from './band-matrix.ts';
import { BLOCK, CLUSTER_GAP, PANEL, type KernelCall } from './kernels/kernels.ts';
import type { Executor } from './parallel/executor.ts';
import { clusterRanges, evenRanges, evenRowGroups } from './ranges.ts';
import { GRAM_CHUNKS, RITZ_TASKS, type SvdLayout } from './svd-layout.ts';

/** Row ranges per thread in a dense operation: more than one, so that a slow thread does not hold up the others. */
const RANGES_A_THREAD = 4;

/** The matrix left right^T. Subtracting it centres a matrix and keeps it sparse. */
export interface RankOne {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** Adds a symmetric matrix times a panel `x` to the panel `z`, both row-major columns x 16. */
export type AddedOperator = (x: Float32Array, z: Float32Array) => Promise<void>;

/**
 * The steps of block Lanczos in the layout's memory. Each step plans its kernel calls and runs them. Panels are
 * identified by their index in the basis. How work is divided into calls never changes a result.
 */
export class SvdWorkspace {
  readonly layout: SvdLayout;
  readonly #executor: Executor;
  readonly #rowGroups: readonly [number, number][];
  readonly #doubles: Float64Array;
  readonly #floats: Float32Array;
  readonly #taken: readonly RankOne[];
  readonly #added: AddedOperator | undefined;

  /** `taken` is subtracted from A^T A (see RankOne), and `added` is added to it; both in the layout's column order. */
  constructor(layout: SvdLayout, executor: Executor, taken: readonly RankOne[] = [], added?: AddedOperator) {
    this.layout = layout;
    this.#executor = executor;
    this.#taken = taken;
    this.#added = added;
    this.#doubles = new Float64Array(executor.memory, 0, Math.floor(layout.bytes / 8));
    this.#floats = new Float32Array(executor.memory, 0, Math.floor(layout.bytes / 4));
    const offsets = new Uint32Array(executor.memory, layout.offsets, layout.shape.rows + 1);
    this.#rowGroups = evenRowGroups(offsets, layout.shape.rows, layout.groups);
  }

  /** The numbers of a basis panel, columns x 16; not a copy. */
  panel(index: number): Float32Array {
    const { columns } = this.layout.shape;
    return this.#floats.subarray(this.#basis(index) / 4, this.#basis(index) / 4 + columns * PANEL);
  }

  /** Panel `target` <- (A^T A - taken + added) times panel `source`. */
  async applyGram(source: number, target: number): Promise<void> {
    const { offsets, indices, values, halves, halfBytes, partials, groups, shape } = this.layout;
    const { columns } = shape;
    const ranges = this.#ranges(columns);
    const [from, to] = [this.#basis(source), this.#basis(target)];
    await this.#executor.run(
      ranges.map(([first, last]) => ['splitPanel', from, halves, halfBytes, first, last]),
    );
    const products = this.#rowGroups.flatMap(([first, last], group) =>
      [0, 1].map((half): KernelCall => {
        const x = halves + half * halfBytes;
        const z = partials + (2 * group + half) * halfBytes;
        return ['sparseGram', offsets, indices, values, first, last, columns, x, z];
      }),
    );
    await this.#executor.run(products);
    await this.#executor.run(
      ranges.map(([first, last]) => ['sumHalves', partials, halfBytes, groups, first, last, to]),
    );
    for (const term of this.#taken) this.#takeOff(term, source, target);
    await this.#added?.(this.panel(source), this.panel(target));
  }

  #takeOff({ left, right }: RankOne, source: number, target: number): void {
    const [x, z] = [this.panel(source), this.panel(target)];
    const along = new Float64Array(PANEL);
    for (let j = 0; j < right.length; j++) {
      for (let c = 0; c < PANEL; c++) along[c]! += right[j]! * x[j * PANEL + c]!;
    }
    for (let j = 0; j < left.length; j++) {
      for (let c = 0; c < PANEL; c++) z[j * PANEL + c]! -= left[j]! * along[c]!;
    }
  }

  /** Q_p^T W for panels p in [first, last): consecutive 16 x 16 blocks. */
  async products(first: number, last: number, w: number): Promise<Float64Array> {
    const { products, panelBytes, shape } = this.layout;
    const parts = Math.min(last - first, this.#executor.threads * RANGES_A_THREAD);
    await this.#executor.run(
      evenRanges(last - first, parts).map(([from, to]) => [
        'panelGram',
        this.#basis(first + from),
        panelBytes,
        to - from,
        this.#basis(w),
        0,
        shape.columns,
        products + from * BLOCK * 8,
      ]),
    );
    return this.#doubles.slice(products / 8, products / 8 + (last - first) * BLOCK);
  }

  /** W <- W - sum of Q_p C_p for panels p in [first, last). */
  async subtract(first: number, last: number, blocks: Float64Array, w: number): Promise<void> {
    const { coefficients, panelBytes, shape } = this.layout;
    const at = coefficients / 4;
    for (let i = 0; i < (last - first) * BLOCK; i++) this.#floats[at + i] = -blocks[i]!;
    await this.#executor.run(
      this.#ranges(shape.columns).map(([from, to]) => [
        'panelMultiplyAdd',
        this.#basis(first),
        panelBytes,
        last - first,
        coefficients,
        BLOCK * 4,
        this.#basis(w),
        from,
        to,
      ]),
    );
  }

  /** W^T W, summed in order over fixed row ranges. */
  async gram(w: number): Promise<Float64Array> {
    const { products, panelBytes, shape } = this.layout;
    await this.#executor.run(
      evenRanges(shape.columns, GRAM_CHUNKS).map(([from, to], chunk) => [
        'panelGram',
        this.#basis(w),
        panelBytes,
        1,
        this.#basis(w),
        from,
        to,
        products + chunk * BLOCK * 8,
      ]),
    );
    const sum = new Float64Array(BLOCK);
    for (let i = 0; i < GRAM_CHUNKS * BLOCK; i++) sum[i % BLOCK]! += this.#doubles[products / 8 + i]!;
    return sum;
  }

  /** W <- W R^-1. */
  async solve(w: number, triangle: Float64Array): Promise<void> {
    const { coefficients, shape } = this.layout;
    this.#floats.set(triangle, coefficients / 4);
    await this.#executor.run(
      this.#ranges(shape.columns).map(([from, to]) => [
        'solveTriangular',
        this.#basis(w),
        coefficients,
        from,
        to,
      ]),
    );
  }

  /** Eigenvalues of the projected matrix, descending. */
  async ritzValues({ size, width, data }: BandMatrix): Promise<Float64Array> {
    const { projected, ritzValues, ritzWork } = this.layout;
    this.#doubles.set(data, projected / 8);
    await this.#executor.run([['bandEigenvalues', projected, size, width, ritzValues, ritzWork]]);
    return this.#doubles
      .slice(ritzValues / 8, ritzValues / 8 + size)
      .sort()
      .reverse();
  }

  /**
   * Unit eigenvectors of the projected matrix for some of its eigenvalues, descending; row-major
   * values.length x size.
   */
  async ritzVectors(matrix: BandMatrix, values: Float64Array): Promise<Float64Array> {
    const { projected, ritzValues, ritzVectors, ritzWork, ritzWorkBytes } = this.layout;
    const { size, width, data } = matrix;
    const norm = bandNorm(matrix) || 1;
    this.#doubles.set(data, projected / 8);
    this.#doubles.set(values, ritzValues / 8);
    const ranges = clusterRanges(values, CLUSTER_GAP * norm, RITZ_TASKS);
    await this.#executor.run(
      ranges.map(([first, last], task) => {
        const work = ritzWork + task * ritzWorkBytes;
        return ['bandEigenvectors', projected, size, width, ritzValues, first, last, norm, ritzVectors, work];
      }),
    );
    return this.#doubles.slice(ritzVectors / 8, ritzVectors / 8 + values.length * size);
  }

  /**
   * Components <- Q S. S is given transposed: `vectors` is row-major count x size, and each row is a Ritz vector in
   * basis coordinates. Returns row-major count x columns, in the layout's column order.
   */
  async combine(vectors: Float64Array, count: number, size: number): Promise<Float32Array> {
    const { coefficients, components, componentPanels, panelBytes, maxPanels, shape } = this.layout;
    const panels = Math.ceil(size / PANEL);
    const blockBytes = BLOCK * 4;
    this.#floats.fill(0, coefficients / 4, coefficients / 4 + componentPanels * maxPanels * BLOCK);
    for (let k = 0; k < count; k++) {
      for (let i = 0; i < size; i++) {
        const block = Math.floor(k / PANEL) * panels + Math.floor(i / PANEL);
        const entry = (i % PANEL) * PANEL + (k % PANEL);
        this.#floats[coefficients / 4 + block * BLOCK + entry] = vectors[k * size + i]!;
      }
    }
    this.#floats.fill(0, components / 4, (components + componentPanels * panelBytes) / 4);
    const calls: KernelCall[] = [];
    // Row ranges are so small that a slice of the whole basis stays in the cache from panel to panel.
    for (const [from, to] of evenRanges(shape.columns, Math.ceil(shape.columns / 256))) {
      for (let p = 0; p < componentPanels; p++) {
        const block = coefficients + p * panels * blockBytes;
        const to_ = components + p * panelBytes;
        calls.push([
          'panelMultiplyAdd',
          this.#basis(0),
          panelBytes,
          panels,
          block,
          blockBytes,
          to_,
          from,
          to,
        ]);
      }
    }
    await this.#executor.run(calls);
    return this.#gather(count);
  }

  /** Reads the components from their panels: row-major count x columns. */
  #gather(count: number): Float32Array {
    const { components, panelBytes, shape } = this.layout;
    const result = new Float32Array(count * shape.columns);
    for (let k = 0; k < count; k++) {
      const at = (components + Math.floor(k / PANEL) * panelBytes) / 4 + (k % PANEL);
      for (let i = 0; i < shape.columns; i++) result[k * shape.columns + i] = this.#floats[at + i * PANEL]!;
    }
    return result;
  }

  #basis(panel: number): number {
    return this.layout.basis + panel * this.layout.panelBytes;
  }

  #ranges(count: number): [number, number][] {
    return evenRanges(count, Math.min(count, this.#executor.threads * RANGES_A_THREAD));
  }
}
