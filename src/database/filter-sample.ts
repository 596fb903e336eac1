import type { ClientBase } from 'pg';
import type { FilteredMovie } from '../movie/filter-match.ts';
import type { Database } from './database.ts';

/** How many movies of a model are kept to estimate how many of all match a filter. */
const SAMPLE_SIZE = 10_000;

/**
 * Draws the sample of a model anew: 10,000 movies by the hash of their ids, so that the same vectors give
 * the same sample. Part of publishing a model, in the publishing transaction.
 */
export async function refreshFilterSample(client: ClientBase, modelId: number): Promise<void> {
  await client.query('DELETE FROM model_sample WHERE model_id = $1', [modelId]);
  await client.query(
    `INSERT INTO model_sample (model_id, movie_id, vote_average, vote_count, year, runtime, adult,
       original_language, genres, countries)
     SELECT $1, movie_id, vote_average, vote_count, year, runtime, adult, original_language, genres, countries
     FROM model_vector_${modelId} WHERE indexable
     ORDER BY hashint4(movie_id), movie_id LIMIT $2`,
    [modelId, SAMPLE_SIZE],
  );
}

/** The sample of a model; empty when none was drawn. */
export async function readFilterSample(database: Database, modelId: number): Promise<FilteredMovie[]> {
  const { rows } = await database.pool.query<FilteredMovie>(
    `SELECT vote_average AS "voteAverage", vote_count AS "voteCount", year, runtime, adult,
       original_language AS "originalLanguage", genres, countries
     FROM model_sample WHERE model_id = $1`,
    [modelId],
  );
  return rows;
}
