import { missing } from '../missing.ts';

/**
 * Share of the other members of a seed's franchise among its first `k` recommendations, of as many as fit:
 * |list ∩ others| / min(k, |others|). Recall at k; Herlocker, Konstan, Terveen & Riedl 2004.
 */
export function franchiseRecall(
  recommended: ArrayLike<number>,
  others: ReadonlySet<number>,
  k: number,
): number {
  let found = 0;
  for (let i = 0; i < Math.min(k, recommended.length); i += 1) {
    if (others.has(recommended[i] ?? missing('recommendation', i))) found += 1;
  }
  return others.size === 0 ? 0 : found / Math.min(k, others.size);
}
