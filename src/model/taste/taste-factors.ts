import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { truncatedSvd, type SvdOptions } from '../../linalg/truncated-svd.ts';
import { cosineAffinity } from './affinity-cosine.ts';
import { pmiAffinity } from './affinity-pmi.ts';
import { type CoLikes, countCoLikes } from './co-likes.ts';
import { topK } from './top-k.ts';

/** A movie needs so many likes to teach anything. */
export const FEWEST_LIKES_TO_LEARN = 10;
/** Below so many such movies nothing is learned that content does not know. */
export const FEWEST_MOVIES_TO_LEARN = 1000;
/** Neighbours that a movie keeps in the affinity matrix. */
const NEIGHBOURS = 200;

/** Where liked movies lie in the space of taste. */
export interface TasteFactors {
  /** Positions of the movies with enough likes, ascending. */
  readonly movies: Uint32Array;
  readonly dimensions: number;
  /** Row-major movies.length x dimensions. */
  readonly factors: Float32Array;
}

/**
 * Factors of the movie-movie affinities: half the shrunk cosine, which follows popularity, and half the
 * discounted mutual information, which does not, each scaled to a root mean square of 1; the 200 nearest of each
 * movie. The matrix is symmetric, so its right singular vectors times the square roots of the singular values
 * are its factors (Levy & Goldberg 2014 for factoring mutual information).
 */
export async function tasteFactors(people: CoLikes, svdOptions: SvdOptions): Promise<TasteFactors> {
  const movies = Uint32Array.from(people.likes.keys()).filter(
    (movie) => people.likes[movie]! >= FEWEST_LIKES_TO_LEARN,
  );
  const affinities = sparseAffinities(people, movies);
  const svd = await truncatedSvd(affinities, svdOptions);
  const factors = new Float32Array(movies.length * svd.rank);
  for (let k = 0; k < svd.rank; k++) {
    const scale = Math.sqrt(svd.singularValues[k]!);
    for (let i = 0; i < movies.length; i++) {
      factors[i * svd.rank + k] = scale * svd.components[k * svd.columns + i]!;
    }
  }
  return { movies, dimensions: svd.rank, factors };
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

function sparseAffinities(people: CoLikes, movies: Uint32Array): CsrMatrix {
  const rows = new AffinityRows(people, movies);
  let [cosineSquares, informationSquares] = [0, 0];
  for (let row = 0; row < movies.length; row++) {
    rows.fill(row);
    for (let i = 0; i < movies.length; i++) {
      cosineSquares += rows.cosines[i]! ** 2;
      informationSquares += rows.informations[i]! ** 2;
    }
  }
  const pairs = movies.length ** 2;
  const cosineScale = 0.5 / Math.sqrt(cosineSquares / pairs || 1);
  const informationScale = 0.5 / Math.sqrt(informationSquares / pairs || 1);

  const kept: Map<number, number>[] = Array.from(movies, () => new Map<number, number>());
  const sums = new Float32Array(movies.length);
  for (let row = 0; row < movies.length; row++) {
    rows.fill(row);
    for (let i = 0; i < sums.length; i++) {
      const sum = cosineScale * rows.cosines[i]! + informationScale * rows.informations[i]!;
      sums[i] = sum > 0 ? sum : -Infinity;
    }
    // Kept when either movie is near the other, so that the matrix stays symmetric.
    for (const i of topK(sums, NEIGHBOURS)) {
      kept[row]!.set(i, sums[i]!);
      kept[i]!.set(row, sums[i]!);
    }
  }
  return csrOf(kept);
}

function csrOf(rows: readonly ReadonlyMap<number, number>[]): CsrMatrix {
  const offsets = new Uint32Array(rows.length + 1);
  for (const [row, entries] of rows.entries()) offsets[row + 1] = offsets[row]! + entries.size;
  const indices = new Uint16Array(offsets[rows.length]!);
  const values = new Float32Array(offsets[rows.length]!);
  for (const [row, entries] of rows.entries()) {
    const columns = Uint16Array.from(entries.keys()).sort();
    indices.set(columns, offsets[row]);
    for (const [i, column] of columns.entries()) values[offsets[row]! + i] = entries.get(column)!;
  }
  return { rows: rows.length, columns: rows.length, offsets, indices, values };
}
