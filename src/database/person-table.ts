import type { ClientBase, PoolClient } from 'pg';
import type { MovieId } from '../movie/movie.ts';
import { column, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';

/** The two vectors by which a learned model scores movies for a person. */
export interface PersonVectors {
  readonly movieId: MovieId;
  /** What liking the movie adds to a person. */
  readonly inVector: Float32Array;
  /** The movie's score is the inner product of the person and this. */
  readonly outVector: Float32Array;
}

/** The table that holds the person vectors of a learned model; other models have none. */
export function personTable(modelId: number): string {
  if (!Number.isSafeInteger(modelId)) throw new RangeError(`model id ${modelId} is not a whole number`);
  return `model_person_vector_${modelId}`;
}

const COLUMNS = [
  column.int4('movie_id', (row: PersonVectors) => row.movieId),
  column.halfvec('in_vector', (row: PersonVectors) => row.inVector),
  column.halfvec('out_vector', (row: PersonVectors) => row.outVector),
];

/** Creates the empty table of a model's person vectors, each of `dimensions` numbers. */
export async function createPersonTable(
  client: ClientBase,
  modelId: number,
  dimensions: number,
): Promise<void> {
  const table = personTable(modelId);
  const type = `halfvec(${Math.trunc(dimensions)})`;
  await client.query(
    `CREATE TABLE ${table} (movie_id integer PRIMARY KEY, in_vector ${type} NOT NULL, out_vector ${type} NOT NULL)`,
  );
  // PLAIN keeps the vectors in the row: a scan of all movies reads nothing else.
  await client.query(
    `ALTER TABLE ${table} ALTER in_vector SET STORAGE PLAIN, ALTER out_vector SET STORAGE PLAIN`,
  );
  await client.query(
    `COMMENT ON TABLE ${table} IS
     'Person vectors of model ${modelId}: a person is the sum of the in vectors of the movies liked, and a movie scores by the inner product of its out vector with that sum.'`,
  );
  await client.query(`COMMENT ON COLUMN ${table}.movie_id IS 'The movie.'`);
  await client.query(`COMMENT ON COLUMN ${table}.in_vector IS 'What liking the movie adds to a person.'`);
  await client.query(
    `COMMENT ON COLUMN ${table}.out_vector IS 'What the sum of a person is multiplied with to score the movie.'`,
  );
}

/** Fills the table by binary COPY, in the transaction that created it. */
export function copyPersonVectors(
  database: Database,
  client: PoolClient,
  modelId: number,
  rows: Iterable<PersonVectors> | AsyncIterable<PersonVectors>,
): Promise<number> {
  return copyRows(database, client, personTable(modelId), COLUMNS, rows, { freeze: true });
}

/** Writes the vectors of movies that are new to the model or have changed, in the client's transaction. */
export async function upsertPersonVectors(
  database: Database,
  client: PoolClient,
  modelId: number,
  rows: readonly PersonVectors[],
): Promise<void> {
  const table = personTable(modelId);
  await client.query(`CREATE TEMPORARY TABLE folded_in_person_vector (LIKE ${table}) ON COMMIT DROP`);
  await copyRows(database, client, 'folded_in_person_vector', COLUMNS, rows);
  await client.query(
    `INSERT INTO ${table} AS v SELECT * FROM folded_in_person_vector
     ON CONFLICT (movie_id) DO UPDATE SET in_vector = excluded.in_vector, out_vector = excluded.out_vector
       WHERE ROW(v.in_vector, v.out_vector) IS DISTINCT FROM ROW(excluded.in_vector, excluded.out_vector)`,
  );
  await client.query('DROP TABLE folded_in_person_vector');
}
