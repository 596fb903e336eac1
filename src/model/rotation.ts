import { randomSource } from '../linalg/random.ts';

/** Streams of one seed: the SVD draws from stream 0. */
const ROTATION_STREAM = 1;

/**
 * Rounds in which every dimension is turned against another. Turning random pairs mixes all of them after
 * about n ln n / 2 turns (Kac's walk), which is 6 rounds at n = 500.
 */
const ROUNDS = 16;

/**
 * A random orthogonal matrix as a list of plane rotations: each round pairs the dimensions at random and turns each
 * pair by a random angle. It spreads what the leading components hold over all dimensions, so that the
 * signs of a turned vector say much about its direction. Lengths and angles between vectors stay as they
 * are. The same dimensions and seed give the same rotation.
 */
export class Rotation {
  readonly dimensions: number;
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;

  constructor(dimensions: number, seed: number) {
    const random = randomSource(seed, ROTATION_STREAM);
    const pairs = Math.floor(dimensions / 2);
    this.dimensions = dimensions;
    this.#first = new Uint32Array(ROUNDS * pairs);
    this.#second = new Uint32Array(ROUNDS * pairs);
    this.#cosine = new Float64Array(ROUNDS * pairs);
    this.#sine = new Float64Array(ROUNDS * pairs);
    for (let turn = 0; turn < ROUNDS * pairs; ) {
      const order = shuffled(dimensions, random.uniform);
      for (let pair = 0; pair < pairs; pair++, turn++) {
        const angle = 2 * Math.PI * random.uniform();
        this.#first[turn] = order[2 * pair]!;
        this.#second[turn] = order[2 * pair + 1]!;
        this.#cosine[turn] = Math.cos(angle);
        this.#sine[turn] = Math.sin(angle);
      }
    }
  }

  /** Turns a vector of `dimensions` numbers in place. */
  apply(vector: Float32Array | Float64Array): void {
    for (let turn = 0; turn < this.#first.length; turn++) {
      const i = this.#first[turn]!;
      const j = this.#second[turn]!;
      const [x, y] = [vector[i]!, vector[j]!];
      vector[i] = this.#cosine[turn]! * x - this.#sine[turn]! * y;
      vector[j] = this.#sine[turn]! * x + this.#cosine[turn]! * y;
    }
  }
}

/** 0 .. count - 1 in random order (Fisher & Yates). */
function shuffled(count: number, uniform: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
