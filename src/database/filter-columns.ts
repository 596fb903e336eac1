import type { PoolClient } from 'pg';
import { BESIDE_FIELDS, FIELD_ROWS } from '../movie/movie.ts';

/** Columns that `movie` and the vectors of a model share: what filters read beside the vector. */
const SHARED = BESIDE_FIELDS.map((field) => FIELD_ROWS[field].column);

/**
 * Brings the filter columns of a model's vectors in step with `movie`: those of `movieIds`, or all with null.
 * Returns the rows that differed. Plan for ids: both tables by their primary keys.
 */
export async function syncFilterColumns(
  client: PoolClient,
  modelId: number,
  movieIds: readonly number[] | null,
): Promise<number> {
  const { rows } = await client.query("SELECT FROM model WHERE id = $1 AND summary ? 'tastePrior'", [
    modelId,
  ]);
  // The prior of a learned model is made of taste, which votes do not change.
  const prior = rows.length > 0 ? 'v.prior' : VOTE_PRIOR;
  const values = [...SHARED.map((name) => `m.${name}`), prior];
  const columns = [...SHARED, 'prior'];
  const { rowCount } = await client.query(
    `UPDATE model_vector_${modelId} v SET ${columns.map((name, at) => `${name} = ${values[at] ?? ''}`).join(', ')}
     FROM movie m, (SELECT ln(1 + max(vote_count)) AS votes FROM movie) most
     WHERE m.id = v.movie_id AND ($1::integer[] IS NULL OR v.movie_id = ANY ($1))
       AND ROW(${columns.map((name) => `v.${name}`).join(', ')}) IS DISTINCT FROM ROW(${values.join(', ')})`,
    [movieIds],
  );
  return rowCount ?? 0;
}

/**
 * Fewer votes than this say nothing of how well known a movie will be: it counts as if it had so many, or a movie that
 * has only just been added would never be recommended.
 */
export const MIN_TELLING_VOTES = 5;

/** How well known a movie is, 0 to 1; the most voted for is 1. The same as votePrior of model/vector-rows.ts. */
const VOTE_PRIOR = `power(least(1, ln(1 + greatest(m.vote_count, ${MIN_TELLING_VOTES})) / nullif(most.votes, 0)), 0.3)::real`;
