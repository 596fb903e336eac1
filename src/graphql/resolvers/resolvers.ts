import type { Resolvers } from '../generated/resolvers.generated.ts';
import { DateScalar, DateTimeScalar, UrlScalar } from '../scalars.ts';
import { movieConnection, movieEdge, movies } from './browse.ts';
import { countries, genres, keywords, languages } from './facets.ts';
import { activeModel, model, models } from './model.ts';
import { movie } from './movie.ts';
import { node, nodes, nodeType, oneMovie } from './node.ts';
import { keyword, keywordCount, person } from './person.ts';
import {
  exportProfile,
  historyConnection,
  historyEdge,
  interaction,
  oneProfile,
  profile,
  profiles,
  sharedShelves,
  shelf,
} from './profile.ts';
import { createProfile, deleteProfile, forget, putShelf, record, removeShelf } from './profile-mutations.ts';
import { reason, recommend, recommendationConnection, recommendationEdge } from './recommendation.ts';
import { upsertMovies } from './upsert-movies.ts';
import { unresolvedReference, search, searchItem, searchMovies, searchPeople, titleMatch } from './search.ts';

/** Mutations that only a server with an operator's token has. */
type Admin = 'upsertMovies';

/** Types whose sources have just the fields of the schema. */
type Plain =
  | 'CountryCount'
  | 'ExportedFile'
  | 'ForgetPayload'
  | 'GenreCount'
  | 'LanguageCount'
  | 'NeighbourhoodPlace'
  | 'OutsideModel'
  | 'PageInfo'
  | 'PersonMatch'
  | 'ProfileExport'
  | 'ProfileReasons'
  | 'PutShelfPayload'
  | 'RecordPayload'
  | 'SearchMatch'
  | 'Taste'
  | 'TasteTerm'
  | 'TrainingStage'
  | 'UpsertMoviesPayload';

/** Who answers which field. What is missing here fails `tsc`. */
export const resolvers: Omit<Resolvers, Plain | 'Mutation'> & {
  Mutation: Omit<Resolvers['Mutation'], Admin>;
} = {
  Query: {
    search,
    searchMovies,
    searchPeople,
    movie: oneMovie,
    recommend,
    movies,
    genres,
    countries,
    languages,
    keywords,
    model: activeModel,
    models,
    profile: oneProfile,
    profiles,
    shelves: sharedShelves,
    exportProfile,
    node,
    nodes,
  },
  Mutation: { createProfile, record, forget, putShelf, removeShelf, deleteProfile },
  Node: nodeType,
  Movie: movie,
  MovieConnection: movieConnection,
  MovieEdge: movieEdge,
  RecommendationConnection: recommendationConnection,
  RecommendationEdge: recommendationEdge,
  Reason: reason,
  UnresolvedReference: unresolvedReference,
  TitleMatch: titleMatch,
  Model: model,
  Person: person,
  Keyword: keyword,
  KeywordCount: keywordCount,
  SearchItem: searchItem,
  Profile: profile,
  HistoryConnection: historyConnection,
  HistoryEdge: historyEdge,
  Interaction: interaction,
  Shelf: shelf,
  Date: DateScalar,
  DateTime: DateTimeScalar,
  URL: UrlScalar,
};

/** What a server with an operator's token answers besides. */
export const adminResolvers: { Mutation: Pick<Resolvers['Mutation'], Admin> } = {
  Mutation: { upsertMovies },
};
