import type { Quantiles, RankCounts } from './figures.ts';

/** Value of a quantile table at `share`, 0 to 1. */
export function quantile(table: Quantiles, share: number): number {
  let at = 1;
  while (at < table.length - 1 && table[at]![0] < share) at += 1;
  const [fromShare, from] = table[at - 1]!;
  const [toShare, to] = table[at]!;
  const part = toShare > fromShare ? (share - fromShare) / (toShare - fromShare) : 1;
  return from + (to - from) * Math.min(1, Math.max(0, part));
}

/** Where in a quantile table values of `least` and more begin, as a share. */
export function shareBelow(table: Quantiles, least: number): number {
  const at = table.findIndex(([, value]) => value >= least);
  if (at <= 0) return at === 0 ? 0 : 1;
  const [fromShare, from] = table[at - 1]!;
  const [toShare, to] = table[at]!;
  return fromShare + ((toShare - fromShare) * (least - from)) / (to - from);
}

/** Weights of ranks 1 to `size` after a table of counts. */
export function rankWeights(table: RankCounts, size: number): Float64Array {
  const weights = new Float64Array(size);
  let at = 1;
  for (let rank = 1; rank <= size; rank++) {
    while (at < table.length - 1 && table[at]![0] < rank) at += 1;
    const [fromRank, from] = table[at - 1]!;
    const [toRank, to] = table[at]!;
    const slope = Math.log(to / from) / Math.log(toRank / fromRank);
    weights[rank - 1] = from * (rank / fromRank) ** slope;
  }
  return weights;
}

/** Draws indices with given weights in constant time: the alias method (Walker 1977, built as Vose 1991 does). */
export class WeightedDraw {
  readonly #keep: Float64Array;
  readonly #alias: Int32Array;

  constructor(weights: ArrayLike<number>) {
    const size = weights.length;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += weights[i]!;
    this.#keep = Float64Array.from(weights, (weight) => (weight * size) / sum);
    this.#alias = Int32Array.from({ length: size }, (_, i) => i);
    const small: number[] = [];
    const large: number[] = [];
    this.#keep.forEach((share, i) => (share < 1 ? small : large).push(i));
    while (small.length > 0 && large.length > 0) {
      const poor = small.pop()!;
      const rich = large.at(-1);
      this.#alias[poor] = rich;
      this.#keep[rich]! -= 1 - this.#keep[poor]!;
      if (this.#keep[rich]! < 1) small.push(large.pop()!);
    }
    // What rounding left over is 1.
    for (const i of [...small, ...large]) this.#keep[i] = 1;
  }

  /** `uniform` in [0, 1) chooses the index. */
  at(uniform: number): number {
    const scaled = uniform * this.#keep.length;
    const index = Math.floor(scaled);
    return scaled - index < this.#keep[index]! ? index : this.#alias[index]!;
  }
}
