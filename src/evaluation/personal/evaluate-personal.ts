import type { Database } from '../../database/database.ts';
import { openExecutor } from '../../linalg/parallel/open-executor.ts';
import { type CoLikes, coLikes } from '../../model/learned/co-likes.ts';
import { InputError } from '../../movie/errors.ts';
import { type EvaluationCatalogue, readCatalogue } from '../catalogue.ts';
import { usualTier } from '../evaluate.ts';
import { medianVotes } from '../metrics/median-votes.ts';
import { PopularityMatchedAuc } from '../metrics/popularity-matched-auc.ts';
import { missing } from '../missing.ts';
import { HELD_OUT_SHARE } from '../ratings/held-out.ts';
import { detectRatingScale, type RatingScale } from '../ratings/rating-scale.ts';
import type { RatingTable } from '../ratings/rating-table.ts';
import { readRatings } from '../ratings/read-ratings.ts';
import { isHeldOutMovie, type UserPart, userPart } from '../ratings/split-users.ts';
import { groupByUser, likesOf, type UserRatings } from '../ratings/user-ratings.ts';
import {
  listModelsToMeasure,
  readModelToMeasure,
  type MeasuredModelHead,
} from '../systems/measured-model.ts';
import { easeItemWeights, knnWeights } from './collaborative.ts';
import { itemWeightRecommender } from './item-weights.ts';
import { measurePersonal, type PersonalTestbed } from './measure-personal.ts';
import { learnedRecommender, meanRecommender } from './model-recommender.ts';
import { type EvaluatePersonalOptions, type PersonalSettings, personalSettings } from './personal-options.ts';
import type { PersonalRecommender } from './personal-recommender.ts';
import type { PersonalReport, PersonalSystem } from './personal-report.ts';
import { popularMovies } from './popular-movies.ts';
import { readStoredPersons } from './stored-persons.ts';
import { testPeople } from './test-people.ts';

interface Run {
  readonly database: Database;
  readonly options: EvaluatePersonalOptions;
  readonly settings: PersonalSettings;
  readonly catalogue: EvaluationCatalogue;
  readonly training: CoLikes;
  readonly testbed: PersonalTestbed;
}

/**
 * Measures lists for people from whom no system has learned. Compares published models, as they serve a person, with
 * popularity, item-kNN and EASE, which learn here from the training users. Reads the database and changes nothing.
 * @throws {InputError} if the ratings cannot be read, nobody has enough likes, or a model is missing.
 */
export async function evaluatePersonal(
  database: Database,
  options: EvaluatePersonalOptions,
): Promise<PersonalReport> {
  const startedAt = performance.now();
  const settings = personalSettings(options);
  const models = await listModelsToMeasure(database, options.models);
  const catalogue = await readCatalogue(database, options.tier ?? usualTier(models));
  const { links, signal, onProgress } = options;
  const ratings = await readRatings(options.ratings, {
    ...(links !== undefined && { links }),
    ...(signal && { signal }),
    onProgress: (done, total) => onProgress?.({ stage: 'read ratings', done, total, unit: 'ratings' }),
  });
  const scale = detectRatingScale(ratings.values, options.likeThreshold);
  const group = (part: UserPart): UserRatings => groupPart(ratings, catalogue, scale, settings, part);
  const training = coLikes(likesOf(group('training')));
  const asked = group(settings.part);
  const testbed = personalTestbed(asked, { catalogue, training, scale, settings });
  if (testbed.people.length === 0) {
    throw new InputError(
      `Nobody among the ${asked.userCount} ${settings.part} users in "${options.ratings}" has 5 likes of movies in the ${catalogue.tier} tier: is the catalogue loaded?`,
    );
  }
  const systems: PersonalSystem[] = [];
  const run = { database, options, settings, catalogue, training, testbed };
  for await (const system of evaluatedSystems(run, models)) systems.push(system);
  const { people, votes } = testbed;
  const sizes = people.map(({ likes }) => likes.length).sort((a, b) => a - b);
  return {
    tier: catalogue.tier,
    movies: catalogue.movies.length,
    candidates: settings.candidates,
    ratings: ratings.values.length,
    scale,
    learnShare: settings.learnShare,
    testShare: settings.testShare,
    part: settings.part,
    trainingUsers: training.userCount,
    partUsers: asked.userCount,
    people: people.length,
    medianLikes: sizes[sizes.length >> 1] ?? missing('person', sizes.length >> 1),
    medianVotesOfTargets: medianVotes(
      people.map(({ targets }) => targets),
      votes,
    ),
    systems,
    seconds: (performance.now() - startedAt) / 1000,
  };
}

