import { and, desc, eq, ne, sql, type SQL } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { QualityTier } from '../movie/quality.ts';
import { column, copyRows } from './binary-copy.ts';
import type { Database } from './database.ts';
import { openOrm } from './orm.ts';
import { model, modelTerm } from './schema.ts';
import { createVectorTable, dropVectors } from './vector-table.ts';

/** The model that a training is to make. */
export interface ModelSettings {
  /** What vectors are made of, such as 'tfidf-svd'. */
  readonly representation: string;
  readonly tier: QualityTier;
  /** Length of a vector. */
  readonly dimensions: number;
  readonly seed: number;
}

/** The outcome of a training. */
export interface ModelResult {
  readonly movieCount: number;
  readonly featureCount: number;
  /** Share, 0 to 1. */
  readonly explainedVariance: number;
  readonly trainingSeconds: number;
  /** Settings, seconds per stage, peak memory: everything that helps to understand the training later. */
  readonly summary: Readonly<Record<string, unknown>>;
}

/** A row of the table `model`; times are Dates. */
export type StoredModel = Omit<typeof model.$inferSelect, 'summary'> & {
  readonly summary: Readonly<Record<string, unknown>>;
};

export interface ListedModel extends StoredModel {
  /** Size of the vector table and its indexes on disk; 0 if there is none. */
  readonly sizeBytes: number;
}

export interface ModelTerm {
  /** Column of the TF-IDF matrix, from 0. */
  readonly position: number;
  readonly term: string;
  readonly idf: number;
}

/** Creates a model with status `building` and an empty vector table; returns its id. Hold the training lock. */
export function beginModel(database: Database, settings: ModelSettings): Promise<number> {
  return database.transaction(async (client) => {
    const { representation, tier, dimensions, seed } = settings;
    const [begun] = await openOrm(client)
      .insert(model)
      .values({ representation, tier, dimensions, seed })
      .returning({ id: model.id });
    if (begun === undefined) throw new Error('INSERT INTO model returned no id');
    await createVectorTable(client, begun.id, dimensions);
    return begun.id;
  });
}

/** Copies a model's vocabulary in the client's transaction; returns the number of terms. */
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

/** Changes a model from `building` to `ready`: complete, but not active yet. */
export async function finishModel(database: Database, modelId: number, result: ModelResult): Promise<void> {
  const { movieCount, featureCount, explainedVariance, trainingSeconds, summary } = result;
  const { rowCount } = await database.orm
    .update(model)
    .set({
      status: 'ready',
      trainedAt: sql`now()`,
      movieCount,
      featureCount,
      explainedVariance,
      trainingSeconds,
      summary,
    })
    .where(building(modelId));
  if (rowCount !== 1) throw new Error(`model ${modelId} is not being built`);
}

/**
 * Changes a model to `failed`, complete or not: drops its vectors and keeps the reason in `summary.error`. Leaves an
 * active model alone: it may have been published while the answer was lost on the way.
 */
export async function failModel(database: Database, modelId: number, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await database.transaction(async (client) => {
    const orm = openOrm(client);
    const { rowCount } = await orm
      .update(model)
      .set({
        status: 'failed',
        summary: sql`${model.summary} || jsonb_build_object('error', ${reason.replaceAll('\0', '')}::text)`,
      })
      .where(and(eq(model.id, modelId), ne(model.status, 'active')));
    if (rowCount === 0) return;
    await orm.delete(modelTerm).where(eq(modelTerm.modelId, modelId));
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

/** The active model; null before the first training. */
export async function activeModel(database: Database): Promise<StoredModel | null> {
  const rows = await database.orm.select().from(model).where(eq(model.status, 'active'));
  return rows[0] ? withSummary(rows[0]) : null;
}

function building(modelId: number): SQL | undefined {
  return and(eq(model.id, modelId), eq(model.status, 'building'));
}

function withSummary(row: typeof model.$inferSelect): StoredModel {
  return { ...row, summary: row.summary as Readonly<Record<string, unknown>> };
}
