/** Who likes what: user u likes `userMovies[k]` for `userOffsets[u] <= k < userOffsets[u + 1]`. */
export interface UserLikes {
  readonly userCount: number;
  readonly movieCount: number;
  /** Length userCount + 1. */
  readonly userOffsets: Uint32Array;
  /** Positions of movies that a user likes, ascending. */
  readonly userMovies: Uint32Array;
}

/** The same both ways round. */
export interface CoLikes extends UserLikes {
  readonly movieOffsets: Uint32Array;
  /** Users who like a movie, ascending. */
  readonly movieUsers: Uint32Array;
  /** Likes of each movie. */
  readonly likes: Uint32Array;
}

export function coLikes(people: UserLikes): CoLikes {
  const { userCount, movieCount, userOffsets, userMovies } = people;
  const likes = new Uint32Array(movieCount);
  for (const movie of userMovies) likes[movie] = (likes[movie] ?? 0) + 1;

  const movieOffsets = new Uint32Array(movieCount + 1);
  for (let movie = 0; movie < movieCount; movie += 1) {
    movieOffsets[movie + 1] = (movieOffsets[movie] ?? 0) + (likes[movie] ?? 0);
  }
  const fill = movieOffsets.slice();
  const movieUsers = new Uint32Array(userMovies.length);
  for (let user = 0; user < userCount; user += 1) {
    for (let k = userOffsets[user] ?? 0; k < (userOffsets[user + 1] ?? 0); k += 1) {
      const movie = userMovies[k] ?? 0;
      const slot = fill[movie] ?? 0;
      movieUsers[slot] = user;
      fill[movie] = slot + 1;
    }
  }
  return { userCount, movieCount, userOffsets, userMovies, movieOffsets, movieUsers, likes };
}

/**
 * Counts for one movie how many people like it and another: fills `counts` (length movieCount), the movie's
 * own entry with 0. A row at a time keeps the counters in cache, so no matrix is ever made.
 */
export function countCoLikes(people: CoLikes, movie: number, counts: Float32Array): void {
  counts.fill(0);
  const { userOffsets, userMovies, movieOffsets, movieUsers } = people;
  const end = movieOffsets[movie + 1] ?? 0;
  for (let k = movieOffsets[movie] ?? 0; k < end; k += 1) {
    const user = movieUsers[k] ?? 0;
    const last = userOffsets[user + 1] ?? 0;
    for (let j = userOffsets[user] ?? 0; j < last; j += 1) {
      const other = userMovies[j] ?? 0;
      counts[other] = (counts[other] ?? 0) + 1;
    }
  }
  counts[movie] = 0;
}
