import { buildIndex } from '../database/build-index.ts';
import type { Database } from '../database/database.ts';
import { beginModel, failModel, finishModel } from '../database/model-store.ts';
import { pruneModels } from '../database/prune-models.ts';
import { publishModel } from '../database/publish-model.ts';
import { withTrainingLock } from '../database/training-lock.ts';
import { copyVectors } from '../database/vector-table.ts';
import type { Components } from '../linalg/components.ts';
import { rotateComponents } from '../linalg/projection.ts';
import { randomRotation } from '../linalg/rotation.ts';
import { truncatedSvd, type TruncatedSvd } from '../linalg/truncated-svd.ts';
import { readCorpus, weighCorpus, type WeighedCorpus } from './corpus.ts';
import { TrainingError } from './errors.ts';
import { explainTrainingFailure } from './explain-failure.ts';
import { checkMemory, planTrainingMemory } from './memory-plan.ts';
import { setDimensions, writeModelSpace } from './model-space.ts';
import { featureLimit } from './tfidf-builder.ts';
import { countTrainingMovies } from './training-movies.ts';
import { trainingSettings, type TrainingOptions, type TrainingSettings } from './training-options.ts';
import { TrainingClock } from './training-progress.ts';
import type { TrainingSummary } from './training-summary.ts';
import { vectorRows, type VectorCounts } from './vector-rows.ts';
import { Vocabulary } from './vocabulary.ts';

/** What models made here consist of. */
const REPRESENTATION = 'tfidf-svd';

/** One run: what it is to do, on what, and who wants to know. */
interface Training {
  readonly database: Database;
  readonly settings: TrainingSettings;
  readonly clock: TrainingClock;
  /** Throws when the training is to stop. */
  readonly checkpoint: () => void;
  readonly signal: AbortSignal;
}

/**
 * Makes a model of the movies in the database and publishes it: TF-IDF of their documents, truncated SVD,
 * unit vectors turned by a fixed random rotation, an HNSW index. Until the last moment the model before it
 * serves, and it goes on serving when this fails or is killed; the next training removes the remains.
 * Throws InputError for settings that cannot be, TrainingError when the catalogue or the machine is too
 * small, DatabaseError when another training runs, and the signal's reason when it is aborted.
 */
export async function train(database: Database, options: TrainingOptions = {}): Promise<TrainingSummary> {
  const settings = trainingSettings(options);
  options.signal?.throwIfAborted();
  try {
    return await withTrainingLock(database, async ({ lockLost, abandoned }) => {
      const signal = options.signal ? AbortSignal.any([options.signal, lockLost]) : lockLost;
      const checkpoint = (): void => {
        signal.throwIfAborted();
      };
      const clock = new TrainingClock(options.onProgress);
      const training = { database, settings, clock, checkpoint, signal };
      return { ...(await trainAndPublish(training)), abandoned };
    });
  } catch (error) {
    throw explainTrainingFailure(error);
  }
}

async function trainAndPublish(training: Training): Promise<Omit<TrainingSummary, 'abandoned'>> {
  const { database, settings, clock } = training;
  const startedAt = performance.now();
  const movies = await countMovies(training);
  const modelId = await beginModel(database, {
    representation: REPRESENTATION,
    tier: settings.tier,
    dimensions: Math.min(settings.dimensions, movies),
    seed: settings.seed,
  });
  try {
    const corpus = await readAndWeigh(training, movies);
    const svd = await decompose(training, corpus);
    if (svd.rank !== Math.min(settings.dimensions, movies)) await setDimensions(database, modelId, svd.rank);
    const counts = await write(training, modelId, corpus, svd);
    clock.begin('index', 'movies', counts.indexed);
    await buildIndex(database, modelId, {
      signal: training.signal,
      onProgress: (share) => {
        clock.advance(Math.round(share * counts.indexed), counts.indexed);
      },
    });
    clock.begin('publish', 'movies', null);
    const result = {
      movies: counts.rows,
      indexed: counts.indexed,
      sparse: counts.sparse,
      empty: counts.empty,
      features: corpus.vocabulary.length,
      dimensions: svd.rank,
      explainedVariance: svd.explainedVariance,
      settings,
      stageSeconds: clock.seconds(),
      seconds: Math.round(performance.now() - startedAt) / 1000,
      peakMemoryBytes: clock.peakMemory,
    };
    training.checkpoint();
    await finishModel(database, modelId, {
      movieCount: result.movies,
      featureCount: result.features,
      explainedVariance: result.explainedVariance,
      trainingSeconds: result.seconds,
      summary: result,
    });
    const previousModelId = await publishModel(database, modelId);
    const { removed } = await pruneModels(database, settings.keep);
    clock.end();
    return { modelId, previousModelId, removed, ...result, stageSeconds: clock.seconds() };
  } catch (error) {
    // When the database is gone too, the next training finds the remains.
    await failModel(database, modelId, explainTrainingFailure(error)).catch(() => undefined);
    throw error;
  }
}

