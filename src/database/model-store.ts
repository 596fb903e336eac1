import { desc, eq, sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { QualityTier } from '../movie/quality.ts';
import { column, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';
import { model } from './schema.ts';
import { createVectorTable, dropVectors } from './vector-table.ts';

/** What a training sets out to make. */
export interface ModelSettings {
  /** What vectors are made of, such as 'tfidf-svd'. */
  readonly representation: string;
  readonly tier: QualityTier;
  /** Length of a vector. */
  readonly dimensions: number;
  readonly seed: number;
}

/** What came of it. */
export interface ModelResult {
  readonly movieCount: number;
  readonly featureCount: number;
  /** Share, 0 to 1. */
  readonly explainedVariance: number;
  readonly trainingSeconds: number;
  /** Settings, seconds a stage, peak memory: whatever helps to understand the training later. */
  readonly summary: Readonly<Record<string, unknown>>;
}

/** A row of the table `model`; times are Dates. */
export type StoredModel = Omit<typeof model.$inferSelect, 'summary'> & {
  readonly summary: Readonly<Record<string, unknown>>;
};

export interface ListedModel extends StoredModel {
  /** Of the vector table and its indexes on disk; 0 when it has none. */
  readonly sizeBytes: number;
}

export interface ModelTerm {
  /** Column of the TF-IDF matrix, from 0. */
  readonly position: number;
  readonly term: string;
  readonly idf: number;
}

/** Makes a model of status `building` with an empty vector table; returns its id. Hold the training lock. */
export function beginModel(database: Database, settings: ModelSettings): Promise<number> {
  return database.transaction(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO model (representation, tier, dimensions, seed) VALUES ($1, $2, $3, $4) RETURNING id`,
      [settings.representation, settings.tier, settings.dimensions, settings.seed],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('INSERT INTO model returned no id');
    await createVectorTable(client, id, settings.dimensions);
    return id;
  });
}

/** Binary COPY of a model's vocabulary, in the client's transaction; returns how many terms. */
export function copyTerms(
  database: Database,
  client: PoolClient,
  modelId: number,
  terms: Iterable<ModelTerm>,
): Promise<number> {
  return copyRows(
    database,
    client,
    'model_term',
    [
      column.int4('model_id', () => modelId),
      column.int4('position', (term: ModelTerm) => term.position),
      column.text('term', (term: ModelTerm) => term.term),
      column.float4('idf', (term: ModelTerm) => term.idf),
    ],
    terms,
  );
}

/** `building` becomes `ready`: complete, not serving yet. */
export async function finishModel(database: Database, modelId: number, result: ModelResult): Promise<void> {
  const { rowCount } = await database.pool.query(
    `UPDATE model SET status = 'ready', trained_at = now(), movie_count = $2, feature_count = $3,
       explained_variance = $4, training_seconds = $5, summary = $6
     WHERE id = $1 AND status = 'building'`,
    [
      modelId,
      result.movieCount,
      result.featureCount,
      result.explainedVariance,
      result.trainingSeconds,
      JSON.stringify(result.summary),
    ],
  );
  if (rowCount !== 1) throw new Error(`model ${modelId} is not being built`);
}

/** `building` becomes `failed`: its vectors go, the reason stays in `summary.error`. */
export async function failModel(database: Database, modelId: number, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await database.transaction(async (client) => {
    await client.query(
      `UPDATE model SET status = 'failed', summary = summary || jsonb_build_object('error', $2::text)
       WHERE id = $1 AND status = 'building'`,
      [modelId, reason.replaceAll('\0', '')],
    );
    await client.query('DELETE FROM model_term WHERE model_id = $1', [modelId]);
    await client.query(dropVectors(modelId));
  });
}

/** All models, newest first. */
export async function listModels(database: Database): Promise<ListedModel[]> {
  const rows = await database.orm
    .select({
      model,
      sizeBytes: sql<string>`coalesce(pg_total_relation_size(to_regclass('model_vector_' || ${model.id})), 0)`,
    })
    .from(model)
    .orderBy(desc(model.id));
  return rows.map((row) => ({ ...withSummary(row.model), sizeBytes: Number(row.sizeBytes) }));
}

/** The model that serves; null before the first training. */
export async function activeModel(database: Database): Promise<StoredModel | null> {
  const rows = await database.orm.select().from(model).where(eq(model.status, 'active'));
  return rows[0] ? withSummary(rows[0]) : null;
}

function withSummary(row: typeof model.$inferSelect): StoredModel {
  return { ...row, summary: row.summary as Readonly<Record<string, unknown>> };
}
