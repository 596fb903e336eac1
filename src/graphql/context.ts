import type DataLoader from 'dataloader';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { GenreDirectory } from '../database/genres.ts';
import { ActiveModelProjector } from '../model/fold-in-movies.ts';
import type { CatalogueMovie } from '../movie/movie.ts';
import type { RecommendationPage } from '../recommend/request.ts';
import type { ReadPlace } from '../database/read-replicas.ts';
import { ServingModels, type RecommendContext, type ServingModel } from '../recommend/serving-model.ts';
import type { StoredModel } from '../database/model-store.ts';
import type { ResolvedTitle } from '../search/resolve-titles.ts';
import { createModelLoader } from './loaders/models.ts';
import { createImdbLoader, createKnownIdLoader, createMovieLoader } from './loaders/movies.ts';
import { createRecommendationLoader, type RecommendationKey } from './loaders/recommendations.ts';
import { createTitleLoader } from './loaders/titles.ts';
import { carriesToken } from './http/bearer-token.ts';
import type { RequestFacts } from './http/caller.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Caller, ProfileAccess } from './profile-access.ts';
import type { ServedDatabase } from './served-database.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';

/** What one request works with. Everything read through it is read once, and of one model. */
export interface RequestContext {
  readonly database: Database;
  readonly genres: GenreDirectory;
  readonly loaders: Loaders;
  /** Whether the request bears the operator's token. */
  readonly isAdmin: boolean;
  /** Where profiles are read and written: what was recorded counts at once, so no replica will do. */
  readonly people: Database;
  /** On whose behalf the request is made. Rejects with ServiceUnavailableError when that cannot be told now. */
  caller(): Promise<Caller>;
  /** Says that the answer is for nobody but the caller, so that no cache may keep it. */
  readonly privacy: { restrict(): void };
  /** Counts what people were shown and what they watched of it. */
  readonly feedback: Feedback;
  /** Puts new movies into the model that serves. */
  readonly projector: ActiveModelProjector;
  /** The model that answered when this request first asked; null before the first training. */
  activeModel(): Promise<ServingModel | null>;
  /** What recommending takes. Throws ServiceUnavailableError before the first training. */
  recommendContext(): Promise<RecommendContext>;
  /** The same for people: `people` and the model that is active there. */
  personContext(): Promise<RecommendContext>;
  /** Reads from where is written, for requests that write; before anything is read. */
  readWhereWritten(): void;
}

/** Who counts recommendations by the model that they came from. */
export interface Feedback {
  shown(modelId: number, count: number): void;
  watched(counts: ReadonlyMap<number, number>): void;
}

interface Loaders {
  /** An id as it is when the catalogue has the movie: cheaper than `movie` for thousands of references. */
  readonly knownId: DataLoader<MovieId, MovieId | null>;
  readonly movie: DataLoader<MovieId, CatalogueMovie | null>;
  readonly imdbId: DataLoader<string, MovieId | null>;
  readonly title: DataLoader<string, ResolvedTitle>;
  readonly recommendation: DataLoader<RecommendationKey, RecommendationPage, string>;
  readonly model: DataLoader<number, StoredModel | null>;
}

/** What a request has without a database. */
type OfRequest = Pick<RequestContext, 'isAdmin' | 'caller' | 'privacy' | 'feedback'>;

/** What requests share: caches that belong to the database. */
interface Shared {
  readonly genres: GenreDirectory;
  readonly models: ServingModels;
  readonly projector: ActiveModelProjector;
}

/** Makes the contexts of requests, and keeps what they share. */
export class ContextFactory {
  readonly #served: ServedDatabase;
  readonly #adminToken: string | null;
  readonly #access: ProfileAccess;
  readonly #feedback: Feedback;
  #shared: Shared | null = null;

  constructor(served: ServedDatabase, adminToken: string | null, access: ProfileAccess, feedback: Feedback) {
    this.#served = served;
    this.#adminToken = adminToken;
    this.#access = access;
    this.#feedback = feedback;
  }

