import { type RandomSource, randomSource } from '../../../src/linalg/random.ts';

/** Repeatable random choices and vectors. */
export class RandomNumbers {
  readonly #source: RandomSource;

  constructor(seed: number) {
    this.#source = randomSource(seed);
  }

  /** In [0, 1). */
  fraction(): number {
    return this.#source.uniform();
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
    return unit(Float32Array.from({ length: dimensions }, () => this.#source.normal()));
  }

  /** A unit vector around `centre`; spread 0 is the centre itself. */
  near(centre: Float32Array, spread: number): Float32Array {
    const scale = spread / Math.sqrt(centre.length);
    return unit(centre.map((value) => value + scale * this.#source.normal()));
  }
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}
