import { buildIndex } from '../database/build-index.ts';
import type { Database } from '../database/database.ts';
import { beginModel, failModel, finishModel } from '../database/model-store.ts';
import { pruneModels } from '../database/prune-models.ts';
import { publishModel } from '../database/publish-model.ts';
import { withTrainingLock } from '../database/training-lock.ts';
import { copyVectors } from '../database/vector-table.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import { readCorpus } from './corpus.ts';
import { TrainingError } from './errors.ts';
import { explainTrainingFailure } from './explain-failure.ts';
import { checkMemory, checkMemoryAfterReading, planTrainingMemory } from './memory-plan.ts';
import { setDimensions, writeModelSpace } from './model-space.ts';
import type { MovieFactsTable } from './movie-facts.ts';
import { representationOf } from './representations.ts';
import type { Corpus, TrainedSpace } from './representation.ts';
import type { TasteSource } from './learned/taste-source.ts';
import { countTrainingMovies } from './training-movies.ts';
import { trainingSettings, type TrainingOptions, type TrainingSettings } from './training-options.ts';
import { TrainingClock } from './training-progress.ts';
import type { TrainingSummary } from './training-summary.ts';
import { type PriorOf, VectorCounts, vectorRows } from './vector-rows.ts';
import { tastePrior, type TastePriorScale } from './person/taste-prior.ts';
import { writePersonConstants, writePersonVectors } from './person/write-person-model.ts';
import { votePrior } from '../movie/vote-prior.ts';

/** The state of one training run. */
interface Training {
  readonly database: Database;
  readonly settings: TrainingSettings;
  /** The people that a learned representation learns from. */
  readonly people: TasteSource | null;
  readonly clock: TrainingClock;
  /** Throws if the training is to stop. */
  readonly checkpoint: () => void;
  readonly signal: AbortSignal;
}

/**
 * Trains a model on the movies in the database and publishes it: weighted rows of terms, linear maps from an SVD, unit
 * vectors turned by a fixed random rotation, and indexes. The previous model serves until the new one is published. It
 * also keeps serving if the training fails or is killed; then the next training removes the remains.
 * Throws InputError for invalid settings, TrainingError if the catalogue or the machine is too small, DatabaseError if
 * another training is running, and the signal's reason if the signal is aborted.
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
      const people = options.people ?? null;
      const training = { database, settings, people, clock, checkpoint, signal };
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
    representation: settings.representation,
    tier: settings.tier,
    dimensions: Math.min(settings.dimensions, movies),
    seed: settings.seed,
  });
  const onWaiting = (reason: string): void => {
    clock.wait(reason);
  };
  try {
    const { facts, corpus } = await readAndWeigh(training, movies);
    const space = await decompose(training, facts, corpus);
    const { dimensions } = space;
    if (dimensions !== Math.min(settings.dimensions, movies))
      await setDimensions(database, modelId, dimensions);
    const { counts, priorScale } = await write(training, modelId, facts, corpus.matrix, space);
    clock.begin('index', 'movies', counts.indexed);
    await buildIndex(database, modelId, {
      signal: training.signal,
      onWaiting,
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
      features: space.terms.length,
      dimensions,
      explainedVariance: space.explainedVariance,
      settings,
      ...space.summary,
      ...(priorScale === null ? {} : { tastePrior: priorScale }),
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
    const previousModelId = await publishModel(database, modelId, { signal: training.signal, onWaiting });
    const { removed } = await pruneModels(database, settings.keep);
    clock.end();
    return { modelId, previousModelId, removed, ...result, stageSeconds: clock.seconds() };
  } catch (error) {
    // If the database is unavailable too, the next training removes the remains.
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
  const shape = {
    representation: settings.representation,
    movies,
    features: representationOf(settings.representation).memory.expectedFeatures(movies),
    dimensions: settings.dimensions,
    nonzeros: null,
  };
  checkMemory(planTrainingMemory(shape), process.availableMemory(), movies);
  return movies;
}

async function readAndWeigh(
  training: Training,
  movies: number,
): Promise<{ facts: MovieFactsTable; corpus: Corpus }> {
  const { database, settings, people, clock, checkpoint } = training;
  const builder = representationOf(settings.representation).fit(settings, people);
  const facts = await readCorpus(database, settings, builder, (read) => {
    checkpoint();
    clock.advance(read, movies);
  });
  clock.begin('weigh', 'movies', facts.size);
  return { facts, corpus: builder.finish() };
}

async function decompose(training: Training, facts: MovieFactsTable, corpus: Corpus): Promise<TrainedSpace> {
  const { settings, clock, checkpoint } = training;
  const { matrix } = corpus;
  const plan = planTrainingMemory({
    representation: settings.representation,
    movies: matrix.rows,
    features: matrix.columns,
    dimensions: settings.dimensions,
    nonzeros: matrix.values.length,
  });
  checkMemoryAfterReading(plan, process.availableMemory(), matrix.rows);
  clock.begin('decompose', 'steps', null);
  return corpus.fit({
    rank: settings.dimensions,
    seed: settings.seed,
    movieIds: Int32Array.from({ length: facts.size }, (_, row) => facts.at(row).id),
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
  facts: MovieFactsTable,
  matrix: CsrMatrix,
  space: TrainedSpace,
): Promise<{ counts: VectorCounts; priorScale: TastePriorScale | null }> {
  clock.begin('write', 'movies', matrix.rows);
  const counts = new VectorCounts();
  let priorScale: TastePriorScale | null = null;
  await database.transaction(async (client) => {
    const { rows } = await client.query<{ most: number | null }>('SELECT max(vote_count) AS most FROM movie');
    await writeModelSpace(database, client, modelId, space);
    const writer = { database, client, modelId };
    const { person } = space;
    const mostVotes = rows[0]?.most ?? 0;
    let priorOf: PriorOf = (_, votes) => votePrior(votes, mostVotes);
    if (person !== null) {
      const idOf = (row: number) => facts.at(row).id;
      const lengths = await writePersonVectors(writer, matrix, person, idOf, settings.threads);
      const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
      const scale = { longest, exponent: settings.priorExponent ?? 0 };
      priorScale = scale;
      priorOf = (row) => tastePrior(lengths[row]!, scale);
    }
    const vectors = vectorRows(matrix, space, facts, counts, {
      priorOf,
      threads: settings.threads,
      onRows(done) {
        checkpoint();
        clock.advance(done, matrix.rows);
      },
    });
    await copyVectors(database, client, modelId, vectors);
    if (person !== null) await writePersonConstants(writer, person, space.dimensions);
  });
  return { counts, priorScale };
}
