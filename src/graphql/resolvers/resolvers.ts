import type { Resolvers } from '../generated/resolvers.generated.ts';
import { DateScalar, DateTimeScalar, UrlScalar } from '../scalars.ts';
import { movieConnection, movieEdge, movies } from './browse.ts';
import { activeModel, model, models } from './model.ts';
import { movie } from './movie.ts';
import { node, nodeType, oneMovie } from './node.ts';
import { recommend, recommendationConnection, recommendationEdge } from './recommendation.ts';
import { upsertMovies } from './upsert-movies.ts';
import { movieNotFound, searchMovies, titleMatch } from './search.ts';

/** Types whose sources have just the fields of the schema. */
type Plain =
  'GenreCount' | 'NeighbourhoodPlace' | 'PageInfo' | 'Reason' | 'TrainingStage' | 'UpsertMoviesPayload';

/** Who answers which field. What is missing here fails `tsc`. */
export const resolvers: Omit<Resolvers, Plain | 'Mutation'> = {
  Query: {
    searchMovies,
    movie: oneMovie,
    recommend,
    movies,
    genres: (_root, _arguments, { genres }) => genres.counts(),
    model: activeModel,
    models,
    node,
  },
  Node: nodeType,
  Movie: movie,
  MovieConnection: movieConnection,
  MovieEdge: movieEdge,
  RecommendPayload: { __resolveType: ({ __typename }) => __typename },
  RecommendationConnection: recommendationConnection,
  RecommendationEdge: recommendationEdge,
  MovieNotFound: movieNotFound,
  TitleMatch: titleMatch,
  Model: model,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  URL: UrlScalar,
};

/** What a server with an operator's token answers besides. */
export const adminResolvers: Pick<Resolvers, 'Mutation'> = {
  Mutation: { upsertMovies },
};
