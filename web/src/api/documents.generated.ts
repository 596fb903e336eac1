// Made from schema/ and the .graphql files beside it by `npm run generate`; do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A reference to a movie. Give exactly one field. */
export type MovieRef =
  {   /** The id from an earlier answer: `Movie:27205`. */
  readonly id: string; readonly tmdbId?: never; readonly imdbId?: never; readonly title?: never; }
  |  { readonly id?: never;   /** The Movie Database's id: 27205. */
  readonly tmdbId: number; readonly imdbId?: never; readonly title?: never; }
  |  { readonly id?: never; readonly tmdbId?: never;   /** `tt` and digits: `tt1375666`. */
  readonly imdbId: string; readonly title?: never; }
  |  { readonly id?: never; readonly tmdbId?: never; readonly imdbId?: never;   /** The title as a person types it; the best match counts. A year at the end helps: 'dune 2021'. */
  readonly title: string; };

/**
 * All given conditions must hold; bounds are inclusive. A genre, country or language that the catalogue does not have is
 * an error that lists those that are near.
 */
export type MovieFilter = {
  /** 0 to 10. Movies without votes have no rating and do not match, unless `includeUnknown` keeps them. */
  readonly minRating?: number | null | undefined;
  /** 0 to 10. Movies without votes have no rating and do not match, unless `includeUnknown` keeps them. */
  readonly maxRating?: number | null | undefined;
  /** At least this many votes. */
  readonly minVotes?: number | null | undefined;
  /** At most this many votes. */
  readonly maxVotes?: number | null | undefined;
  /** 1870 to 2100. Movies without a date do not match, unless `includeUnknown` keeps them. */
  readonly minYear?: number | null | undefined;
  /** 1870 to 2100. Movies without a date do not match, unless `includeUnknown` keeps them. */
  readonly maxYear?: number | null | undefined;
  /** First released on this day or later. Catalogues that know only the year say January 1st. */
  readonly releasedAfter?: string | null | undefined;
  /** First released on this day or earlier. */
  readonly releasedBefore?: string | null | undefined;
  /** At least one of these. */
  readonly genres?: ReadonlyArray<string> | null | undefined;
  /** All of these. */
  readonly allGenres?: ReadonlyArray<string> | null | undefined;
  /** None of these. */
  readonly excludeGenres?: ReadonlyArray<string> | null | undefined;
  /** Original language, any of these: ISO 639-1 codes or English names, 'fr' or 'French'. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** Production countries, any of these: names or ISO 3166 codes, 'United States of America' or 'US'. */
  readonly countries?: ReadonlyArray<string> | null | undefined;
  /** At least one of these keywords, as the catalogue writes them: 'time travel'. */
  readonly keywords?: ReadonlyArray<string> | null | undefined;
  /** Directors or members of the cast, any of these: names or ids, 'Agnès Varda' or `Person:Agnès Varda`. */
  readonly people?: ReadonlyArray<string> | null | undefined;
  /** Production companies; any of them. */
  readonly companies?: ReadonlyArray<string> | null | undefined;
  /** Minutes. Movies whose runtime nobody knows do not match, unless `includeUnknown` keeps them. */
  readonly minRuntime?: number | null | undefined;
  /** Minutes. Movies whose runtime nobody knows do not match, unless `includeUnknown` keeps them. */
  readonly maxRuntime?: number | null | undefined;
  /** Whether bounds on rating, year, release day and runtime keep the movies whose value is unknown. */
  readonly includeUnknown?: boolean | null | undefined;
  /** Whether adult movies may be in the answer. Refused where movies are recommended: models are made without them. */
  readonly includeAdult?: boolean | null | undefined;
  /** Only these movies: up to 1,000 ids such as `Movie:27205`. A shelf holds more. */
  readonly ids?: ReadonlyArray<string> | null | undefined;
  /** On at least one of these shelves: `Shelf:anna/library`. */
  readonly onShelf?: ReadonlyArray<string> | null | undefined;
  /** On none of these shelves. */
  readonly notOnShelf?: ReadonlyArray<string> | null | undefined;
};

