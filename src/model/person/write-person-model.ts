import type { PoolClient } from 'pg';
import type { Database } from '../../database/database.ts';
import {
  copyPersonVectors,
  createPersonTable,
  personTable,
  type PersonVectors,
} from '../../database/person-table.ts';
import { readSentVector } from '../../database/sent-vector.ts';
import { vectorTable } from '../../database/vector-table.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import type { MovieId } from '../../movie/movie.ts';
import { type PersonMaps, projectPersons } from './person-projection.ts';
import { covariance, MAX_COVARIANCE_ROWS } from './person-space.ts';
import { writePersonComponents, writePersonSpace } from './stored-person-space.ts';

/** A model that is being built, in the transaction of `client`. */
interface ModelWriter {
  readonly database: Database;
  readonly client: PoolClient;
  readonly modelId: number;
}

/** Writes the person maps and the movies' in and out vectors; returns the length of each row's taste vector. */
export async function writePersonVectors(
  { database, client, modelId }: ModelWriter,
  matrix: CsrMatrix,
  maps: PersonMaps,
  idOf: (row: number) => MovieId,
  threads: number | null,
): Promise<Float32Array> {
  const tasteLengths = new Float32Array(matrix.rows);
  async function* rows(): AsyncGenerator<PersonVectors> {
    for await (const block of projectPersons(matrix, maps, threads)) {
      for (let i = 0; i < block.rows; i++) {
        const row = block.firstRow + i;
        tasteLengths[row] = block.tasteLength(i);
        yield { movieId: idOf(row), inVector: block.inVector(i), outVector: block.outVector(i) };
      }
    }
  }
  await createPersonTable(client, modelId, maps.dimensions);
  await copyPersonVectors(database, client, modelId, rows());
  await writePersonComponents(database, client, modelId, maps.components);
  return tasteLengths;
}

/** Writes the person space, from the vectors that have been written. */
export async function writePersonConstants(
  { database, client, modelId }: ModelWriter,
  { dimensions, average }: PersonMaps,
  tasteDimensions: number,
): Promise<void> {
  const { rows } = await client.query<{ out: Buffer; taste: Buffer; prior: number }>(
    `SELECT vector_send(out_vector::vector) AS out, vector_send(embedding) AS taste, coalesce(prior, 1) AS prior
     FROM (
       SELECT *, row_number() OVER (ORDER BY movie_id) AS row, count(*) OVER () AS rows
       FROM ${vectorTable(modelId)} JOIN ${personTable(modelId)} USING (movie_id) WHERE embedding IS NOT NULL
     ) AS movie
     WHERE row % greatest(1, ceil(rows / ${MAX_COVARIANCE_ROWS}.0)::bigint) = 0
     ORDER BY movie_id`,
  );
  await writePersonSpace(database, client, modelId, {
    dimensions,
    tasteDimensions,
    average,
    outCovariance: covariance(rows.length, dimensions, (i) => readSentVector(rows[i]!.out)),
    tasteCovariance: covariance(rows.length, tasteDimensions, (i) => {
      const { taste, prior } = rows[i]!;
      return readSentVector(taste).map((value) => value * prior);
    }),
  });
}
