import { NearestCentroids } from './nearest-centroids.ts';
import { randomSource } from './random.ts';

export interface SphericalKMeansOptions {
  readonly dimensions: number;
  /** The number of centroids; fewer come back if the sample is smaller. */
  readonly centroids: number;
  readonly seed: number;
  /** Worker threads; default: as many as the machine runs at once, or none if the work is small. */
  readonly threads?: number;
}

const ROUNDS = 8;
const BLOCK_ROWS = 4_096;

/**
 * Divides the unit sphere by spherical k-means (Dhillon & Modha 2001). Learns unit centroids, row-major, from a sample
 * (rows x dimensions, unit rows). The same sample and seed give the same centroids on any number of threads. An empty
 * sample gives one centroid.
 */
export async function sphericalKMeans(
  sample: Float32Array,
  options: SphericalKMeansOptions,
): Promise<Float32Array> {
  const { dimensions, seed, threads } = options;
  const rows = sample.length / dimensions;
  const count = Math.min(options.centroids, rows);
  if (count === 0) return Float32Array.from({ length: dimensions }, (_, d) => (d === 0 ? 1 : 0));
  let centroids = drawRows(sample, dimensions, count, seed);
  const finder = new NearestCentroids({
    centroids: count,
    dimensions,
    blockRows: BLOCK_ROWS,
    rows: ROUNDS * rows,
    threads,
  });
  try {
    for (let round = 0; round < ROUNDS; round++) {
      finder.setCentroids(centroids);
      const sums = new CentroidSums(count, dimensions);
      for (let first = 0; first < rows; first += BLOCK_ROWS) {
        const block = sample.subarray(first * dimensions, (first + BLOCK_ROWS) * dimensions);
        sums.add(block, await finder.find(block));
      }
      centroids = sums.directions(centroids);
    }
  } finally {
    await finder.close();
  }
  return centroids;
}

/** Draws different rows at random. */
function drawRows(sample: Float32Array, dimensions: number, count: number, seed: number): Float32Array {
  const random = randomSource(seed);
  const order = Uint32Array.from({ length: sample.length / dimensions }, (_, row) => row);
  const drawn = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random.uniform() * (order.length - i));
    [order[i], order[j]] = [order[j]!, order[i]!];
    drawn.set(sample.subarray(order[i]! * dimensions, (order[i]! + 1) * dimensions), i * dimensions);
  }
  return drawn;
}

/** Running sums of the vectors that belong to each centroid. */
class CentroidSums {
  readonly #sums: Float64Array;
  readonly #dimensions: number;

  constructor(centroids: number, dimensions: number) {
    this.#sums = new Float64Array(centroids * dimensions);
    this.#dimensions = dimensions;
  }

  /** Adds vectors, rows x dimensions, each to its centroid. */
  add(vectors: Float32Array, listOf: ArrayLike<number>): void {
    const dimensions = this.#dimensions;
    for (let row = 0; row < listOf.length; row++) {
      const centroid = listOf[row]!;
      for (
        let d = 0, to = centroid * dimensions, from = row * dimensions;
        d < dimensions;
        d++, to++, from++
      ) {
        this.#sums[to]! += vectors[from]!;
      }
    }
  }

  /** The unit vector in the direction of each sum. If a sum is zero, the vector of `before`. */
  directions(before: Float32Array): Float32Array {
    const centroids = before.slice();
    const dimensions = this.#dimensions;
    for (let from = 0; from < centroids.length; from += dimensions) {
      const sum = this.#sums.subarray(from, from + dimensions);
      const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
      if (length === 0) continue;
      for (let d = 0; d < dimensions; d++) centroids[from + d] = sum[d]! / length;
    }
    return centroids;
  }
}
