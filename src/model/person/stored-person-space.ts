import type { PoolClient } from 'pg';
import { column, copyRows } from '../../database/binary-copy.ts';
import type { Database } from '../../database/database.ts';
import type { Components } from '../../linalg/components.ts';
import { readComponents, writeComponents } from '../model-space.ts';
import type { PersonSpace } from './person-space.ts';

/** Stores the person space of a model that is being built. */
export async function writePersonSpace(
  database: Database,
  client: PoolClient,
  modelId: number,
  space: PersonSpace,
): Promise<void> {
  await copyRows(
    database,
    client,
    'model_person_space',
    [
      column.int4('model_id', () => modelId),
      column.int4('dimensions', ({ dimensions }: PersonSpace) => dimensions),
      column.bytea('average', ({ average }: PersonSpace) => bytesOf(average)),
      column.bytea('out_covariance', ({ outCovariance }: PersonSpace) => bytesOf(outCovariance)),
      column.bytea('taste_covariance', ({ tasteCovariance }: PersonSpace) => bytesOf(tasteCovariance)),
    ],
    [space],
  );
}

/** Reads it back: 1.1 MB for vectors of 500 dimensions. Null if the model has no vectors for people. */
export async function readPersonSpace(
  database: Pick<PoolClient, 'query'>,
  modelId: number,
): Promise<PersonSpace | null> {
  const { rows } = await database.query<{
    dimensions: number;
    average: Buffer;
    out_covariance: Buffer;
    taste_covariance: Buffer;
  }>(
    'SELECT dimensions, average, out_covariance, taste_covariance FROM model_person_space WHERE model_id = $1',
    [modelId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const tasteCovariance = floatsOf(row.taste_covariance);
  return {
    dimensions: row.dimensions,
    tasteDimensions: Math.sqrt(tasteCovariance.length),
    average: floatsOf(row.average),
    outCovariance: floatsOf(row.out_covariance),
    tasteCovariance,
  };
}

/** Stores the maps from terms to in, out and taste vectors. */
export function writePersonComponents(
  database: Database,
  client: PoolClient,
  modelId: number,
  components: Components,
): Promise<void> {
  return writeComponents(database, client, 'model_person_component', modelId, components);
}

/** Reads them back, for a vocabulary of the given number of columns; null if the model has none. */
export function readPersonComponents(
  database: Pick<PoolClient, 'query'>,
  modelId: number,
  columns: number,
): Promise<Components | null> {
  return readComponents(database, 'model_person_component', modelId, columns);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** A copy, since the bytes of a row may not be aligned. */
function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