async function countMovies({ database, settings, clock }: Training): Promise<number> {
  clock.begin('read', 'movies', null);
  const client = await database.pool.connect();
  let movies: number;
  try {
    movies = await countTrainingMovies(client, settings);
  } finally {
    client.release();
  }
  if (movies === 0) {
    throw new TrainingError(
      `there is no movie to train on in tier ${settings.tier}: ingest a catalogue, or take a lower --tier`,
    );
  }
  const shape = { movies, features: featureLimit(movies), dimensions: settings.dimensions, nonzeros: null };
  checkMemory(planTrainingMemory(shape), process.availableMemory(), movies);
  return movies;
}

async function readAndWeigh(training: Training, movies: number): Promise<WeighedCorpus> {
  const { database, settings, clock, checkpoint } = training;
  const corpus = await readCorpus(database, settings, (read) => {
    checkpoint();
    clock.advance(read, movies);
  });
  clock.begin('weigh', 'movies', corpus.facts.size);
  return weighCorpus(corpus);
}

async function decompose(training: Training, corpus: WeighedCorpus): Promise<TruncatedSvd> {
  const { settings, clock, checkpoint } = training;
  const { matrix } = corpus;
  const shape = { movies: matrix.rows, features: matrix.columns, dimensions: settings.dimensions };
  const plan = planTrainingMemory({ ...shape, nonzeros: matrix.values.length });
  checkMemory(plan, process.availableMemory(), matrix.rows);
  clock.begin('decompose', 'steps', null);
  return truncatedSvd(matrix, {
    rank: settings.dimensions,
    seed: settings.seed,
    ...(settings.threads === null ? {} : { threads: settings.threads }),
    onProgress: ({ step, maxSteps, explainedVariance }) => {
      checkpoint();
      clock.advance(step, maxSteps, explainedVariance);
    },
  });
}

async function write(
  { database, settings, clock, checkpoint }: Training,
  modelId: number,
  { matrix, vocabulary, idf, facts }: WeighedCorpus,
  svd: TruncatedSvd,
): Promise<VectorCounts> {
  clock.begin('write', 'movies', matrix.rows);
  const rotation = randomRotation(svd.rank, settings.seed);
  const { rank, columns } = svd;
  const components: Components = { rank, columns, components: await rotateComponents(svd, rotation) };
  const counts: VectorCounts = { rows: 0, indexed: 0, sparse: 0, empty: 0 };
  await database.transaction(async (client) => {
    const { rows } = await client.query<{ most: number | null }>('SELECT max(vote_count) AS most FROM movie');
    await writeModelSpace(database, client, modelId, {
      vocabulary: new Vocabulary(vocabulary, idf),
      components,
    });
    const vectors = vectorRows(matrix, components, facts, counts, {
      mostVotes: rows[0]?.most ?? 0,
      threads: settings.threads,
      onRows(done) {
        checkpoint();
        clock.advance(done, matrix.rows);
      },
    });
    await copyVectors(database, client, modelId, vectors);
  });
  return counts;
}
