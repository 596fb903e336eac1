import { missing } from '../missing.ts';

/**
 * Normalised discounted cumulative gain at `k`, where every target is worth the same: the sum of 1 / log2(position + 1)
 * over the targets found, with positions from 1, divided by the sum for a list that begins with min(k, |targets|) of
 * them. Järvelin & Kekäläinen 2002, with the gains of Liang, Krishnan, Hoffman & Jebara 2018.
 */
export function binaryNdcg(recommended: ArrayLike<number>, targets: ReadonlySet<number>, k: number): number {
  let found = 0;
  let ideal = 0;
  for (let position = 0; position < k; position += 1) {
    const discount = 1 / Math.log2(position + 2);
    if (position < targets.size) ideal += discount;
    if (position >= recommended.length) continue;
    if (targets.has(recommended[position] ?? missing('recommendation', position))) found += discount;
  }
  return ideal === 0 ? 0 : found / ideal;
}
