import { missing } from '../missing.ts';

/**
 * Gini coefficient of how often movies are recommended: 0 if all are recommended equally often, near 1 if a few take
 * all places. G = sum_i (2 i - n - 1) x_i / (n sum x), with x ascending and i from 1. Gini 1912; for recommenders:
 * Fleder & Hosanagar 2009.
 */
export function gini(times: Uint32Array): number {
  const ascending = times.slice().sort();
  const n = ascending.length;
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < n; i += 1) {
    const count = ascending[i] ?? missing('movie', i);
    total += count;
    weighted += (2 * (i + 1) - n - 1) * count;
  }
  return total === 0 ? 0 : weighted / (n * total);
}
