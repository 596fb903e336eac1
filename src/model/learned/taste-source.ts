import type { MovieId } from '../../movie/movie.ts';
import type { UserLikes } from './co-likes.ts';

/** What people like, for learning: user `users[i]` likes movie `movies[i]`. */
export interface TasteSource {
  readonly users: Int32Array;
  /** Movie ids of the catalogue. */
  readonly movies: Int32Array;
  /** How much the user likes the movie, greater than 0; 1 is a full like. */
  readonly strengths: Float32Array;
  /** The share of the people in the file that these are. The others are test users. */
  readonly learnShare: number;
  /** Whether the likes of some movies were left out, so that the model can be tested on movies that it never saw. */
  readonly heldOut: boolean;
}

/** Groups likes by user, with movies as positions. Likes of movies without a position are left out. */
export function groupLikes(
  source: Pick<TasteSource, 'users' | 'movies' | 'strengths'>,
  movieIds: readonly MovieId[] | Int32Array,
): UserLikes {
  const position = new Map<number, number>();
  for (let i = 0; i < movieIds.length; i++) position.set(movieIds[i]!, i);
  /** The strength by movie for each user. If a movie occurs twice, the last one counts. */
  const users = new Map<number, Map<number, number>>();
  for (let i = 0; i < source.users.length; i++) {
    const movie = position.get(source.movies[i]!);
    if (movie === undefined) continue;
    const user = source.users[i]!;
    let liked = users.get(user);
    if (liked === undefined) users.set(user, (liked = new Map<number, number>()));
    liked.set(movie, source.strengths[i]!);
  }
  const sorted = [...users.values()].map((liked) => [...liked].sort(([a], [b]) => a - b));
  const userOffsets = new Uint32Array(sorted.length + 1);
  for (const [user, { length }] of sorted.entries()) userOffsets[user + 1] = userOffsets[user]! + length;
  const userMovies = new Uint32Array(userOffsets[sorted.length]!);
  const userStrengths = new Float32Array(userMovies.length);
  for (const [user, liked] of sorted.entries()) {
    for (const [i, [movie, strength]] of liked.entries()) {
      userMovies[userOffsets[user]! + i] = movie;
      userStrengths[userOffsets[user]! + i] = strength;
    }
  }
  return { userCount: sorted.length, movieCount: movieIds.length, userOffsets, userMovies, userStrengths };
}