/** The orders of a list of movies. Movies without the value come last. */
export type MovieOrder =
  /** `qualityScore`, best first. */
  | 'QUALITY_DESC'
  /** `rating`, best first. */
  | 'RATING_DESC'
  /** `votes`, most first. */
  | 'VOTES_DESC'
  /** `popularity`, most first. */
  | 'POPULARITY_DESC'
  /** `year`, newest first. */
  | 'YEAR_DESC'
  /** `year`, oldest first. */
  | 'YEAR_ASC'
  /** `title`, in alphabetical order. */
  | 'TITLE_ASC';

/** Which entries of a history count most. */
export type PersonContext = {
  /**
   * Prefer entries that were watched at a similar hour (UTC) on the same kind of day. The weight of an entry is multiplied by .2
   * plus .8 times a bell curve over the hours between (standard deviation 3 hours), halved if only one of the two days is on a
   * weekend. Entries without a time are multiplied by .2. This was not measured: no public ratings have times of watching.
   */
  readonly at?: string | null | undefined;
  /**
   * The number of days after which an entry counts half as much. Entries without a date count in full. By default, age makes no
   * difference. This was not measured, for the same reason.
   */
  readonly halfLifeDays?: number | null | undefined;
};

/** A movie in the history of a person without a profile. */
export type HistoryEntry = {
  /** The movie. It is skipped if the catalogue does not have it. */
  readonly movie: MovieRef;
  /** 0.5 to 5 stars. */
  readonly rating?: number | null | undefined;
  /** Whether the person liked it. */
  readonly liked?: boolean | null | undefined;
  /** The day when it was last watched. */
  readonly watchedOn?: string | null | undefined;
};

/** What to start from, what to leave out, and how to rank. */
export type RecommendInput = {
  /** Movies that the person likes; 1 to 50, or none with `history`, `profile` or `profiles`. A title names a movie as in `movie(by: {title})`. */
  readonly like?: ReadonlyArray<MovieRef> | null | undefined;
  /** What a person without a profile has seen; 1 to 5,000. None of it is stored. */
  readonly history?: ReadonlyArray<HistoryEntry> | null | undefined;
  /** The person's profile. Seen and hidden movies are left out. */
  readonly profile?: string | null | undefined;
  /** The profiles of a group that watches together; 2 to 8. Movies that any of them has seen or hidden are left out. */
  readonly profiles?: ReadonlyArray<string> | null | undefined;
  /** Whether to include movies that the person has seen. */
  readonly includeSeen?: boolean | null | undefined;
  /** Whether to include movies that the person has hidden. */
  readonly includeHidden?: boolean | null | undefined;
  /** Which entries of a history count most. */
  readonly context?: PersonContext | null | undefined;
  /** Movies that the person dislikes; 0 to 50, and only together with `like`. */
  readonly dislike?: ReadonlyArray<MovieRef> | null | undefined;
  /** Movies to leave out, for example because they were seen; up to 1,000. References that match no movie are ignored. */
  readonly exclude?: ReadonlyArray<MovieRef> | null | undefined;
  /** Only movies that satisfy all of these conditions. */
  readonly filter?: MovieFilter | null | undefined;
  /** What the list is ordered by. */
  readonly ranking?: Ranking | null | undefined;
  /** 0 = ordered by score alone, 1 = as varied as possible (maximal marginal relevance). */
  readonly diversity?: number | null | undefined;
};

/** What recommendations are ordered by. */
export type Ranking =
  /** By cosine similarity alone. */
  | 'SIMILARITY'
  /** By similarity, with a mild preference for well-known movies; in a learned model, for movies on which viewers agree. */
  | 'BALANCED';

/** The kinds of things that two movies can share. */
export type ReasonKind =
  /** A genre: 'Science Fiction'. */
  | 'GENRE'
  /** A keyword: 'dream'. */
  | 'KEYWORD'
  /** A director or a member of the cast. */
  | 'PERSON'
  /** A production company. */
  | 'COMPANY'
  /** A production country. */
  | 'COUNTRY'
  /** The original language. */
  | 'LANGUAGE'
  /** The time of their release. */
  | 'PERIOD'
  /** Words of the plot. */
  | 'PLOT';

export type BrowseQueryVariables = Exact<{
  filter?: MovieFilter | null | undefined;
  orderBy: MovieOrder;
  first: number;
  after?: string | null | undefined;
}>;


