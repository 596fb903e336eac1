import { missing } from '../missing.ts';

/**
 * Share of the targets found among the first `k` recommendations: |list ∩ targets| / min(k, |targets|). This is
 * recall@k as normalised by Liang, Krishnan, Hoffman & Jebara 2018, so that a perfect list gets 1.
 */
export function recall(recommended: ArrayLike<number>, targets: ReadonlySet<number>, k: number): number {
  let found = 0;
  for (let i = 0; i < Math.min(k, recommended.length); i += 1) {
    if (targets.has(recommended[i] ?? missing('recommendation', i))) found += 1;
  }
  return targets.size === 0 ? 0 : found / Math.min(k, targets.size);
}
