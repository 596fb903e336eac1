import type { PoolClient } from 'pg';
import { column, copyRows } from '../database/binary-copy.ts';
import type { Database } from '../database/database.ts';
import { copyTerms, type ModelTerm } from '../database/model-store.ts';
import { vectorTable } from '../database/vector-table.ts';
import type { Components } from '../linalg/components.ts';

/** What is kept of a model for movies that come later; its representation knows what it means. */
export interface StoredSpace {
  /** Names of the columns. */
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  /** Dimensions x columns. */
  readonly components: Components;
}

/** Stores the vocabulary and the components of a model that is being built. */
export async function writeModelSpace(
  database: Database,
  client: PoolClient,
  modelId: number,
  { terms, idf, components }: StoredSpace,
): Promise<void> {
  await copyTerms(database, client, modelId, termsOf(terms, idf));
  await copyRows(
    database,
    client,
    'model_component',
    [
      column.int4('model_id', () => modelId),
      column.int4('position', (position: number) => position),
      column.bytea('weights', (position: number) => {
        const { columns, components: weights } = components;
        return new Uint8Array(weights.buffer, weights.byteOffset + position * columns * 4, columns * 4);
      }),
    ],
    Array.from({ length: components.rank }, (_, position) => position),
  );
}

/** Reads them back; null when the model has none, having been trained otherwise. */
export async function readModelSpace(
  database: Pick<PoolClient, 'query'>,
  modelId: number,
): Promise<StoredSpace | null> {
  const terms = await database.query<{ term: string; idf: number }>(
    'SELECT term, idf FROM model_term WHERE model_id = $1 ORDER BY position',
    [modelId],
  );
  const rows = await database.query<{ weights: Buffer }>(
    'SELECT weights FROM model_component WHERE model_id = $1 ORDER BY position',
    [modelId],
  );
  const columns = terms.rows.length;
  const rank = rows.rows.length;
  if (columns === 0 || rank === 0) return null;
  const components = new Float32Array(rank * columns);
  const bytes = new Uint8Array(components.buffer);
  for (const [k, { weights }] of rows.rows.entries()) bytes.set(weights, k * columns * 4);
  const idf = Float32Array.from(terms.rows, (row) => row.idf);
  return {
    terms: terms.rows.map(({ term }) => term),
    idf,
    components: { rank, columns, components },
  };
}

/** Gives a model that is being built the dimensions that its data turned out to have. */
export async function setDimensions(database: Database, modelId: number, dimensions: number): Promise<void> {
  const table = vectorTable(modelId);
  await database.transaction(async (client) => {
    await client.query('UPDATE model SET dimensions = $2 WHERE id = $1', [modelId, dimensions]);
    await client.query(`ALTER TABLE ${table} ALTER embedding TYPE vector(${Math.trunc(dimensions)})`);
    // A new type brings its own way of storage.
    await client.query(`ALTER TABLE ${table} ALTER embedding SET STORAGE PLAIN`);
  });
}

function* termsOf(terms: readonly string[], idf: Float32Array): Generator<ModelTerm> {
  for (const [position, term] of terms.entries()) yield { position, term, idf: idf[position]! };
}
