import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  serial,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytea } from './column-types.ts';

export const modelStatus = pgEnum('model_status', ['building', 'ready', 'active', 'failed']);
export const qualityTier = pgEnum('quality_tier', ['low', 'medium', 'high']);

/** Trained models, one row per version. The vectors of model N are in the table `model_vector_N`. */
export const model = pgTable(
  'model',
  {
    id: serial('id').primaryKey(),
    status: modelStatus('status').notNull().default('building'),
    representation: text('representation').notNull(),
    tier: qualityTier('tier').notNull(),
    dimensions: integer('dimensions').notNull(),
    seed: integer('seed').notNull(),
    movieCount: integer('movie_count'),
    featureCount: integer('feature_count'),
    explainedVariance: doublePrecision('explained_variance'),
    trainingSeconds: doublePrecision('training_seconds'),
    /** Settings, seconds per stage, peak memory; the error if it failed. */
    summary: jsonb('summary')
      .notNull()
      .default(sql`'{}'`),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    trainedAt: timestamp('trained_at', { withTimezone: true }),
    activatedAt: timestamp('activated_at', { withTimezone: true }),
    /** Grows when vectors change after training, so that sums of vectors are computed again. */
    vectorRevision: integer('vector_revision').notNull().default(0),
  },
  // Guarantees that at most one model is active.
  (table) => [
    uniqueIndex('model_active_idx')
      .on(table.status)
      .where(sql`status = 'active'`),
  ],
);

/** The vocabulary of a model, for weighting the terms of a document as training did. */
export const modelTerm = pgTable(
  'model_term',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    /** Column of the TF-IDF matrix, from 0. */
    position: integer('position').notNull(),
    term: text('term').notNull(),
    /** Smooth inverse document frequency. */
    idf: real('idf').notNull(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.position] })],
);

/** Components of the linear maps of a model: position k holds the weights of dimension k, as 32-bit floats. */
export const modelComponent = pgTable(
  'model_component',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    weights: bytea('weights').notNull(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.position] })],
);

/** The labels of a model's movies that have a bit in its bit table. */
export const modelLabel = pgTable(
  'model_label',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    list: text('list', { enum: ['genres', 'countries'] }).notNull(),
    label: text('label').notNull(),
    bit: smallint('bit').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.list, table.label] }),
    unique('model_label_model_id_list_bit_key').on(table.modelId, table.list, table.bit),
  ],
);

/** A sample of a model's movies, to estimate how many satisfy a filter. */
export const modelSample = pgTable(
  'model_sample',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    movieId: integer('movie_id').notNull(),
    voteAverage: real('vote_average'),
    voteCount: integer('vote_count').notNull(),
    year: smallint('year'),
    runtime: smallint('runtime'),
    adult: boolean('adult').notNull(),
    originalLanguage: text('original_language'),
    genres: text('genres').array().notNull(),
    countries: text('countries').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.movieId] })],
);

/** The space in which a learned model scores movies for a person. */
export const modelPersonSpace = pgTable('model_person_space', {
  modelId: integer('model_id')
    .primaryKey()
    .references(() => model.id, { onDelete: 'cascade' }),
  dimensions: integer('dimensions').notNull(),
  average: bytea('average').notNull(),
  outCovariance: bytea('out_covariance').notNull(),
  tasteCovariance: bytea('taste_covariance').notNull(),
});

/** Components of the linear maps into that space. */
export const modelPersonComponent = pgTable(
  'model_person_component',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    weights: bytea('weights').notNull(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.position] })],
);
