import type { Database } from '../database/database.ts';
import type { TasteSource } from '../model/learned/taste-source.ts';
import { InputError } from '../movie/errors.ts';
import { tasteWeight } from './vector-sums.ts';

/** Likes and half likes teach; what says less does not, as with ratings from a file. */
const MIN_WEIGHT = 0.5;
const ROWS_A_FETCH = 20_000;

/**
 * What the people of this installation like, for learning, out of what was recorded of them: 12 bytes a like. People are
 * numbered in the order of their profiles' ids; nothing else of them is read.
 * @throws {InputError} when nobody likes anything yet.
 */
export async function readProfileTaste(
  database: Database,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<TasteSource> {
  return await database.transaction(async (client) => {
    const weight = tasteWeight('i');
    const { rows: counted } = await client.query<{ likes: number }>(
      `SELECT count(*)::integer AS likes FROM interaction AS i WHERE ${weight} >= $1`,
      [MIN_WEIGHT],
    );
    const total = counted[0]?.likes ?? 0;
    if (total === 0) {
      throw new InputError(
        'No profile likes anything yet, so there is nothing to learn from. Record or import histories, or use a file with --ratings.',
      );
    }
    const source = {
      users: new Int32Array(total),
      movies: new Int32Array(total),
      strengths: new Float32Array(total),
    };
    await client.query(
      `DECLARE liked NO SCROLL CURSOR FOR
       SELECT (dense_rank() OVER (ORDER BY i.profile_id))::integer AS person, i.movie_id AS movie, ${weight} AS strength
       FROM interaction AS i WHERE ${weight} >= ${MIN_WEIGHT} ORDER BY person, movie`,
    );
    let length = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { rows } = await client.query<{ person: number; movie: number; strength: number }>(
        `FETCH ${ROWS_A_FETCH} FROM liked`,
      );
      // What was recorded between the two statements waits for the next training.
      for (const { person, movie, strength } of rows.slice(0, total - length)) {
        source.users[length] = person;
        source.movies[length] = movie;
        source.strengths[length] = strength;
        length += 1;
      }
      if (rows.length < ROWS_A_FETCH) break;
    }
    await client.query('CLOSE liked');
    return {
      users: source.users.subarray(0, length),
      movies: source.movies.subarray(0, length),
      strengths: source.strengths.subarray(0, length),
      learnShare: 1,
      heldOut: false,
    };
  });
}
