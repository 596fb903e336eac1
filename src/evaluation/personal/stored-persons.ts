import type { Database } from '../../database/database.ts';
import { personTable } from '../../database/person-table.ts';
import { readSentVector } from '../../database/sent-vector.ts';
import { type PersonSpace } from '../../model/person/person-space.ts';
import { readPersonSpace } from '../../model/person/stored-person-space.ts';
import type { EvaluationCatalogue } from '../catalogue.ts';
import type { VectorSet } from '../systems/dense-vectors.ts';

/** What a learned model stores to score movies for people, over the movies of a catalogue. */
export interface StoredPersons {
  readonly space: PersonSpace;
  readonly inVectors: VectorSet;
  readonly outVectors: VectorSet;
}

const ROWS_A_FETCH = 5_000;

/** Null if the model has no vectors for people. */
export async function readStoredPersons(
  database: Database,
  modelId: number,
  catalogue: EvaluationCatalogue,
): Promise<StoredPersons | null> {
  return await database.transaction(async (client) => {
    const space = await readPersonSpace(client, modelId);
    if (space === null) return null;
    const { dimensions } = space;
    const movieCount = catalogue.movies.length;
    const empty = (): VectorSet => ({
      movieCount,
      dimensions,
      values: new Float32Array(movieCount * dimensions),
    });
    const [inVectors, outVectors] = [empty(), empty()];
    await client.query(
      `DECLARE persons NO SCROLL CURSOR FOR
       SELECT movie_id, vector_send(in_vector::vector) AS "in", vector_send(out_vector::vector) AS "out"
       FROM ${personTable(modelId)}`,
    );
    for (;;) {
      const { rows } = await client.query<{ movie_id: number; in: Buffer; out: Buffer }>(
        `FETCH ${ROWS_A_FETCH} FROM persons`,
      );
      for (const row of rows) {
        const position = catalogue.position(row.movie_id);
        if (position === undefined) continue;
        inVectors.values.set(readSentVector(row.in), position * dimensions);
        outVectors.values.set(readSentVector(row.out), position * dimensions);
      }
      if (rows.length < ROWS_A_FETCH) break;
    }
    await client.query('CLOSE persons');
    return { space, inVectors, outVectors };
  });
}
