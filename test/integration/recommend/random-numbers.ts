/** Repeatable random numbers (mulberry32, a public-domain generator by Tommy Ettinger). */
export class RandomNumbers {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  /** One to `most` distinct members. */
  some<T>(members: readonly T[], most: number): T[] {
    const count = 1 + this.below(most);
    return [...new Set(Array.from({ length: count }, () => members[this.below(members.length)]!))];
  }

  unitVector(dimensions: number): Float32Array {
    return unit(Float32Array.from({ length: dimensions }, () => this.#normal()));
  }

  /** A unit vector around `centre`; spread 0 is the centre itself. */
  near(centre: Float32Array, spread: number): Float32Array {
    const scale = spread / Math.sqrt(centre.length);
    return unit(centre.map((value) => value + scale * this.#normal()));
  }

  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.fraction())) * Math.cos(2 * Math.PI * this.fraction());
  }
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}
