import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import { truncatedSvd, type TruncatedSvd } from '../../linalg/truncated-svd.ts';
import { projectRows } from '../../linalg/projection.ts';
import { cosineAffinity } from './affinity-cosine.ts';
import { pmiAffinity } from './affinity-pmi.ts';
import { type CoLikes, countCoLikes } from './co-likes.ts';

/** Movies with fewer likes are left out of learning. */
export const MIN_LIKES_TO_LEARN = 10;
/** With fewer movies to learn from, the result is no better than content. */
export const MIN_MOVIES_TO_LEARN = 1000;

/** Item factors of liked movies: vectors whose products approximate the affinities. */
export interface ItemFactors {
  /** Positions of the movies with enough likes, ascending. */
  readonly movies: Uint32Array;
  readonly dimensions: number;
  /** Row-major movies.length x dimensions. */
  readonly factors: Float32Array;
}

/**
 * The exponent of the eigenvalues. The square root would reproduce the affinities; this gives broad tastes a little
 * more weight.
 */
const SPECTRUM_EXPONENT = 0.55;

/**
 * This many times as many singular vectors are computed as needed, since those of negative eigenvalues are discarded.
 */
const EXCESS = 1.4;

/**
 * Factors of the movie-movie affinities, which are half the shrunk cosine, which follows popularity, and half the
 * discounted mutual information, which does not (Levy & Goldberg 2014 factor mutual information). The matrix A is
 * symmetric. Its factors are the eigenvectors of its largest eigenvalues, times roughly the square roots of these: the
 * right singular vectors v for which v^T A v is positive.
 */
export async function itemFactors(people: CoLikes, svdOptions: SvdOptions): Promise<ItemFactors> {
  const movies = Uint32Array.from(people.likes.keys()).filter(
    (movie) => people.likes[movie]! >= MIN_LIKES_TO_LEARN,
  );
  const affinities = sparseAffinities(people, movies);
  const svd = await truncatedSvd(affinities, {
    ...svdOptions,
    rank: Math.ceil(svdOptions.rank * EXCESS),
  });
  const signs = await quotients(affinities, svd, svdOptions.threads);
  const positive = Array.from(signs.keys())
    .filter((k) => signs[k]! > 0)
    .slice(0, svdOptions.rank);
  const dimensions = positive.length;
  const factors = new Float32Array(movies.length * dimensions);
  for (const [at, k] of positive.entries()) {
    const scale = svd.singularValues[k]! ** SPECTRUM_EXPONENT;
    const component = componentOf(svd, k);
    for (let i = 0; i < movies.length; i++) factors[i * dimensions + at] = scale * component[i]!;
  }
  return { movies, dimensions, factors };
}

function componentOf({ components, columns }: TruncatedSvd, k: number): Float32Array {
  return components.subarray(k * columns, (k + 1) * columns);
}

/** Both affinities of one movie with each of `movies`; the movie's own entry is 0. */
class AffinityRows {
  readonly cosines: Float32Array;
  readonly informations: Float32Array;
  readonly #people: CoLikes;
  readonly #movies: Uint32Array;
  readonly #counts: Float32Array;

  constructor(people: CoLikes, movies: Uint32Array) {
    this.#people = people;
    this.#movies = movies;
    this.#counts = new Float32Array(people.movieCount);
    this.cosines = new Float32Array(movies.length);
    this.informations = new Float32Array(movies.length);
  }

  fill(row: number): void {
    const { likes, userCount } = this.#people;
    const movie = this.#movies[row]!;
    countCoLikes(this.#people, movie, this.#counts);
    const own = likes[movie]!;
    for (let i = 0; i < this.#movies.length; i++) {
      const other = this.#movies[i]!;
      const together = this.#counts[other]!;
      this.cosines[i] = cosineAffinity(together, own, likes[other]!);
      this.informations[i] = pmiAffinity(together, own, likes[other]!, userCount);
    }
  }
}

/** The scales are measured on one movie in this many. */
const SCALE_STRIDE = 8;

/** Factors that give each affinity a root mean square of one half, so that both count alike. */
interface AffinityScales {
  readonly cosine: number;
  readonly information: number;
}

function affinityScales(rows: AffinityRows, count: number): AffinityScales {
  let [cosineSquares, informationSquares, pairs] = [0, 0, 0];
  for (let row = 0; row < count; row += SCALE_STRIDE) {
    rows.fill(row);
    pairs += count;
    for (let i = 0; i < count; i++) {
      cosineSquares += rows.cosines[i]! ** 2;
      informationSquares += rows.informations[i]! ** 2;
    }
  }
  return {
    cosine: 0.5 / Math.sqrt(cosineSquares / pairs || 1),
    information: 0.5 / Math.sqrt(informationSquares / pairs || 1),
  };
}

/**
 * The symmetric matrix of the sums of both scaled affinities. It takes six bytes for each pair of movies that some
 * person likes both of. (Keeping only each movie's nearest ones would cost a tenth of the quality.)
 */
function sparseAffinities(people: CoLikes, movies: Uint32Array): CsrMatrix {
  const count = movies.length;
  const rows = new AffinityRows(people, movies);
  const scales = affinityScales(rows, count);
  const sums = new Float32Array(count);
  const fill = (row: number): void => {
    rows.fill(row);
    for (let i = 0; i < count; i++) {
      sums[i] = scales.cosine * rows.cosines[i]! + scales.information * rows.informations[i]!;
    }
  };

  const offsets = new Uint32Array(count + 1);
  // Room for every pair. Pages that are never written take no memory.
  const indices = new Uint16Array(count * count);
  const values = new Float32Array(count * count);
  let at = 0;
  for (let row = 0; row < count; row++) {
    fill(row);
    for (let i = 0; i < count; i++) {
      if (sums[i]! <= 0) continue;
      indices[at] = i;
      values[at++] = sums[i]!;
    }
    offsets[row + 1] = at;
  }
  return {
    rows: count,
    columns: count,
    offsets,
    indices: indices.subarray(0, at),
    values: values.subarray(0, at),
  };
}

/** v^T A v for each component v. */
async function quotients(
  matrix: CsrMatrix,
  components: TruncatedSvd,
  threads?: number,
): Promise<Float64Array> {
  const { rank, columns } = components;
  const sums = new Float64Array(rank);
  const options = threads === undefined ? {} : { threads };
  for await (const { firstRow, rows, vectors } of projectRows(matrix, components, options)) {
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < rank; k++) {
        sums[k]! += vectors[i * rank + k]! * components.components[k * columns + firstRow + i]!;
      }
    }
  }
  return sums;
}
