import type DataLoader from 'dataloader';
import type { MovieId } from '../catalog/movie.ts';
import type { Database } from '../database/database.ts';
import { GenreDirectory } from '../database/genres.ts';
import { ActiveModelPlacer } from '../model/place-movies.ts';
import type { CatalogueMovie } from '../database/movie-rows.ts';
import type { RecommendationPage } from '../recommend/request.ts';
import { ServingModels, type RecommendContext, type ServingModel } from '../recommend/serving-model.ts';
import type { StoredModel } from '../database/model-store.ts';
import type { ResolvedTitle } from '../search/resolve-titles.ts';
import { createModelLoader } from './loaders/models.ts';
import { createImdbLoader, createMovieLoader } from './loaders/movies.ts';
import { createSimilarLoader, type SimilarKey } from './loaders/similar.ts';
import { createTitleLoader } from './loaders/titles.ts';
import { carriesToken } from './http/bearer-token.ts';
import type { ServedDatabase } from './served-database.ts';
import { ServiceUnavailableError } from './service-unavailable.ts';

/** What one request works with. Everything read through it is read once, and of one model. */
export interface RequestContext {
  readonly database: Database;
  readonly genres: GenreDirectory;
  readonly loaders: Loaders;
  /** Whether the request bears the operator's token. */
  readonly isAdmin: boolean;
  /** Puts new movies into the model that serves. */
  readonly placer: ActiveModelPlacer;
  /** The model that answered when this request first asked; null before the first training. */
  activeModel(): Promise<ServingModel | null>;
  /** What recommending takes. Throws ServiceUnavailableError before the first training. */
  recommendContext(): Promise<RecommendContext>;
}

interface Loaders {
  readonly movie: DataLoader<MovieId, CatalogueMovie | null>;
  readonly imdbId: DataLoader<string, MovieId | null>;
  readonly title: DataLoader<string, ResolvedTitle>;
  readonly similar: DataLoader<SimilarKey, RecommendationPage, string>;
  readonly model: DataLoader<number, StoredModel | null>;
}

/** What requests share: caches that belong to the database. */
interface Shared {
  readonly genres: GenreDirectory;
  readonly models: ServingModels;
  readonly placer: ActiveModelPlacer;
}

/**
 * Makes a context for each request from its header `authorization`; questions fail with ServiceUnavailableError until
 * there is a database.
 */
export function createContextFactory(
  served: ServedDatabase,
  adminToken: string | null,
): (authorization: string | undefined) => RequestContext {
  const sharedByDatabase = new WeakMap<Database, Shared>();
  const sharedBy = (database: Database): Shared => {
    const known = sharedByDatabase.get(database);
    if (known) return known;
    const shared = {
      genres: new GenreDirectory(database),
      models: new ServingModels(database),
      placer: new ActiveModelPlacer(database),
    };
    sharedByDatabase.set(database, shared);
    return shared;
  };
  return (authorization) => {
    const isAdmin = adminToken !== null && carriesToken(authorization, adminToken);
    let context: RequestContext | null = null;
    return new LazyContext(isAdmin, () => {
      const database = served.require();
      return (context ??= createContext(database, sharedBy(database), served, isAdmin));
    });
  };
}

/**
 * Introspection and refusals need no database, so it is asked for only when a resolver does. Apollo copies the
 * own properties of a context for each operation; getters of the class are left alone by that.
 */
class LazyContext implements RequestContext {
  readonly isAdmin: boolean;
  private readonly open: () => RequestContext;

  constructor(isAdmin: boolean, open: () => RequestContext) {
    this.isAdmin = isAdmin;
    this.open = open;
  }

  get database(): Database {
    return this.open().database;
  }

  get genres(): GenreDirectory {
    return this.open().genres;
  }

  get loaders(): Loaders {
    return this.open().loaders;
  }

  get placer(): ActiveModelPlacer {
    return this.open().placer;
  }

  activeModel(): Promise<ServingModel | null> {
    return this.open().activeModel();
  }

  recommendContext(): Promise<RecommendContext> {
    return this.open().recommendContext();
  }
}

function createContext(
  database: Database,
  shared: Shared,
  served: ServedDatabase,
  isAdmin: boolean,
): RequestContext {
  let model: Promise<ServingModel | null> | null = null;
  const activeModel = (): Promise<ServingModel | null> => (model ??= shared.models.active());
  const recommendContext = async (): Promise<RecommendContext> => {
    const active = await activeModel();
    if (active) return { database, model: active };
    throw new ServiceUnavailableError(
      served.describeStartup('No model is published yet; the operator publishes one with: reelgraph train'),
    );
  };
  return {
    database,
    genres: shared.genres,
    isAdmin,
    placer: shared.placer,
    activeModel,
    recommendContext,
    loaders: {
      movie: createMovieLoader(database),
      imdbId: createImdbLoader(database),
      title: createTitleLoader(database),
      similar: createSimilarLoader(recommendContext),
      model: createModelLoader(database),
    },
  };
}
