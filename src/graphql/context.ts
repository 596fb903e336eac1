import type DataLoader from 'dataloader';
import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { FacetDirectory } from '../database/facets.ts';
import { ActiveModelProjector } from '../model/fold-in-movies.ts';
import type { CatalogueMovie } from '../movie/movie.ts';
import type { RecommendationPage } from '../recommend/request.ts';
import type { ReadPlace } from '../database/read-replicas.ts';
import { ServingModels, type RecommendContext, type ServingModel } from '../recommend/serving-model.ts';
import type { StoredModel } from '../database/model-store.ts';
import type { ResolvedTitle } from '../search/resolve-titles.ts';
import type { BrowsePage } from '../database/browse.ts';
import type { CreditedPerson } from '../database/people-rows.ts';
import { createModelLoader } from './loaders/models.ts';
import {
  createNamedCountLoader,
  createNamedMoviesLoader,
  type NamedMoviesKey,
} from './loaders/named-movies.ts';
import { createPersonLoader } from './loaders/people.ts';
import { createImdbLoader, createKnownIdLoader, createMovieLoader } from './loaders/movies.ts';
import { createOutsideModelLoader } from './loaders/outside-model.ts';
import { createRecommendationLoader, type RecommendationKey } from './loaders/recommendations.ts';
import { createTitleLoader } from './loaders/titles.ts';
import { carriesToken } from './http/bearer-token.ts';
import type { RequestFacts } from './http/caller.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Caller, ProfileAccess } from './profile-access.ts';
import type { ServedDatabase } from './served-database.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';

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
  readonly outsideModel: DataLoader<MovieId, ServingModel | null>;
  readonly person: DataLoader<string, CreditedPerson | null>;
  /** Movies of people and keywords. */
  readonly namedMovies: DataLoader<NamedMoviesKey, BrowsePage, string>;
  readonly namedCount: DataLoader<NamedMoviesKey, number, string>;
}

/** What requests share: caches that belong to the database. */
interface Shared {
  readonly facets: FacetDirectory;
  readonly models: ServingModels;
  readonly projector: ActiveModelProjector;
}

/** What a request reads from, and what it has made already. */
interface RequestState {
  readonly served: ServedDatabase;
  readonly share: () => Shared;
  readonly caller: () => Promise<Caller>;
  /** A replica, and the model to answer by; null: the primary, and its active model. */
  place: ReadPlace | null;
  loaders?: Loaders;
  model?: Promise<ServingModel | null>;
}

/**
 * What one request works with. Everything read through it is read once, and of one model. Nothing is made before it is
 * asked for: introspection and refusals need no database.
 *
 * Apollo copies the own properties of a context for each operation, so what is made is kept in one object that the copies
 * share, and not in private fields, which copies do not have.
 */
export class RequestContext {
  /** Whether the request bears the operator's token. */
  readonly isAdmin: boolean;
  /** Counts what people were shown and what they watched of it. */
  readonly feedback: Feedback;
  /** Says that the answer is for nobody but the caller, so that no cache may keep it. The operation plugin knows how. */
  readonly privacy: { restrict(): void } = { restrict: () => undefined };
  private readonly state: RequestState;

  constructor(isAdmin: boolean, feedback: Feedback, state: RequestState) {
    this.isAdmin = isAdmin;
    this.feedback = feedback;
    this.state = state;
  }

  /** Throws ServiceUnavailableError until there is one. */
  get database(): Database {
    return this.state.place?.database ?? this.people;
  }

  /** Where profiles are read and written: what was recorded counts at once, so no replica will do. */
  get people(): Database {
    return this.state.served.require();
  }

  get facets(): FacetDirectory {
    return this.state.share().facets;
  }

  /** Puts new movies into the active model. */
  get projector(): ActiveModelProjector {
    return this.state.share().projector;
  }

  get loaders(): Loaders {
    const { database } = this;
    return (this.state.loaders ??= {
      knownId: createKnownIdLoader(database),
      movie: createMovieLoader(database),
      imdbId: createImdbLoader(database),
      title: createTitleLoader(database),
      recommendation: createRecommendationLoader(() => this.recommendContext()),
      model: createModelLoader(database),
      outsideModel: createOutsideModelLoader(database, () => this.activeModel()),
      person: createPersonLoader(database),
      namedMovies: createNamedMoviesLoader(database),
      namedCount: createNamedCountLoader(database),
    });
  }

  /** On whose behalf the request is made. Rejects with ServiceUnavailableError when that cannot be told now. */
  caller(): Promise<Caller> {
    return this.state.caller();
  }

  /** The model that answered when this request first asked; null before the first training. */
  activeModel(): Promise<ServingModel | null> {
    return (this.state.model ??= noteModel(this.readModel()));
  }

  /** What recommending takes. Throws ServiceUnavailableError before the first training. */
  async recommendContext(): Promise<RecommendContext> {
    const model = await this.activeModel();
    if (model) return { database: this.database, model };
    throw noModel(this.state.served);
  }

  /** The same for people: `people` and the model that is active there. */
  async personContext(): Promise<RecommendContext> {
    if (this.state.place === null) return this.recommendContext();
    const { people } = this;
    const model = await noteModel(this.state.share().models.activeIn(people));
    if (model) return { database: people, model };
    throw noModel(this.state.served);
  }

  /** Reads from where is written, for requests that write; before anything is read. */
  readWhereWritten(): void {
    this.state.place = null;
  }

  /** All requests that come after this one read what it has written. */
  async noteWrite(): Promise<void> {
    await this.state.served.replicas?.noteWrite();
  }

  private async readModel(): Promise<ServingModel | null> {
    const { models } = this.state.share();
    const { place } = this.state;
    if (place === null) return models.active();
    return place.modelId === null ? null : models.byId(place.modelId);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Remembered with the request as well: what its answer depends on. */
async function noteModel(reading: Promise<ServingModel | null>): Promise<ServingModel | null> {
  const model = await reading;
  const request = currentRequest();
  if (request) request.modelId = model?.id ?? null;
  return model;
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
    const caller = once(() => this.#access.callerOf(facts));
    const place = (await this.#served.replicas?.choose()) ?? null;
    const state = { served: this.#served, share: () => this.#share(), caller, place };
    return new RequestContext(isAdmin, this.#feedback, state);
  }

  /** Reads what is remembered of the catalogue and of the active model. Rejects without a database that answers. */
  async warmUp(): Promise<void> {
    const { models, facets } = this.#share();
    const [model] = await Promise.all([models.active(), facets.counts('genres')]);
    await model?.explainer();
  }

  #share(): Shared {
    if (this.#shared !== null) return this.#shared;
    const served = this.#served;
    const primary = served.require();
    // What is remembered for all requests is read from wherever there is an answer.
    const anywhere = served.replicas === null ? primary : follow(primary, () => served.anywhere ?? primary);
    this.#shared = {
      facets: new FacetDirectory(anywhere),
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

function noModel(served: ServedDatabase): ServiceUnavailableError {
  return new ServiceUnavailableError(
    served.describeStartup('No model is published yet; the operator publishes one with: reelgraph train'),
  );
}
