import type { MovieId } from '../../movie/movie.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import type { MovieReference } from '../arguments/movie-reference.ts';
import { readPageRequest } from '../arguments/page-request.ts';
import { readRecommendReferences } from '../arguments/recommend-input.ts';
import type {
  QueryResolvers,
  RecommendationConnectionResolvers,
  RecommendationEdgeResolvers,
} from '../generated/resolvers.generated.ts';
import { resolveReference } from '../references.ts';
import type { MovieSource } from '../sources.ts';
import { pageInfo } from './page-info.ts';
import { pageReasons } from './page-reasons.ts';
import { asksForPeople, recommendForInput } from './recommend-to-people.ts';
import { presentMovies } from './present-movies.ts';
import { explainNotFound } from './search.ts';

export const recommend: QueryResolvers['recommend'] = async (_root, { input }, context) => {
  if (asksForPeople(input)) return recommendForInput(input, context);
  const references = readRecommendReferences(input);
  const page = await readPageRequest('input.', input, context);

  const resolve = (list: readonly MovieReference[]) =>
    Promise.all(list.map((reference) => resolveReference(reference, context)));
  const [, likes, dislikes, excluded] = await Promise.all([
    // Before the first training there is nothing to say about titles either.
    context.recommendContext(),
    resolve(references.likes),
    resolve(references.dislikes),
    resolve(references.excluded),
  ]);
  const missing = firstMissing(references.likes, likes) ?? firstMissing(references.dislikes, dislikes);
  if (missing) return explainNotFound(missing, context);

  const taste = { likes: ids(likes), dislikes: ids(dislikes), excluded: ids(excluded) };
  try {
    const found = await context.loaders.recommendation.load({ taste, request: page });
    return { __typename: 'RecommendationConnection', likes: taste.likes, page: found };
  } catch (error) {
    throw nameArgument('input.after', error);
  }
};

function firstMissing(
  references: readonly MovieReference[],
  movies: readonly (MovieSource | null)[],
): MovieReference | undefined {
  return references.find((_reference, i) => !movies[i]);
}

/** Distinct ids of those that are there. */
function ids(movies: readonly (MovieSource | null)[]): MovieId[] {
  return [...new Set(movies.flatMap((movie) => movie?.id ?? []))];
}

export const recommendationConnection: RecommendationConnectionResolvers = {
  basedOn: ({ likes }, _arguments, context) => presentMovies(likes, context),
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
