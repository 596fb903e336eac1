import { missing } from '../missing.ts';

/**
 * Normalised discounted cumulative gain of one list against n true neighbours, nearest first. The r-th of them, from 0,
 * is worth (n - r) / n: the gain is linear in rank, since only the order is known. The discount is 1 / log2(position +
 * 1), with positions from 1. The sum is divided by that of the first `k` true neighbours. In [0, 1]. Järvelin &
 * Kekäläinen 2002.
 */
export function ndcg(
  recommended: ArrayLike<number>,
  truth: ArrayLike<number>,
  k: number,
  ofNeighbours = truth.length,
): number {
  const gains = new Map<number, number>();
  let ideal = 0;
  for (let rank = 0; rank < truth.length; rank += 1) {
    const gain = (ofNeighbours - rank) / ofNeighbours;
    gains.set(truth[rank] ?? missing('neighbour', rank), gain);
    if (rank < k) ideal += gain / Math.log2(rank + 2);
  }
  if (ideal === 0) return 0;
  let found = 0;
  for (let position = 0; position < Math.min(k, recommended.length); position += 1) {
    const gain = gains.get(recommended[position] ?? missing('recommendation', position));
    if (gain !== undefined) found += gain / Math.log2(position + 2);
  }
  return found / ideal;
}
