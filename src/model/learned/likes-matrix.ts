import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import type { UserLikes } from './co-likes.ts';

/** The matrix people x `movies` (positions), with 1 for a like of any strength. */
export function likesMatrix(
  { userCount, movieCount, userOffsets, userMovies }: UserLikes,
  movies: Uint32Array,
): CsrMatrix {
  const columns = new Int32Array(movieCount).fill(-1);
  for (const [column, movie] of movies.entries()) columns[movie] = column;
  const offsets = new Uint32Array(userCount + 1);
  const indices = new Uint16Array(userMovies.length);
  let at = 0;
  for (let user = 0; user < userCount; user++) {
    for (let k = userOffsets[user]!; k < userOffsets[user + 1]!; k++) {
      const column = columns[userMovies[k]!]!;
      if (column >= 0) indices[at++] = column;
    }
    offsets[user + 1] = at;
  }
  return {
    rows: userCount,
    columns: movies.length,
    offsets,
    indices: indices.slice(0, at),
    values: new Float32Array(at).fill(1),
  };
}

/** Only the likes of strength 1. */
export function wholeLikes(people: UserLikes): UserLikes {
  const { userCount, userOffsets, userMovies, userStrengths } = people;
  const offsets = new Uint32Array(userCount + 1);
  const movies = new Uint32Array(userMovies.length);
  let at = 0;
  for (let user = 0; user < userCount; user++) {
    for (let k = userOffsets[user]!; k < userOffsets[user + 1]!; k++) {
      if (userStrengths[k]! >= 1) movies[at++] = userMovies[k]!;
    }
    offsets[user + 1] = at;
  }
  return {
    ...people,
    userOffsets: offsets,
    userMovies: movies.slice(0, at),
    userStrengths: new Float32Array(at).fill(1),
  };
}
