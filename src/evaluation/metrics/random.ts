/** Repeatable uniform numbers in [0, 1): SplitMix32, a Weyl sequence through a 32-bit mix (Steele, Lea & Flood 2014). */
export function randomSource(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** The first `count` of a random order of `items` (all of them when there are fewer). Fisher & Yates 1938. */
export function sample(items: Int32Array, count: number, random: () => number): Int32Array {
  const pool = items.slice();
  const size = Math.min(count, pool.length);
  for (let i = 0; i < size; i += 1) {
    const j = i + Math.floor(random() * (pool.length - i));
    const taken = pool[j] ?? 0;
    pool[j] = pool[i] ?? 0;
    pool[i] = taken;
  }
  return pool.subarray(0, size);
}
