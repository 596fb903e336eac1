import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import { InputError } from '../../movie/errors.ts';
import type { QualityTier } from '../../movie/quality.ts';
import type { Database } from '../../database/database.ts';
import { readSentVector } from '../../database/sent-vector.ts';
import type { EvaluationCatalogue } from '../catalogue.ts';
import type { VectorSlice } from './sections.ts';
import { normaliseRows, type VectorSet } from './dense-vectors.ts';
import { missing } from '../missing.ts';
import { model } from '../../database/schema.ts';

/** A model as the database holds it, over the movies of a catalogue. */
export interface MeasuredModel {
  readonly id: number;
  readonly representation: string;
  readonly tier: QualityTier;
  readonly status: string;
  readonly dimensions: number;
  readonly explainedVariance: number | null;
  readonly seed: number;
  /** Sections of the vector before rotation. There is only one unless the model's summary lists more. */
  readonly sections: readonly VectorSlice[];
  /** Weight of the crowd block; null if there is none. */
  readonly gamma: number | null;
  /** How it learned from people; null if it did not. */
  readonly learning: { readonly learnShare: number; readonly heldOut: boolean } | null;
  readonly vectors: VectorSet;
  readonly prior: Float32Array;
}

interface ModelRow {
  id: number;
  representation: string;
  tier: QualityTier;
  status: string;
  dimensions: number;
  explainedVariance: number | null;
  seed: number;
  summary: unknown;
}

/** The part of a model's summary that says how its vectors were made. Some representations do not have it. */
const representationSummary = z.object({
  sections: z.array(z.object({ name: z.string(), dimensions: z.number() })).optional(),
  gamma: z.number().nullable().optional(),
  learning: z.object({ learnShare: z.number(), heldOut: z.boolean() }).nullable().optional(),
});

export type MeasuredModelHead = Omit<MeasuredModel, 'vectors' | 'prior'>;

const ROWS_A_FETCH = 2_000;

/** Models that can be evaluated, oldest first; with `ids`, only these. */
export async function listModelsToMeasure(
  database: Database,
  ids?: readonly number[],
): Promise<readonly MeasuredModelHead[]> {
  const rows: readonly ModelRow[] = await database.orm
    .select({
      id: model.id,
      representation: model.representation,
      tier: model.tier,
      status: model.status,
      dimensions: model.dimensions,
      explainedVariance: model.explainedVariance,
      seed: model.seed,
      summary: model.summary,
    })
    .from(model)
    .where(inArray(model.status, ['ready', 'active']))
    .orderBy(model.id);
  const missing = ids?.find((id) => !rows.some((row) => row.id === id));
  if (missing !== undefined) {
    const known = rows.map((row) => row.id).join(', ') || 'none';
    throw new InputError(`There is no finished model ${missing}; finished models: ${known}.`);
  }
  return rows.filter((row) => ids?.includes(row.id) ?? true).map(headOf);
}

function headOf({ summary, ...row }: ModelRow): MeasuredModelHead {
  const { sections, gamma, learning } = representationSummary.catch({}).parse(summary);
  return {
    ...row,
    sections: sections ?? [{ name: 'all', dimensions: row.dimensions }],
    gamma: gamma ?? null,
    learning: learning ?? null,
  };
}

/** Reads the vectors of a model in batches, to save memory. */
export async function readModelToMeasure(
  database: Database,
  model: MeasuredModelHead,
  catalogue: EvaluationCatalogue,
): Promise<MeasuredModel> {
  const movieCount = catalogue.movies.length;
  const { dimensions } = model;
  const values = new Float32Array(movieCount * dimensions);
  const prior = new Float32Array(movieCount);
  await database.transaction(async (client) => {
    await client.query(
      `DECLARE evaluated NO SCROLL CURSOR FOR
       SELECT movie_id, prior, vector_send(embedding) AS embedding
       FROM model_vector_${model.id} WHERE embedding IS NOT NULL`,
    );
    for (;;) {
      const { rows } = await client.query<{ movie_id: number; prior: number | null; embedding: Buffer }>(
        `FETCH ${ROWS_A_FETCH} FROM evaluated`,
      );
      for (const row of rows) {
        const position = catalogue.position(row.movie_id);
        if (position === undefined) continue;
        prior[position] = row.prior ?? missing('prior of movie', row.movie_id);
        values.set(readSentVector(row.embedding), position * dimensions);
      }
      if (rows.length < ROWS_A_FETCH) break;
    }
    await client.query('CLOSE evaluated');
  });
  const vectors = { movieCount, dimensions, values };
  normaliseRows(vectors);
  return { ...model, vectors, prior };
}
