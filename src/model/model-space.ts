import { eq } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import { column, copyRows } from '../database/binary-copy.ts';
import type { Database } from '../database/database.ts';
import { copyTerms, type ModelTerm } from '../database/model-store.ts';
import { vectorTable } from '../database/vector-table.ts';
import type { Components } from '../linalg/components.ts';
import { openOrm } from '../database/orm.ts';
import { model } from '../database/schema.ts';

/** The part of a model that is stored to project later movies. Its representation interprets it. */
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
  await writeComponents(database, client, 'model_component', modelId, components);
}

/** Reads them back; null if the model has none. */
export async function readModelSpace(
  database: Pick<PoolClient, 'query'>,
  modelId: number,
): Promise<StoredSpace | null> {
  const { terms, idf } = await readTerms(database, modelId);
  const components = await readComponents(database, 'model_component', modelId, terms.length);
  return components === null ? null : { terms, idf, components };
}

/** Reads the vocabulary alone. */
export async function readTerms(
  database: Pick<PoolClient, 'query'>,
  modelId: number,
): Promise<Pick<StoredSpace, 'terms' | 'idf'>> {
  const { rows } = await database.query<{ term: string; idf: number }>(
    'SELECT term, idf FROM model_term WHERE model_id = $1 ORDER BY position',
    [modelId],
  );
  return { terms: rows.map(({ term }) => term), idf: Float32Array.from(rows, ({ idf }) => idf) };
}

/** Tables that store a linear map from terms, one row of the map per row. */
type ComponentTable = 'model_component' | 'model_person_component';

/** Stores a map of a model that is being built, by binary COPY. */
export async function writeComponents(
  database: Database,
  client: PoolClient,
  table: ComponentTable,
  modelId: number,
  { rank, columns, components }: Components,
): Promise<void> {
  await copyRows(
    database,
    client,
    table,
    [
      column.int4('model_id', () => modelId),
      column.int4('position', (position: number) => position),
      column.bytea(
        'weights',
        (position: number) =>
          new Uint8Array(components.buffer, components.byteOffset + position * columns * 4, columns * 4),
      ),
    ],
    Array.from({ length: rank }, (_, position) => position),
  );
}

/** Reads a map back; null if the model has none. */
export async function readComponents(
  database: Pick<PoolClient, 'query'>,
  table: ComponentTable,
  modelId: number,
  columns: number,
): Promise<Components | null> {
  const { rows } = await database.query<{ weights: Buffer }>(
    `SELECT weights FROM ${table} WHERE model_id = $1 ORDER BY position`,
    [modelId],
  );
  if (columns === 0 || rows.length === 0) return null;
  const components = new Float32Array(rows.length * columns);
  const bytes = new Uint8Array(components.buffer);
  for (const [k, { weights }] of rows.entries()) bytes.set(weights, k * columns * 4);
  return { rank: rows.length, columns, components };
}

/** Sets the dimensions of a model that is being built, when its data has fewer than were asked for. */
export async function setDimensions(database: Database, modelId: number, dimensions: number): Promise<void> {
  const table = vectorTable(modelId);
  await database.transaction(async (client) => {
    await openOrm(client).update(model).set({ dimensions }).where(eq(model.id, modelId));
    await client.query(`ALTER TABLE ${table} ALTER embedding TYPE vector(${Math.trunc(dimensions)})`);
    // Changing the type has reset the storage.
    await client.query(`ALTER TABLE ${table} ALTER embedding SET STORAGE PLAIN`);
  });
}

function* termsOf(terms: readonly string[], idf: Float32Array): Generator<ModelTerm> {
  for (const [position, term] of terms.entries()) yield { position, term, idf: idf[position]! };
}
