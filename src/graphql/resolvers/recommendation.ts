import type { MovieId } from '../../movie/movie.ts';
import type { RecommendationPage } from '../../recommend/request.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import type { MovieReference } from '../arguments/movie-reference.ts';
import { readPageRequest } from '../arguments/page-request.ts';
import { readRecommendReferences } from '../arguments/recommend-input.ts';
import type { RequestContext } from '../context.ts';
import type {
  QueryResolvers,
  ReasonResolvers,
  RecommendationConnectionResolvers,
  RecommendationEdgeResolvers,
} from '../generated/resolvers.generated.ts';
import { resolveReference } from '../references.ts';
import { pageInfo } from './page-info.ts';
import { pageReasons } from './page-reasons.ts';
import { asksForPeople, recommendForInput } from './recommend-to-people.ts';
import { presentMovies } from './present-movies.ts';
import { explainUnresolved, type Unresolved } from './search.ts';

export const recommend: QueryResolvers['recommend'] = async (_root, { input, ...paging }, context) => {
  if (asksForPeople(input)) return recommendForInput(input, paging, context);
  const references = readRecommendReferences(input);
  const request = await readPageRequest('input.', { ...input, ...paging }, context);

  const [{ model }, likes, dislikes, excluded] = await Promise.all([
    // Before the first training there is nothing to say about titles either.
    context.recommendContext(),
    resolveList('like', references.likes, context),
    resolveList('dislike', references.dislikes, context),
    resolveList('exclude', references.excluded, context),
  ]);
  const taste = { likes: likes.ids, dislikes: dislikes.ids, excluded: excluded.ids };
  const unresolved = [likes, dislikes, excluded].flatMap((list) => list.unresolved);
  try {
    const page =
      taste.likes.length === 0
        ? emptyPage(model.id)
        : await context.loaders.recommendation.load({ taste, request });
    return { likes: taste.likes, unresolved: await explainUnresolved(unresolved, context), page };
  } catch (error) {
    throw nameArgument('after', error);
  }
};

/** Of a list of references the distinct ids of the movies that they name, and those that name none. */
async function resolveList(
  field: string,
  references: readonly MovieReference[],
  context: RequestContext,
): Promise<{ readonly ids: readonly MovieId[]; readonly unresolved: readonly Unresolved[] }> {
  const movies = await Promise.all(references.map((reference) => resolveReference(reference, context)));
  return {
    ids: [...new Set(movies.flatMap((movie) => movie?.id ?? []))],
    unresolved: references.flatMap((reference, i) =>
      movies[i] ? [] : [{ path: `${field}[${i}]`, reference }],
    ),
  };
}

/** The list that starts from nothing. */
function emptyPage(modelId: number): RecommendationPage {
  return { modelId, items: [], hasNextPage: false, hasPreviousPage: false };
}

export const recommendationConnection: RecommendationConnectionResolvers = {
  basedOn: ({ likes }, _arguments, context) => presentMovies(likes, context),
  unresolved: ({ unresolved }) => unresolved,
  edges: async (connection, _arguments, context) => {
    const { items } = connection.page;
    const movies = await Promise.all(items.map(({ movieId }) => context.loaders.movie.load(movieId)));
    return items.flatMap((item, i) => {
      const movie = movies[i];
      // A movie may have left the catalogue since the model was trained.
      return movie ? [{ connection, item, movie }] : [];
    });
  },
  nodes: ({ page }, _arguments, context) =>
    presentMovies(
      page.items.map((item) => item.movieId),
      context,
    ),
  pageInfo: ({ page }) => pageInfo(page),
  model: async ({ page }, _arguments, context) => {
    const model = await context.loaders.model.load(page.modelId);
    if (model) return model;
    throw new Error(`model ${page.modelId} has answered and is gone`);
  },
};

export const recommendationEdge: RecommendationEdgeResolvers = {
  cursor: ({ item }) => item.cursor,
  node: ({ movie }) => movie,
  similarity: ({ item }) => item.similarity,
  score: ({ item }) => item.score,
  reasons: async ({ connection, item }, _arguments, context) =>
    (await pageReasons(connection, connection.likes, context)).get(item.movieId) ?? [],
  reasonsByProfile: async ({ connection, item }, _arguments, context) => {
    const group = await Promise.all(
      (connection.group ?? []).map(async ({ profileId, likes }) => ({
        profile: profileId,
        reasons: (await pageReasons(connection, likes, context)).get(item.movieId) ?? [],
      })),
    );
    return group.filter(({ reasons }) => reasons.length > 0);
  },
};

export const reason: ReasonResolvers = {
  kind: ({ kind }) => kind,
  label: ({ label }) => label,
  weight: ({ weight }) => weight,
  because: ({ because }, _arguments, context) => presentMovies(because, context),
};
