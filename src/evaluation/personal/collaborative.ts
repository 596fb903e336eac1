import { cosineAffinity } from '../../model/learned/affinity-cosine.ts';
import { type CoLikes, countCoLikes } from '../../model/learned/co-likes.ts';
import { easeWeights } from '../../model/learned/ease.ts';
import { missing } from '../missing.ts';
import type { ItemWeights } from './item-weights.ts';

/** A movie needs at least this many likes of training users to be recommended from likes alone. */
const MIN_LIKES = 20;
/** At most this many movies are used, the most liked, since weights take 4 bytes per pair of movies. */
const MAX_MOVIES = 12_000;

/** Shrunk cosine of movies' likers. Item-based collaborative filtering: Sarwar, Karypis, Konstan & Riedl 2001. */
export function knnWeights(training: CoLikes): ItemWeights {
  const movies = likedMovies(training);
  const count = movies.length;
  const weights = new Float32Array(count * count);
  const together = new Float32Array(training.movieCount);
  const likesOf = (movie: number): number => training.likes[movie] ?? missing('movie', movie);
  for (const [row, movie] of movies.entries()) {
    countCoLikes(training, movie, together);
    for (const [column, other] of movies.entries()) {
      const shared = together[other] ?? missing('movie', other);
      weights[row * count + column] = cosineAffinity(shared, likesOf(movie), likesOf(other));
    }
  }
  return { movieCount: training.movieCount, movies, weights };
}

/** EASE^R: Steck 2019. */
export async function easeItemWeights(
  training: CoLikes,
  onProgress?: (share: number) => void,
): Promise<ItemWeights> {
  const movies = likedMovies(training);
  const weights = await easeWeights(training, movies, { ...(onProgress && { onProgress }) });
  return { movieCount: training.movieCount, movies, weights };
}

function likedMovies({ likes, movieCount }: CoLikes): Uint32Array {
  const likesOf = (movie: number): number => likes[movie] ?? missing('movie', movie);
  return Uint32Array.from({ length: movieCount }, (_, movie) => movie)
    .filter((movie) => likesOf(movie) >= MIN_LIKES)
    .sort((a, b) => likesOf(b) - likesOf(a) || a - b)
    .subarray(0, MAX_MOVIES)
    .sort();
}
