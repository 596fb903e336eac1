import type { ClientBase } from 'pg';
import { FILTER_FIELDS, type FilteredMovie } from '../movie/filters.ts';
import { BESIDE_FIELDS, FIELD_ROWS } from '../movie/movie.ts';
import type { Database } from './database.ts';
import { selectField } from './movie-columns.ts';

/** How many movies of a model are sampled, to estimate how many match a filter. */
const SAMPLE_SIZE = 10_000;

/**
 * Replaces the sample of a model: 10,000 movies by the hash of their ids, so that the same vectors give the same
 * sample. Runs in the transaction that publishes the model.
 */
export async function refreshFilterSample(client: ClientBase, modelId: number): Promise<void> {
  const columns = BESIDE_FIELDS.map((field) => FIELD_ROWS[field].column).join(', ');
  await client.query('DELETE FROM model_sample WHERE model_id = $1', [modelId]);
  await client.query(
    `INSERT INTO model_sample (model_id, movie_id, ${columns})
     SELECT $1, movie_id, ${columns} FROM model_vector_${modelId} WHERE indexable
     ORDER BY hashint4(movie_id), movie_id LIMIT $2`,
    [modelId, SAMPLE_SIZE],
  );
}

/**
 * The sample of a model; empty if none was drawn. Fields that the vector table does not have are read from `movie`, by
 * its primary key.
 */
export async function readFilterSample(database: Database, modelId: number): Promise<FilteredMovie[]> {
  const isBeside = (field: (typeof FILTER_FIELDS)[number]) => FIELD_ROWS[field].beside !== null;
  const columns = FILTER_FIELDS.map((field) => selectField(field, isBeside(field) ? 's' : 'm'));
  const movie = FILTER_FIELDS.every(isBeside) ? '' : 'JOIN movie AS m ON m.id = s.movie_id';
  const { rows } = await database.pool.query<FilteredMovie>(
    `SELECT ${columns.join(', ')} FROM model_sample AS s ${movie} WHERE s.model_id = $1`,
    [modelId],
  );
  return rows;
}