  /** A context for a request; its questions fail with ServiceUnavailableError until there is a database. */
  async create(facts: RequestFacts): Promise<RequestContext> {
    const isAdmin = this.#adminToken !== null && carriesToken(facts.authorization, this.#adminToken);
    let caller: Promise<Caller> | null = null;
    const own: OfRequest = {
      isAdmin,
      caller: () => (caller ??= this.#access.callerOf(facts)),
      // The operation plugin knows how.
      privacy: { restrict: () => undefined },
      feedback: this.#feedback,
    };
    const place = (await this.#served.replicas?.choose()) ?? null;
    return new LazyContext(own, (where) => {
      const shared = this.#share();
      const reading = place === null || where === 'written' ? { database: this.#served.require() } : place;
      return createContext(reading, shared, this.#served, own);
    });
  }

  /** Reads what is remembered of the catalogue and of the active model. Rejects without a database that answers. */
  async warmUp(): Promise<void> {
    const { models, genres } = this.#share();
    const [model] = await Promise.all([models.active(), genres.counts()]);
    await model?.explainer();
  }

  #share(): Shared {
    if (this.#shared !== null) return this.#shared;
    const served = this.#served;
    const primary = served.require();
    // What is remembered for all requests is read from wherever there is an answer.
    const anywhere = served.replicas === null ? primary : follow(primary, () => served.anywhere ?? primary);
    this.#shared = {
      genres: new GenreDirectory(anywhere),
      models: new ServingModels(anywhere),
      projector: new ActiveModelProjector(primary),
    };
    return this.#shared;
  }
}

/** A database whose connections are, each time, those of the database that `current` gives. */
function follow(primary: Database, current: () => Database): Database {
  return {
    ...primary,
    get pool() {
      return current().pool;
    },
    get orm() {
      return current().orm;
    },
  };
}

/**
 * Introspection and refusals need no database, so it is asked for only when a resolver does. Apollo copies the
 * own properties of a context for each operation; getters of the class are left alone by that.
 */
class LazyContext implements RequestContext {
  readonly isAdmin: boolean;
  readonly caller: () => Promise<Caller>;
  readonly privacy: RequestContext['privacy'];
  readonly feedback: Feedback;
  private readonly state: { where: 'anywhere' | 'written'; opened: RequestContext | null };
  private readonly create: (where: 'anywhere' | 'written') => RequestContext;

  constructor(own: OfRequest, create: (where: 'anywhere' | 'written') => RequestContext) {
    this.isAdmin = own.isAdmin;
    this.caller = own.caller;
    this.privacy = own.privacy;
    this.feedback = own.feedback;
    this.state = { where: 'anywhere', opened: null };
    this.create = create;
  }

  private open(): RequestContext {
    return (this.state.opened ??= this.create(this.state.where));
  }

  readWhereWritten(): void {
    this.state.where = 'written';
  }

  get database(): Database {
    return this.open().database;
  }

  get people(): Database {
    return this.open().people;
  }

  get genres(): GenreDirectory {
    return this.open().genres;
  }

  get loaders(): Loaders {
    return this.open().loaders;
  }

  get projector(): ActiveModelProjector {
    return this.open().projector;
  }

  activeModel(): Promise<ServingModel | null> {
    return this.open().activeModel();
  }

  recommendContext(): Promise<RecommendContext> {
    return this.open().recommendContext();
  }

  personContext(): Promise<RecommendContext> {
    return this.open().personContext();
  }
}

/** Remembered with the request as well: what its answer depends on. */
async function noteModel(reading: Promise<ServingModel | null>): Promise<ServingModel | null> {
  const model = await reading;
  const request = currentRequest();
  if (request) request.modelId = model?.id ?? null;
  return model;
}

/** `reading` without a model: the one that is active when the request first asks. */
function createContext(
  { database, modelId }: Pick<ReadPlace, 'database'> & Partial<ReadPlace>,
  shared: Shared,
  served: ServedDatabase,
  own: OfRequest,
): RequestContext {
  let model: Promise<ServingModel | null> | null = null;
  const readModel = async (): Promise<ServingModel | null> => {
    if (modelId === undefined) return shared.models.active();
    return modelId === null ? null : shared.models.byId(modelId);
  };
  const activeModel = (): Promise<ServingModel | null> => (model ??= noteModel(readModel()));
  const recommendContext = async (): Promise<RecommendContext> => {
    const active = await activeModel();
    if (active) return { database, model: active };
    throw noModel(served);
  };
  const personContext = async (): Promise<RecommendContext> => {
    if (modelId === undefined) return recommendContext();
    const active = await noteModel(shared.models.activeIn(served.require()));
    if (active) return { database: served.require(), model: active };
    throw noModel(served);
  };
  return {
    ...own,
    database,
    get people() {
      return served.require();
    },
    genres: shared.genres,
    projector: shared.projector,
    activeModel,
    recommendContext,
    personContext,
    readWhereWritten: () => undefined,
    loaders: {
      knownId: createKnownIdLoader(database),
      movie: createMovieLoader(database),
      imdbId: createImdbLoader(database),
      title: createTitleLoader(database),
      recommendation: createRecommendationLoader(recommendContext),
      model: createModelLoader(database),
    },
  };
}

function noModel(served: ServedDatabase): ServiceUnavailableError {
  return new ServiceUnavailableError(
    served.describeStartup('No model is published yet; the operator publishes one with: reelgraph train'),
  );
}