export type BrowseQuery = { readonly movies: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly year: number | null, readonly rating: number | null, readonly votes: number, readonly genres: ReadonlyArray<string>, readonly directors: ReadonlyArray<string>, readonly posterUrl: string | null, readonly imdbUrl: string | null, readonly tmdbUrl: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type CardFragment = { readonly id: string, readonly title: string, readonly year: number | null, readonly rating: number | null, readonly votes: number, readonly genres: ReadonlyArray<string>, readonly directors: ReadonlyArray<string>, readonly posterUrl: string | null, readonly imdbUrl: string | null, readonly tmdbUrl: string | null };

export type GenresQueryVariables = Exact<{ [key: string]: never; }>;


export type GenresQuery = { readonly genres: ReadonlyArray<{ readonly name: string, readonly count: number }> | null, readonly languages: ReadonlyArray<{ readonly code: string, readonly count: number }> | null };

export type LoosenQueryVariables = Exact<{
  all: MovieFilter;
  withoutRating?: MovieFilter | null | undefined;
  withoutVotes?: MovieFilter | null | undefined;
  withoutYears?: MovieFilter | null | undefined;
  withoutGenres?: MovieFilter | null | undefined;
  withoutExclusions?: MovieFilter | null | undefined;
  withoutLanguage?: MovieFilter | null | undefined;
  withoutRuntime?: MovieFilter | null | undefined;
  rating: boolean;
  votes: boolean;
  years: boolean;
  genres: boolean;
  exclusions: boolean;
  language: boolean;
  runtime: boolean;
}>;


export type LoosenQuery = { readonly all: { readonly totalCount: number } | null, readonly rating?: { readonly totalCount: number } | null, readonly votes?: { readonly totalCount: number } | null, readonly years?: { readonly totalCount: number } | null, readonly genres?: { readonly totalCount: number } | null, readonly exclusions?: { readonly totalCount: number } | null, readonly language?: { readonly totalCount: number } | null, readonly runtime?: { readonly totalCount: number } | null };

export type MoviePageQueryVariables = Exact<{
  id: string;
}>;


export type MoviePageQuery = { readonly movie: { readonly originalTitle: string | null, readonly tagline: string | null, readonly overview: string | null, readonly runtime: number | null, readonly releaseDate: string | null, readonly originalLanguage: string | null, readonly countries: ReadonlyArray<string>, readonly companies: ReadonlyArray<string>, readonly keywords: ReadonlyArray<string>, readonly cast: ReadonlyArray<string>, readonly backdropUrl: string | null, readonly id: string, readonly title: string, readonly year: number | null, readonly rating: number | null, readonly votes: number, readonly genres: ReadonlyArray<string>, readonly directors: ReadonlyArray<string>, readonly posterUrl: string | null, readonly imdbUrl: string | null, readonly tmdbUrl: string | null } | null };

export type NeighbourhoodQueryVariables = Exact<{
  id: string;
}>;


export type NeighbourhoodQuery = { readonly movie: { readonly id: string, readonly neighbourhood: ReadonlyArray<{ readonly x: number, readonly y: number, readonly similarity: number, readonly movie: { readonly id: string, readonly title: string, readonly year: number | null, readonly genres: ReadonlyArray<string> } }> } | null };

export type PickedMovieQueryVariables = Exact<{
  id: string;
}>;


export type PickedMovieQuery = { readonly movie: { readonly id: string, readonly title: string, readonly year: number | null } | null };

export type RecommendQueryVariables = Exact<{
  input: RecommendInput;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RecommendQuery = { readonly recommend: { readonly unresolved: ReadonlyArray<{ readonly message: string }>, readonly basedOn: ReadonlyArray<{ readonly outsideModel: { readonly message: string } | null }>, readonly edges: ReadonlyArray<{ readonly similarity: number, readonly reasons: ReadonlyArray<{ readonly kind: ReasonKind, readonly label: string, readonly weight: number }>, readonly node: { readonly id: string, readonly title: string, readonly year: number | null, readonly rating: number | null, readonly votes: number, readonly genres: ReadonlyArray<string>, readonly directors: ReadonlyArray<string>, readonly posterUrl: string | null, readonly imdbUrl: string | null, readonly tmdbUrl: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type SearchTitlesQueryVariables = Exact<{
  typed: string;
}>;


export type SearchTitlesQuery = { readonly searchMovies: ReadonlyArray<{ readonly similarity: number, readonly matchedTitle: string, readonly movie: { readonly id: string, readonly title: string, readonly year: number | null, readonly genres: ReadonlyArray<string>, readonly directors: ReadonlyArray<string>, readonly posterUrl: string | null } }> | null };

export const CardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"votes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"directors"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"size"},"value":{"kind":"EnumValue","value":"W342"}}]},{"kind":"Field","name":{"kind":"Name","value":"imdbUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tmdbUrl"}}]}}]} as unknown as DocumentNode<CardFragment, unknown>;
export const BrowseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Browse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"votes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"directors"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"size"},"value":{"kind":"EnumValue","value":"W342"}}]},{"kind":"Field","name":{"kind":"Name","value":"imdbUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tmdbUrl"}}]}}]} as unknown as DocumentNode<BrowseQuery, BrowseQueryVariables>;
export const GenresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Genres"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"genres"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"languages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<GenresQuery, GenresQueryVariables>;
export const LoosenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Loosen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"all"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutRating"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutVotes"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutYears"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutGenres"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutExclusions"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutLanguage"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withoutRuntime"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovieFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rating"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"votes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"years"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"genres"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"exclusions"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runtime"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"all"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"all"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"rating"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutRating"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rating"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"votes"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutVotes"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"votes"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"years"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutYears"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"years"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"genres"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutGenres"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"genres"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"exclusions"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutExclusions"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"exclusions"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"language"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutLanguage"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"runtime"},"name":{"kind":"Name","value":"movies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withoutRuntime"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runtime"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<LoosenQuery, LoosenQueryVariables>;
export const MoviePageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoviePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}},{"kind":"Field","name":{"kind":"Name","value":"originalTitle"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"overview"}},{"kind":"Field","name":{"kind":"Name","value":"runtime"}},{"kind":"Field","name":{"kind":"Name","value":"releaseDate"}},{"kind":"Field","name":{"kind":"Name","value":"originalLanguage"}},{"kind":"Field","name":{"kind":"Name","value":"countries"}},{"kind":"Field","name":{"kind":"Name","value":"companies"}},{"kind":"Field","name":{"kind":"Name","value":"keywords"}},{"kind":"Field","name":{"kind":"Name","value":"cast"}},{"kind":"Field","name":{"kind":"Name","value":"backdropUrl"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"votes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"directors"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"size"},"value":{"kind":"EnumValue","value":"W342"}}]},{"kind":"Field","name":{"kind":"Name","value":"imdbUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tmdbUrl"}}]}}]} as unknown as DocumentNode<MoviePageQuery, MoviePageQueryVariables>;
export const NeighbourhoodDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Neighbourhood"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"neighbourhood"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}},{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NeighbourhoodQuery, NeighbourhoodQueryVariables>;
export const PickedMovieDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PickedMovie"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movie"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}}]}}]}}]} as unknown as DocumentNode<PickedMovieQuery, PickedMovieQueryVariables>;
export const RecommendDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recommend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unresolved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"basedOn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outsideModel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Card"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Card"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Movie"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"rating"}},{"kind":"Field","name":{"kind":"Name","value":"votes"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"directors"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"size"},"value":{"kind":"EnumValue","value":"W342"}}]},{"kind":"Field","name":{"kind":"Name","value":"imdbUrl"}},{"kind":"Field","name":{"kind":"Name","value":"tmdbUrl"}}]}}]} as unknown as DocumentNode<RecommendQuery, RecommendQueryVariables>;
export const SearchTitlesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchTitles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"typed"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"searchMovies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"typed"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"7"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"similarity"}},{"kind":"Field","name":{"kind":"Name","value":"matchedTitle"}},{"kind":"Field","name":{"kind":"Name","value":"movie"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"genres"}},{"kind":"Field","name":{"kind":"Name","value":"directors"}},{"kind":"Field","name":{"kind":"Name","value":"posterUrl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"size"},"value":{"kind":"EnumValue","value":"W92"}}]}]}}]}}]}}]} as unknown as DocumentNode<SearchTitlesQuery, SearchTitlesQueryVariables>;
