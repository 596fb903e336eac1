import type { UserLikes } from '../../model/learned/co-likes.ts';
import type { RatingTable } from './rating-table.ts';

/**
 * Ratings of some people over the movies of a catalogue, user by user: user u has
 * `movies[k]`, `liked[k]` for `offsets[u] <= k < offsets[u + 1]`, movies as positions in the catalogue, ascending.
 */
export interface UserRatings {
  readonly userCount: number;
  readonly movieCount: number;
  /** Length userCount + 1. */
  readonly offsets: Uint32Array;
  readonly movies: Uint32Array;
  /** 1 where the mark reaches the like threshold. */
  readonly liked: Uint8Array;
}

export interface UserRatingsOptions {
  /** Position of a movie id in the catalogue; undefined leaves its ratings out. */
  readonly position: (movieId: number) => number | undefined;
  readonly movieCount: number;
  readonly likeThreshold: number;
  readonly keepUser: (userId: number) => boolean;
}

/** Gathers ratings by user. People come in order of their id; a movie rated twice counts once, by its last mark. */
export function groupByUser(ratings: RatingTable, options: UserRatingsOptions): UserRatings {
  const kept = keptRows(ratings, options);
  const users = [...new Set(kept.users)].sort((a, b) => a - b);
  const rank = new Map(users.map((user, index) => [user, index]));

  // Counting sort by user, then each user's few rows by movie.
  const starts = new Uint32Array(users.length + 1);
  const row = new Uint32Array(kept.users.length);
  for (let i = 0; i < row.length; i += 1) {
    const user = rank.get(kept.users[i] ?? -1) ?? 0;
    row[i] = user;
    starts[user + 1] = (starts[user + 1] ?? 0) + 1;
  }
  for (let user = 0; user < users.length; user += 1) {
    starts[user + 1] = (starts[user + 1] ?? 0) + (starts[user] ?? 0);
  }
  const fill = starts.slice();
  // Movie position and like in one number, so that one numeric sort orders both.
  const packed = new Float64Array(row.length);
  for (let i = 0; i < row.length; i += 1) {
    const user = row[i] ?? 0;
    const slot = fill[user] ?? 0;
    fill[user] = slot + 1;
    packed[slot] =
      (kept.movies[i] ?? 0) * 2 ** 26 +
      Math.min(slot - (starts[user] ?? 0), 2 ** 25 - 1) * 2 +
      (kept.liked[i] ?? 0);
  }
  return unpack(packed, starts, users.length, options.movieCount);
}

interface KeptRows {
  readonly users: Int32Array;
  readonly movies: Uint32Array;
  readonly liked: Uint8Array;
}

function keptRows(ratings: RatingTable, options: UserRatingsOptions): KeptRows {
  const total = ratings.values.length;
  const users = new Int32Array(total);
  const movies = new Uint32Array(total);
  const liked = new Uint8Array(total);
  const keeps = new Map<number, boolean>();
  let count = 0;
  for (let i = 0; i < total; i += 1) {
    const user = ratings.users[i] ?? 0;
    let keep = keeps.get(user);
    if (keep === undefined) {
      keep = options.keepUser(user);
      keeps.set(user, keep);
    }
    if (!keep) continue;
    const movie = options.position(ratings.movies[i] ?? 0);
    if (movie === undefined) continue;
    users[count] = user;
    movies[count] = movie;
    liked[count] = (ratings.values[i] ?? 0) >= options.likeThreshold ? 1 : 0;
    count += 1;
  }
  return {
    users: users.subarray(0, count),
    movies: movies.subarray(0, count),
    liked: liked.subarray(0, count),
  };
}

function unpack(
  packed: Float64Array,
  starts: Uint32Array,
  userCount: number,
  movieCount: number,
): UserRatings {
  const offsets = new Uint32Array(userCount + 1);
  const movies = new Uint32Array(packed.length);
  const liked = new Uint8Array(packed.length);
  let count = 0;
  for (let user = 0; user < userCount; user += 1) {
    const rows = packed.subarray(starts[user], starts[user + 1]).sort();
    const begin = count;
    for (const value of rows) {
      const movie = Math.floor(value / 2 ** 26);
      const repeated = count > begin && movies[count - 1] === movie;
      if (!repeated) count += 1;
      movies[count - 1] = movie;
      liked[count - 1] = value % 2;
    }
    offsets[user + 1] = count;
  }
  return { userCount, movieCount, offsets, movies: movies.slice(0, count), liked: liked.slice(0, count) };
}

/** The likes among the ratings. */
export function likesOf(ratings: UserRatings): UserLikes {
  const { userCount, movieCount } = ratings;
  const userOffsets = new Uint32Array(userCount + 1);
  const userMovies = ratings.movies.filter((_, k) => ratings.liked[k] === 1);
  let count = 0;
  for (let user = 0; user < userCount; user += 1) {
    const end = ratings.offsets[user + 1] ?? 0;
    for (let k = ratings.offsets[user] ?? 0; k < end; k += 1) count += ratings.liked[k] ?? 0;
    userOffsets[user + 1] = count;
  }
  const userStrengths = new Float32Array(userMovies.length).fill(1);
  return { userCount, movieCount, userOffsets, userMovies, userStrengths };
}
