import type { ColumnStatistics } from './csr-matrix.ts';
import { PANEL } from './kernels/kernels.ts';

/** Rows times the sum of the columns' variances. */
export function totalVariance(rows: number, { sums, squares }: ColumnStatistics): number {
  let total = 0;
  for (let j = 0; j < sums.length; j++) total += squares[j]! - sums[j]! ** 2 / rows;
  return total;
}

/**
 * What share of the variance the wanted Ritz values keep, while the basis grows. The squares of the projected
 * column means are taken for the whole basis, which is little more than their part in the wanted directions.
 */
export class VarianceEstimate {
  readonly #rows: number;
  readonly #total: number;
  /** Column sums at the columns' places; null for a centred matrix, which has none. */
  readonly #sums: Float64Array | null;
  #squaredSums = 0;

  /** `columnSums` at the places of the columns; null when the matrix is centred. */
  constructor(rows: number, statistics: ColumnStatistics, columnSums: Float64Array | null) {
    this.#rows = rows;
    this.#total = totalVariance(rows, statistics);
    this.#sums = columnSums;
  }

  /** Takes note of a new panel of the basis. */
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
    const kept = values.reduce((a, b) => a + b, 0) - this.#squaredSums / this.#rows;
    return this.#total > 0 ? Math.min(1, Math.max(0, kept / this.#total)) : 1;
  }
}
