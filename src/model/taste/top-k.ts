/**
 * Positions of the `k` highest of `scores`, best first; of equals the lower position comes first. Entries of
 * -Infinity are never taken, so fewer may come back.
 */
export function topK(scores: Float32Array, k: number): Int32Array {
  const best = new Int32Array(k);
  const values = new Float32Array(k);
  let size = 0;
  let bar = -Infinity;
  for (let position = 0; position < scores.length; position += 1) {
    const score = scores[position] ?? -Infinity;
    if (!(score > bar)) continue;
    let slot = size < k ? size : k - 1;
    while (slot > 0 && (values[slot - 1] ?? 0) < score) {
      values[slot] = values[slot - 1] ?? 0;
      best[slot] = best[slot - 1] ?? 0;
      slot -= 1;
    }
    values[slot] = score;
    best[slot] = position;
    if (size < k) size += 1;
    if (size === k) bar = values[k - 1] ?? -Infinity;
  }
  return best.slice(0, size);
}
