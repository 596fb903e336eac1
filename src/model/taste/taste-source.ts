import type { MovieId } from '../../catalog/movie.ts';
import type { UserLikes } from './co-likes.ts';

/** What people like, for learning: pair i says that user `users[i]` likes movie `movies[i]`. */
export interface TasteSource {
  readonly users: Int32Array;
  /** Ids of the catalogue. */
  readonly movies: Int32Array;
  /** Share of the people in the file these are; the others are kept for judging. */
  readonly learnShare: number;
  /** Whether likes of some movies were left out, so that the model can be judged on movies that it never saw. */
  readonly heldOut: boolean;
}

/** Groups likes by user over positions of movies; likes of movies without a position are left out. */
export function groupLikes(
  source: Pick<TasteSource, 'users' | 'movies'>,
  movieIds: readonly MovieId[] | Int32Array,
): UserLikes {
  const position = new Map<number, number>();
  for (let i = 0; i < movieIds.length; i++) position.set(movieIds[i]!, i);
  const userNumber = new Map<number, number>();
  const rows: number[][] = [];
  for (let i = 0; i < source.users.length; i++) {
    const movie = position.get(source.movies[i]!);
    if (movie === undefined) continue;
    let user = userNumber.get(source.users[i]!);
    if (user === undefined) {
      user = rows.length;
      userNumber.set(source.users[i]!, user);
      rows.push([]);
    }
    rows[user]!.push(movie);
  }
  const userOffsets = new Uint32Array(rows.length + 1);
  const sorted = rows.map((movies) => Uint32Array.from(new Set(movies)).sort());
  for (const [user, movies] of sorted.entries()) userOffsets[user + 1] = userOffsets[user]! + movies.length;
  const userMovies = new Uint32Array(userOffsets[rows.length]!);
  for (const [user, movies] of sorted.entries()) userMovies.set(movies, userOffsets[user]);
  return { userCount: rows.length, movieCount: movieIds.length, userOffsets, userMovies };
}