function groupPart(
  ratings: RatingTable,
  catalogue: EvaluationCatalogue,
  scale: RatingScale,
  { learnShare, testShare }: PersonalSettings,
  part: UserPart,
): UserRatings {
  return groupByUser(ratings, {
    position: catalogue.position,
    movieCount: catalogue.movies.length,
    likeThreshold: scale.likeThreshold,
    keepUser: (user) => userPart(user, learnShare, testShare) === part,
  });
}

function personalTestbed(
  asked: UserRatings,
  {
    catalogue,
    training,
    scale,
    settings,
  }: Pick<Run, 'catalogue' | 'training' | 'settings'> & { readonly scale: RatingScale },
): PersonalTestbed {
  const rated = Uint8Array.from(training.likes, (likes) => (likes > 0 ? 1 : 0));
  return {
    people: testPeople(asked, { scale, users: settings.users, seed: settings.seed }),
    votes: Int32Array.from(catalogue.movies, ({ votes }) => votes),
    heldOut: Uint8Array.from(catalogue.movies, ({ id }) => (isHeldOutMovie(id, HELD_OUT_SHARE) ? 1 : 0)),
    candidates: settings.candidates === 'rated' ? rated : rated.map(() => 1),
    auc: new PopularityMatchedAuc(asked, coLikes(likesOf(asked)).likes),
    aucUsers: settings.users,
    seed: settings.seed,
  };
}

/** The systems, one at a time, so that only one is in memory. */
async function* evaluatedSystems(
  run: Run,
  models: readonly MeasuredModelHead[],
): AsyncGenerator<PersonalSystem> {
  const { options, training, testbed } = run;
  if (options.baselines ?? true) {
    // Votes also rank held-out movies, which have no likes of training users.
    yield await measureBaseline(run, popularMovies('popularity', training.likes), false);
    yield await measureBaseline(run, popularMovies('votes', testbed.votes), true);
    yield await measureBaseline(run, itemWeightRecommender('item-kNN', knnWeights(training)), false);
    report(run, 'EASE: inverse');
    const weights = await easeItemWeights(training, () => options.signal?.throwIfAborted());
    yield await measureBaseline(run, itemWeightRecommender('EASE', weights), false);
  }
  for (const model of models) yield* measureModel(run, model);
}

async function measureBaseline(
  run: Run,
  system: PersonalRecommender,
  measureNewMovies: boolean,
): Promise<PersonalSystem> {
  report(run, system.name);
  return {
    measures: await measurePersonal(system, run.testbed, { measureNewMovies }),
    modelId: null,
    caution: null,
  };
}

async function* measureModel(run: Run, model: MeasuredModelHead): AsyncGenerator<PersonalSystem> {
  const { database, catalogue, settings, testbed } = run;
  const { learning } = model;
  const heldOut = learning?.heldOut === true;
  const name = `model ${model.id}: ${model.representation}${heldOut ? ' (3 in 10 movies held out)' : ''}`;
  report(run, name);
  const stored = await readModelToMeasure(database, model, catalogue);
  const persons = await readStoredPersons(database, model.id, catalogue);
  const system =
    persons === null
      ? meanRecommender(name, stored, openExecutor)
      : learnedRecommender(name, stored, persons, openExecutor);
  const knowsUsers = learning !== null && learning.learnShare > settings.learnShare;
  yield {
    measures: await measurePersonal(system, testbed, { measureNewMovies: learning === null || heldOut }),
    modelId: model.id,
    caution: knowsUsers
      ? 'it learned from people who are asked, if it was trained on this file: its figures are too good.'
      : null,
  };
}

function report({ options }: Run, stage: string): void {
  options.signal?.throwIfAborted();
  options.onProgress?.({ stage, done: 0, total: null, unit: 'steps' });
}
