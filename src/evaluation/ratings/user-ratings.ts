import type { UserLikes } from '../../model/learned/co-likes.ts';
import { missing } from '../missing.ts';
import type { RatingTable } from './rating-table.ts';

/**
 * Ratings of the movies of a catalogue, grouped by user. User u has `movies[k]`, `values[k]` and `liked[k]` for
 * `offsets[u] <= k < offsets[u + 1]`. Movies are positions in the catalogue, ascending.
 */
export interface UserRatings {
  readonly userCount: number;
  readonly movieCount: number;
  /** Length userCount + 1. */
  readonly offsets: Uint32Array;
  readonly movies: Uint32Array;
  /** The ratings. */
  readonly values: Float32Array;
  /** 1 if the rating reaches the like threshold. */
  readonly liked: Uint8Array;
}

export interface UserRatingsOptions {
  /** Position of a movie id in the catalogue; undefined leaves its ratings out. */
  readonly position: (movieId: number) => number | undefined;
  readonly movieCount: number;
  readonly likeThreshold: number;
  readonly keepUser: (userId: number) => boolean;
}

/** Ratings in the order of the file, with people and movies as positions. */
interface KeptRatings {
  readonly userCount: number;
  readonly users: Uint32Array;
  readonly movies: Uint32Array;
  readonly values: Float32Array;
}

/** Groups ratings by user, in order of the users' ids. If a user rated a movie twice, the last rating counts. */
export function groupByUser(ratings: RatingTable, options: UserRatingsOptions): UserRatings {
  const kept = keepRatings(ratings, options);
  const starts = countByUser(kept);
  const bySlot = orderByUser(kept, starts);
  const total = kept.values.length;
  const offsets = new Uint32Array(kept.userCount + 1);
  const movies = new Uint32Array(total);
  const values = new Float32Array(total);
  let count = 0;
  for (let user = 0; user < kept.userCount; user += 1) {
    const begin = count;
    for (const row of sortByMovie(bySlot.subarray(starts[user], starts[user + 1]), kept.movies)) {
      const movie = kept.movies[row] ?? missing('rating', row);
      const repeated = count > begin && movies[count - 1] === movie;
      if (!repeated) count += 1;
      movies[count - 1] = movie;
      values[count - 1] = kept.values[row] ?? missing('rating', row);
    }
    offsets[user + 1] = count;
  }
  return {
    userCount: kept.userCount,
    movieCount: options.movieCount,
    offsets,
    movies: movies.slice(0, count),
    values: values.slice(0, count),
    liked: Uint8Array.from(values.subarray(0, count), (value) => (value >= options.likeThreshold ? 1 : 0)),
  };
}

function keepRatings(ratings: RatingTable, { keepUser, position }: UserRatingsOptions): KeptRatings {
  const ids = [...new Set(ratings.users)].filter(keepUser).sort((a, b) => a - b);
  const userPositions = new Map(ids.map((id, index) => [id, index]));
  const total = ratings.values.length;
  const values = new Float32Array(total);
  const users = new Uint32Array(total);
  const movies = new Uint32Array(total);
  let count = 0;
  for (let row = 0; row < total; row += 1) {
    const user = userPositions.get(ratings.users[row] ?? missing('rating', row));
    if (user === undefined) continue;
    const movie = position(ratings.movies[row] ?? missing('rating', row));
    if (movie === undefined) continue;
    values[count] = ratings.values[row] ?? missing('rating', row);
    users[count] = user;
    movies[count] = movie;
    count += 1;
  }
  return withoutGaps({
    userCount: ids.length,
    users: users.subarray(0, count),
    movies: movies.subarray(0, count),
    values: values.subarray(0, count),
  });
}

/** Leaves out people who have rated none of the movies. */
function withoutGaps(kept: KeptRatings): KeptRatings {
  const present = new Uint8Array(kept.userCount);
  for (const user of kept.users) present[user] = 1;
  const next = new Uint32Array(kept.userCount);
  let userCount = 0;
  for (const [user, there] of present.entries()) {
    next[user] = userCount;
    userCount += there;
  }
  return { ...kept, userCount, users: kept.users.map((user) => next[user] ?? missing('user', user)) };
}

/** Where each user's ratings start. Length userCount + 1. */
function countByUser({ users, userCount }: KeptRatings): Uint32Array {
  const starts = new Uint32Array(userCount + 1);
  for (const user of users) starts[user + 1] = (starts[user + 1] ?? missing('user', user)) + 1;
  for (let user = 0; user < userCount; user += 1) {
    starts[user + 1] = (starts[user + 1] ?? missing('user', user)) + (starts[user] ?? missing('user', user));
  }
  return starts;
}

/** Rows sorted by user, those of each user in the order of the file (counting sort). */
function orderByUser({ users }: KeptRatings, starts: Uint32Array): Uint32Array {
  const fill = starts.slice();
  const rows = new Uint32Array(users.length);
  for (const [row, user] of users.entries()) {
    const slot = fill[user] ?? missing('user', user);
    fill[user] = slot + 1;
    rows[slot] = row;
  }
  return rows;
}

/**
 * One user's rows sorted by movie, those of a movie in the order of the file. Rows fit in 32 bits, and movies in 21.
 */
function sortByMovie(rows: Uint32Array, movies: Uint32Array): Uint32Array {
  const packed = Float64Array.from(rows, (row) => (movies[row] ?? missing('rating', row)) * 2 ** 32 + row);
  return Uint32Array.from(packed.sort(), (value) => value % 2 ** 32);
}

/** The likes among the ratings. */
export function likesOf(ratings: UserRatings): UserLikes {
  const { userCount, movieCount } = ratings;
  const likesBefore = new Uint32Array(ratings.liked.length + 1);
  for (const [k, liked] of ratings.liked.entries()) {
    likesBefore[k + 1] = (likesBefore[k] ?? missing('rating', k)) + liked;
  }
  const userMovies = ratings.movies.filter((_, k) => ratings.liked[k] === 1);
  return {
    userCount,
    movieCount,
    userOffsets: ratings.offsets.map((offset) => likesBefore[offset] ?? missing('rating', offset)),
    userMovies,
    userStrengths: new Float32Array(userMovies.length).fill(1),
  };
}
