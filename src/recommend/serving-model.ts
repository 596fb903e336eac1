import { eq } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { readFilterSample } from '../database/filter-sample.ts';
import { hasFirstPass } from '../database/first-pass-table.ts';
import { readLabelBits } from '../database/label-bits.ts';
import { onNobodysBehalf } from '../database/statement-scope.ts';
import { hasGraph } from '../database/vector-table.ts';
import type { Explainer } from '../model/explain/described-term.ts';
import type { PersonSpace } from '../model/person/person-space.ts';
import { readPersonSpace } from '../model/person/stored-person-space.ts';
import { MovieProjector } from '../model/movie-projector.ts';
import type { MovieId } from '../movie/movie.ts';
import type { QualityTier } from '../movie/quality.ts';
import { readExplainer } from './read-explainer.ts';
import type { ModelStatistics } from './selectivity.ts';
import { activeModelId } from '../database/active-model.ts';
import { model } from '../database/schema.ts';

/** The model that answers a request. Each request takes it once, so that one model gives the whole answer. */
export interface ServingModel {
  readonly id: number;
  readonly dimensions: number;
  readonly statistics: ModelStatistics;
  /** Explains similarities. Read on first use, then remembered. */
  readonly explainer: () => Promise<Explainer>;
  /** Scores movies for people; null if the model has no vectors for people. Read on first use, then remembered. */
  readonly personSpace: () => Promise<PersonSpace | null>;
  /** Which movies the model was trained on. */
  readonly tier: QualityTier;
  /** Movies that are known to have a vector. */
  readonly withVector: Set<MovieId>;
  /** Projects movies that have no vector; null if the model cannot. Read on first use, then remembered. */
  readonly projector: () => Promise<MovieProjector | null>;
}

/** What recommending needs: the database and the model to use. */
export interface RecommendContext {
  readonly database: Database;
  readonly model: ServingModel;
}

/** Reads models and remembers the last one read, by id. */
export class ServingModels {
  readonly #database: Database;
  readonly #models = new Map<number, Promise<ServingModel>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The active model; null before the first training. Runs one short statement if the model was read before. */
  active(): Promise<ServingModel | null> {
    return this.activeIn(this.#database);
  }

  /** The model that is active in one of several copies of the database. */
  async activeIn(database: Database): Promise<ServingModel | null> {
    const id = await activeModelId(database.pool);
    return id === null ? null : this.byId(id);
  }

  async byId(id: number): Promise<ServingModel> {
    const known = this.#models.get(id);
    if (known !== undefined) return known;
    const reading = onNobodysBehalf(() => readServingModel(this.#database, id));
    // Only one model is kept, to save memory.
    this.#models.clear();
    this.#models.set(id, reading);
    reading.catch(() => this.#models.delete(id));
    return reading;
  }
}

async function readServingModel(database: Database, id: number): Promise<ServingModel> {
  const [row] = await database.orm
    .select({
      dimensions: model.dimensions,
      movieCount: model.movieCount,
      representation: model.representation,
      tier: model.tier,
    })
    .from(model)
    .where(eq(model.id, id));
  if (row === undefined) throw new Error(`There is no model ${id}.`);
  const sample = await readFilterSample(database, id);
  return {
    id,
    dimensions: row.dimensions,
    statistics: {
      movieCount: row.movieCount ?? 0,
      dimensions: row.dimensions,
      sample,
      graph: await hasGraph(database, id),
      firstPass: await hasFirstPass(database, id),
      labels: await readLabelBits(database, id),
    },
    tier: row.tier,
    withVector: new Set(),
    explainer: readOnce(() => readExplainer(database, id, row.representation)),
    personSpace: readOnce(() => readPersonSpace(database.pool, id)),
    projector: readOnce(() => MovieProjector.open(database.pool, id)),
  };
}

/** Reads on first use, and again only after a failure. */
function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return () => {
    if (reading === null) {
      reading = onNobodysBehalf(read);
      reading.catch(() => (reading = null));
    }
    return reading;
  };
}
