import type { ColumnStatistics } from './csr-matrix.ts';
import { PANEL } from './kernels/kernels.ts';

/** The sum of squares of all centred columns: the number of rows times the sum of the columns' variances. */
export function totalVariance({ sums, squares, mass }: ColumnStatistics): number {
  let total = 0;
  for (let j = 0; j < sums.length; j++) total += squares[j]! - sums[j]! ** 2 / mass;
  return total;
}

/**
 * The share of the variance that the wanted Ritz values keep, while the basis grows. The squares of the projected
 * column means are summed over the whole basis, which is little more than their sum over the wanted directions.
 */
export class VarianceEstimate {
  readonly #mass: number;
  readonly #total: number;
  /** Column sums at the columns' places; null for a centred matrix, which has none. */
  readonly #sums: Float64Array | null;
  #squaredSums = 0;

  /** @param columnSums in the order of the columns' places; null if the matrix is centred */
  constructor(statistics: ColumnStatistics, columnSums: Float64Array | null) {
    this.#mass = statistics.mass;
    this.#total = totalVariance(statistics);
    this.#sums = columnSums;
  }

  /** Adds a new panel of the basis. */
  addPanel(panel: Float32Array): void {
    if (!this.#sums) return;
    const along = new Float64Array(PANEL);
    for (let j = 0; j < this.#sums.length; j++) {
      for (let c = 0; c < PANEL; c++) along[c]! += this.#sums[j]! * panel[j * PANEL + c]!;
    }
    for (const sum of along) this.#squaredSums += sum * sum;
  }

  /** In [0, 1]. */
  share(values: Float64Array): number {
    const kept = values.reduce((a, b) => a + b, 0) - this.#squaredSums / this.#mass;
    return this.#total > 0 ? Math.min(1, Math.max(0, kept / this.#total)) : 1;
  }
}
