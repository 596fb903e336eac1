import type { PoolClient } from 'pg';
import { votePriorSql } from '../movie/vote-prior.ts';
import { BESIDE_FIELDS, FIELD_ROWS } from '../movie/movie.ts';

/** Columns that the vectors of a model copy from `movie`, for filters. */
const SHARED = BESIDE_FIELDS.map((field) => FIELD_ROWS[field].column);

/**
 * Updates the filter columns of a model's vectors from `movie`, for `movieIds`, or for all movies if null. Returns how
 * many rows differed. Plan for ids: both tables by their primary keys.
 */
export async function syncFilterColumns(
  client: PoolClient,
  modelId: number,
  movieIds: readonly number[] | null,
): Promise<number> {
  const { rows } = await client.query("SELECT FROM model WHERE id = $1 AND summary ? 'tastePrior'", [
    modelId,
  ]);
  // The prior of a learned model comes from ratings, and votes do not change it.
  const prior = rows.length > 0 ? 'v.prior' : votePriorSql('m.vote_count', 'most.votes');
  const values = [...SHARED.map((name) => `m.${name}`), prior];
  const columns = [...SHARED, 'prior'];
  const { rowCount } = await client.query(
    `UPDATE model_vector_${modelId} v SET ${columns.map((name, at) => `${name} = ${values[at] ?? ''}`).join(', ')}
     FROM movie m, (SELECT max(vote_count) AS votes FROM movie) most
     WHERE m.id = v.movie_id AND ($1::integer[] IS NULL OR v.movie_id = ANY ($1))
       AND ROW(${columns.map((name) => `v.${name}`).join(', ')}) IS DISTINCT FROM ROW(${values.join(', ')})`,
    [movieIds],
  );
  return rowCount ?? 0;
}
