import type { RandomSource } from '../linalg/random.ts';
import { missing } from './missing.ts';

/** Draws `count` of `items` at random, or all of them if there are fewer. Fisher & Yates 1938. */
export function sample(items: Int32Array, count: number, random: RandomSource): Int32Array {
  const pool = items.slice();
  const size = Math.min(count, pool.length);
  for (let i = 0; i < size; i += 1) {
    const j = i + Math.floor(random.uniform() * (pool.length - i));
    const taken = pool[j] ?? missing('item', j);
    pool[j] = pool[i] ?? missing('item', i);
    pool[i] = taken;
  }
  return pool.subarray(0, size);
}
