import { inverseBytes } from '../../linalg/inverse-matrix.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import { truncatedSvd } from '../../linalg/truncated-svd.ts';
import type { CoLikes } from './co-likes.ts';
import { easeFactors } from './ease-factors.ts';
import { likesMatrix } from './likes-matrix.ts';

/** How the factors of persons were computed. */
export type PersonFactorMethod = 'ease' | 'svd';

/** Item factors that predict likes from likes: liking movie i adds U_i . V_j to the score of movie j. */
export interface PersonFactors {
  readonly method: PersonFactorMethod;
  /** Positions of the movies, ascending. */
  readonly movies: Uint32Array;
  readonly dimensions: number;
  /** U, row-major movies x dimensions. */
  readonly inFactors: Float32Array;
  /** V, row-major movies x dimensions. */
  readonly outFactors: Float32Array;
}

/** Movies with fewer likes are predicted from their terms only. */
const MIN_LIKES = 20;
/**
 * EASE uses at most this many movies, the most liked: its time grows with their cube, and its memory with their square.
 */
const MAX_EASE_MOVIES = 12_000;

/** Exponents of the numbers of likes in the scaled SVD. It reaches nDCG@100 .300 on people for whom EASE has .313. */
const SVD_IN_EXPONENT = -0.25;
const SVD_OUT_EXPONENT = 0.5;

/**
 * Factors of low-rank EASE. If `available` bytes of memory are too few for its inverse, factors of the SVD of the
 * likes, scaled by how many likes each movie has. All likes in `likes` have strength 1.
 */
export async function personFactors(
  likes: CoLikes,
  options: SvdOptions,
  available: number,
): Promise<PersonFactors> {
  const movies = mostLiked(likes);
  if (inverseBytes(movies.length) < available) {
    return { method: 'ease', movies, ...(await easeFactors(likes, movies, options)) };
  }
  return { method: 'svd', movies, ...(await scaledSvd(likes, movies, options)) };
}

function mostLiked({ likes }: CoLikes): Uint32Array {
  const withLikes = (least: number): Uint32Array =>
    Uint32Array.from(likes.keys()).filter((movie) => likes[movie]! >= least);
  const wellLiked = withLikes(MIN_LIKES);
  // A young community has no such movie. lambda limits the effect of a few likes.
  const liked = wellLiked.length > 0 ? wellLiked : withLikes(1);
  if (liked.length <= MAX_EASE_MOVIES) return liked;
  return liked
    .sort((a, b) => likes[b]! - likes[a]! || a - b)
    .slice(0, MAX_EASE_MOVIES)
    .sort();
}

async function scaledSvd(
  likes: CoLikes,
  movies: Uint32Array,
  options: SvdOptions,
): Promise<Pick<PersonFactors, 'dimensions' | 'inFactors' | 'outFactors'>> {
  const matrix = likesMatrix(likes, movies);
  const power = (exponent: number): Float32Array =>
    Float32Array.from(movies, (movie) => likes.likes[movie]! ** exponent);
  const [ins, outs] = [power(SVD_IN_EXPONENT), power(SVD_OUT_EXPONENT)];
  const values = Float32Array.from(matrix.indices, (column) => ins[column]!);
  const { rank, components } = await truncatedSvd({ ...matrix, values }, options);
  const inFactors = new Float32Array(movies.length * rank);
  const outFactors = new Float32Array(movies.length * rank);
  for (let i = 0; i < movies.length; i++) {
    for (let k = 0; k < rank; k++) {
      const entry = components[k * movies.length + i]!;
      inFactors[i * rank + k] = entry * ins[i]!;
      outFactors[i * rank + k] = entry * outs[i]!;
    }
  }
  return { dimensions: rank, inFactors, outFactors };
}
