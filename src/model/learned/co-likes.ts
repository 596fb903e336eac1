/** Who likes what: user u likes `userMovies[k]` for `userOffsets[u] <= k < userOffsets[u + 1]`. */
export interface UserLikes {
  readonly userCount: number;
  readonly movieCount: number;
  /** Length userCount + 1. */
  readonly userOffsets: Uint32Array;
  /** Positions of the movies that a user likes, ascending. */
  readonly userMovies: Uint32Array;
  /** How much each of them is liked, greater than 0; 1 is a full like. */
  readonly userStrengths: Float32Array;
}

/** Likes by user and by movie. */
export interface CoLikes extends UserLikes {
  readonly movieOffsets: Uint32Array;
  /** Users who like a movie, ascending. */
  readonly movieUsers: Uint32Array;
  readonly movieStrengths: Float32Array;
  /** The sum of the strengths of each movie's likes. */
  readonly likes: Float64Array;
}

export function coLikes(people: UserLikes): CoLikes {
  const { userCount, movieCount, userOffsets, userMovies, userStrengths } = people;
  const likes = new Float64Array(movieCount);
  const movieOffsets = new Uint32Array(movieCount + 1);
  for (const [k, movie] of userMovies.entries()) {
    likes[movie]! += userStrengths[k]!;
    movieOffsets[movie + 1]! += 1;
  }
  for (let movie = 0; movie < movieCount; movie += 1) movieOffsets[movie + 1]! += movieOffsets[movie]!;

  const fill = movieOffsets.slice();
  const movieUsers = new Uint32Array(userMovies.length);
  const movieStrengths = new Float32Array(userMovies.length);
  for (let user = 0; user < userCount; user += 1) {
    for (let k = userOffsets[user]!; k < userOffsets[user + 1]!; k += 1) {
      const movie = userMovies[k]!;
      const slot = fill[movie]!;
      movieUsers[slot] = user;
      movieStrengths[slot] = userStrengths[k]!;
      fill[movie] = slot + 1;
    }
  }
  return { ...people, movieOffsets, movieUsers, movieStrengths, likes };
}

/**
 * Fills `counts` (length movieCount) with how many people like both `movie` and each other movie. A person counts with
 * the product of the two strengths. The movie's own entry is 0. One row at a time keeps the counters in the cache and
 * needs no matrix.
 */
export function countCoLikes(people: CoLikes, movie: number, counts: Float32Array): void {
  counts.fill(0);
  const { userOffsets, userMovies, userStrengths, movieOffsets, movieUsers, movieStrengths } = people;
  const end = movieOffsets[movie + 1]!;
  for (let k = movieOffsets[movie]!; k < end; k += 1) {
    const user = movieUsers[k]!;
    const strength = movieStrengths[k]!;
    const last = userOffsets[user + 1]!;
    for (let j = userOffsets[user]!; j < last; j += 1)
      counts[userMovies[j]!]! += strength * userStrengths[j]!;
  }
  counts[movie] = 0;
}
