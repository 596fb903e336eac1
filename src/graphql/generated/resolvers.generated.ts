// Made from schema/*.graphql by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MovieSource, MovieConnectionSource, MovieEdgeSource, ModelSource, ReasonSource, PersonSource, PersonMatchSource, SearchMatchSource, KeywordSource, KeywordCountSource, RecommendationConnectionSource, RecommendationEdgeSource, TitleMatchSource, UnresolvedReferenceSource, ProfileSource, HistoryConnectionSource, HistoryEdgeSource, InteractionSource, ShelfSource } from '../sources.ts';
import type { RequestContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: T[P] };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day: `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** A moment in RFC 3339, in UTC: `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** An absolute http(s) address. */
  URL: { input: string; output: string; }
};

/** Whose caches may keep an answer. */
export type CacheControlScope =
  /** Everybody's, such as those of a CDN. */
  | 'PUBLIC'
  /** Only the client's own. */
  | 'PRIVATE';

/** A genre of the catalogue. */
export type GenreCount = {
  readonly __typename?: 'GenreCount';
  /** As filters expect it: 'Science Fiction'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies have it. */
  readonly count: Scalars['Int']['output'];
};

/** A production country of the catalogue. */
export type CountryCount = {
  readonly __typename?: 'CountryCount';
  /** As filters expect it: 'South Korea'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies were produced there. */
  readonly count: Scalars['Int']['output'];
};

/** An original language of the catalogue. */
export type LanguageCount = {
  readonly __typename?: 'LanguageCount';
  /** ISO 639-1, as filters expect it: 'fr'. TMDB writes 'cn' for Cantonese and 'xx' for no language. */
  readonly code: Scalars['String']['output'];
  /** Its English name: 'French'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies were made in it. */
  readonly count: Scalars['Int']['output'];
};

/** A keyword of the catalogue. */
export type KeywordCount = {
  readonly __typename?: 'KeywordCount';
  /** As filters expect it: 'time travel'. */
  readonly name: Scalars['String']['output'];
  /** How many of the movies have it. */
  readonly count: Scalars['Int']['output'];
  /** The keyword itself, with its movies. */
  readonly keyword: Keyword;
};

/** A trained model: vectors for a set of movies, and the index over them. */
export type Model = Node & {
  readonly __typename?: 'Model';
  /** `Model:` and its number: `Model:3`. */
  readonly id: Scalars['ID']['output'];
  /** Whether it answers now, could, or is not there yet. */
  readonly status: ModelStatus;
  /** When its training ended; for one that is still building or failed, when it began. */
  readonly trainedAt: Scalars['DateTime']['output'];
  /** Movies that have a vector. */
  readonly movieCount: Scalars['Int']['output'];
  /** Terms of the vocabulary: columns of the TF-IDF matrix. */
  readonly featureCount: Scalars['Int']['output'];
  /** Length of the vectors. */
  readonly dimensions: Scalars['Int']['output'];
  /** Share of the variance of the TF-IDF matrix that the dimensions keep, in [0, 1]. */
  readonly explainedVariance: Scalars['Float']['output'];
  /** LOW, MEDIUM or HIGH: 5, 50 or 500 votes and more. */
  readonly tier: QualityTier;
  /** How long the training took, index included. */
  readonly trainingSeconds: Scalars['Float']['output'];
  /** What the training did one after the other, and for how long; empty for a model that is not ready. */
  readonly stages: ReadonlyArray<TrainingStage>;
  /** Most memory that the training held, in megabytes; null for a model that is not ready. */
  readonly peakMemoryMegabytes?: Maybe<Scalars['Float']['output']>;
};

/** A part of a training. */
export type TrainingStage = {
  readonly __typename?: 'TrainingStage';
  /** What was done. */
  readonly name: TrainingStageName;
  /** How long it took. */
  readonly seconds: Scalars['Float']['output'];
};

/** What a training does one after the other. */
export type TrainingStageName =
  /** Read the movies and count their terms. */
  | 'READ'
  /** Choose the terms that count, and weigh them. */
  | 'WEIGH'
  /** Find the directions in which movies differ most: the SVD. */
  | 'DECOMPOSE'
  /** Place each movie and write its vector. */
  | 'WRITE'
  /** Build the index for searching. */
  | 'INDEX'
  /** Make the model the one that answers. */
  | 'PUBLISH';

/** Where a model is in its life. */
export type ModelStatus =
  /** Being trained. */
  | 'BUILDING'
  /** Complete; can be activated. */
  | 'READY'
  /** Answers now. */
  | 'ACTIVE'
  /** Its training failed; it is removed by the next one. */
  | 'FAILED';

/** How well known movies had to be for training. */
export type QualityTier =
  /** 5 votes and more. */
  | 'LOW'
  /** 50 votes and more. */
  | 'MEDIUM'
  /** 500 votes and more. */
  | 'HIGH';

/** A movie as the catalogue describes it. Unknown text and numbers are null, unknown lists are empty. */
export type Movie = Node & {
  readonly __typename?: 'Movie';
  /** `Movie:` and the catalogue's id: `Movie:27205`. */
  readonly id: Scalars['ID']['output'];
  /** The Movie Database's id. */
  readonly tmdbId?: Maybe<Scalars['Int']['output']>;
  /** `tt` and digits. */
  readonly imdbId?: Maybe<Scalars['String']['output']>;
  /** The title it is known by in the catalogue's language. */
  readonly title: Scalars['String']['output'];
  /** The title in the language it was made in. */
  readonly originalTitle?: Maybe<Scalars['String']['output']>;
  /** The plot in a few sentences. */
  readonly overview?: Maybe<Scalars['String']['output']>;
  /** The line on the poster. */
  readonly tagline?: Maybe<Scalars['String']['output']>;
  /** Day of the first release; catalogues that know only the year say January 1st. */
  readonly releaseDate?: Maybe<Scalars['Date']['output']>;
  /** Year of the first release. */
  readonly year?: Maybe<Scalars['Int']['output']>;
  /** Minutes. */
  readonly runtime?: Maybe<Scalars['Int']['output']>;
  /** Average vote, 0 to 10; null when nobody voted. */
  readonly rating?: Maybe<Scalars['Float']['output']>;
  /** How many voted. */
  readonly votes: Scalars['Int']['output'];
  /** TMDB's measure of present attention; no fixed scale. */
  readonly popularity?: Maybe<Scalars['Float']['output']>;
  /** rating x ln(1 + votes) */
  readonly qualityScore: Scalars['Float']['output'];
  /** As in `genres`: 'Science Fiction'. */
  readonly genres: ReadonlyArray<Scalars['String']['output']>;
  /** What it is about, as viewers tagged it: 'dream', 'heist'. */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** Who directed it. */
  readonly directors: ReadonlyArray<Scalars['String']['output']>;
  /** Billed first to last. */
  readonly cast: ReadonlyArray<Scalars['String']['output']>;
  /** Production companies. */
  readonly companies: ReadonlyArray<Scalars['String']['output']>;
  /** Production countries. */
  readonly countries: ReadonlyArray<Scalars['String']['output']>;
  /** ISO 639-1 */
  readonly originalLanguage?: Maybe<Scalars['String']['output']>;
  /** Address of the poster at TMDB's image host; null when there is none. */
  readonly posterUrl?: Maybe<Scalars['URL']['output']>;
  /** Address of the wide background picture, 1280 pixels wide; null when there is none. */
  readonly backdropUrl?: Maybe<Scalars['URL']['output']>;
  /** Its page at IMDb. */
  readonly imdbUrl?: Maybe<Scalars['URL']['output']>;
  /** Its page at The Movie Database. */
  readonly tmdbUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Why the model that answers was made without this movie; null when it has the movie, and before the first training.
   * What is like the movie is recommended all the same, from what the catalogue says of it, unless that is too little.
   */
  readonly outsideModel?: Maybe<OutsideModel>;
  /** Same as `recommend(input: {like: [this]})`, batched when asked for many movies at once. */
  readonly similar: RecommendationConnection;
  /**
   * The movies nearest to this one, nearest first, laid out on a plane on which what is alike lies close together. Empty
   * when the catalogue says too little about this movie.
   */
  readonly neighbourhood: ReadonlyArray<NeighbourhoodPlace>;
};


/** A movie as the catalogue describes it. Unknown text and numbers are null, unknown lists are empty. */
export type MoviePosterUrlArgs = {
  size?: InputMaybe<PosterSize>;
};


/** A movie as the catalogue describes it. Unknown text and numbers are null, unknown lists are empty. */
export type MovieSimilarArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  ranking?: InputMaybe<Ranking>;
  diversity?: InputMaybe<Scalars['Float']['input']>;
};


/** A movie as the catalogue describes it. Unknown text and numbers are null, unknown lists are empty. */
export type MovieNeighbourhoodArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a model was made without a movie. */
export type OutsideModel = {
  readonly __typename?: 'OutsideModel';
  /** The first condition that the movie does not meet. */
  readonly reason: OutsideModelReason;
  /** For a person to read, with the title and the numbers. */
  readonly message: Scalars['String']['output'];
};

/** What keeps a movie out of a model. */
export type OutsideModelReason =
  /** An adult movie. */
  | 'ADULT'
  /** Its status is another than Released. */
  | 'NOT_RELEASED'
  /** Fewer votes than the tier of the model asks for. */
  | 'TOO_FEW_VOTES'
  /** The catalogue says too little about it to compare it with others. */
  | 'TOO_LITTLE_METADATA'
  /** It came or changed after the training, or the training took only the best movies. */
  | 'NOT_IN_TRAINING';

/** Exactly one field is given. */
export type MovieRef =
  /** As some answer gave it: `Movie:27205`. */
  { readonly id: Scalars['ID']['input']; readonly tmdbId?: never; readonly imdbId?: never; readonly title?: never; }
  |  /** The Movie Database's id: 27205. */
  { readonly id?: never; readonly tmdbId: Scalars['Int']['input']; readonly imdbId?: never; readonly title?: never; }
  |  /** `tt` and digits: `tt1375666`. */
  { readonly id?: never; readonly tmdbId?: never; readonly imdbId: Scalars['String']['input']; readonly title?: never; }
  |  /** As a person types it; the best fuzzy match counts. A trailing year helps: 'dune 2021'. */
  { readonly id?: never; readonly tmdbId?: never; readonly imdbId?: never; readonly title: Scalars['String']['input']; };

/**
 * All given conditions must hold; bounds are inclusive. A genre, country or language that the catalogue does not have is
 * an error that lists those that are near.
 */
export type MovieFilter = {
  /** 0 to 10. Movies without votes have no rating and do not match, unless `includeUnknown` keeps them. */
  readonly minRating?: InputMaybe<Scalars['Float']['input']>;
  /** 0 to 10. Movies without votes have no rating and do not match, unless `includeUnknown` keeps them. */
  readonly maxRating?: InputMaybe<Scalars['Float']['input']>;
  /** At least this many votes. */
  readonly minVotes?: InputMaybe<Scalars['Int']['input']>;
  /** At most this many votes. */
  readonly maxVotes?: InputMaybe<Scalars['Int']['input']>;
  /** 1870 to 2100. Movies without a date do not match, unless `includeUnknown` keeps them. */
  readonly minYear?: InputMaybe<Scalars['Int']['input']>;
  /** 1870 to 2100. Movies without a date do not match, unless `includeUnknown` keeps them. */
  readonly maxYear?: InputMaybe<Scalars['Int']['input']>;
  /** First released on this day or later. Catalogues that know only the year say January 1st. */
  readonly releasedAfter?: InputMaybe<Scalars['Date']['input']>;
  /** First released on this day or earlier. */
  readonly releasedBefore?: InputMaybe<Scalars['Date']['input']>;
  /** At least one of these. */
  readonly genres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** All of these. */
  readonly allGenres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** None of these. */
  readonly excludeGenres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Original language, any of these: ISO 639-1 codes or English names, 'fr' or 'French'. */
  readonly languages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Production countries, any of these: names or ISO 3166 codes, 'United States of America' or 'US'. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** At least one of these keywords, as the catalogue writes them: 'time travel'. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Directors or members of the cast, any of these: names or ids, 'Agnès Varda' or `Person:Agnès Varda`. */
  readonly people?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Production companies; any of them. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Minutes. Movies whose runtime nobody knows do not match, unless `includeUnknown` keeps them. */
  readonly minRuntime?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes. Movies whose runtime nobody knows do not match, unless `includeUnknown` keeps them. */
  readonly maxRuntime?: InputMaybe<Scalars['Int']['input']>;
  /** Whether bounds on rating, year, release day and runtime keep the movies whose value is unknown. */
  readonly includeUnknown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether adult movies may be in the answer. Refused where movies are recommended: models are made without them. */
  readonly includeAdult?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only these movies: up to 1,000 ids such as `Movie:27205`. A shelf holds more. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** On at least one of these shelves: `Shelf:anna/library`. */
  readonly onShelf?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** On none of these shelves. */
  readonly notOnShelf?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Widths that TMDB's image host serves posters in, in pixels. */
export type PosterSize =
  /** 92 pixels. */
  | 'W92'
  /** 185 pixels. */
  | 'W185'
  /** 342 pixels. */
  | 'W342'
  /** 500 pixels. */
  | 'W500'
  /** As uploaded. */
  | 'ORIGINAL';

/** What a list of movies is ordered by. Movies that lack the value come last. */
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
  /** `title`, by alphabet. */
  | 'TITLE_ASC';

/** One page of movies. */
export type MovieConnection = {
  readonly __typename?: 'MovieConnection';
  /** The movies of this page with their cursors. */
  readonly edges: ReadonlyArray<MovieEdge>;
  /** The movies of this page. */
  readonly nodes: ReadonlyArray<Movie>;
  /** Whether there is more, and where to go on. */
  readonly pageInfo: PageInfo;
  /** How many movies match in all. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A movie at its place in a list. */
export type MovieEdge = {
  readonly __typename?: 'MovieEdge';
  /** For `after`: continues behind this movie. */
  readonly cursor: Scalars['String']['output'];
  /** The movie. */
  readonly node: Movie;
};

/**
 * A person for whom movies are recommended. On a server that only its own machine can reach, everybody may use every profile;
 * elsewhere a bearer token says whose profile may be used (`REELGRAPH_JWT_SECRET`, `REELGRAPH_JWKS_URL`).
 */
export type Profile = {
  readonly __typename?: 'Profile';
  /** As it was made; the `sub` of the tokens that may use it. */
  readonly id: Scalars['ID']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** How many movies the history has, those of the watchlist included; up to 20,000. */
  readonly entries: Scalars['Int']['output'];
  /** What the person did, the last watched first. */
  readonly history: HistoryConnection;
  /** The person's shelves, by name. */
  readonly shelves: ReadonlyArray<Shelf>;
  /** What the person likes, in words; empty for a person who likes nothing yet. */
  readonly taste: Taste;
  /** Movies that the person should like, best first; without those that were seen or hidden. */
  readonly recommendations: RecommendationConnection;
};


/**
 * A person for whom movies are recommended. On a server that only its own machine can reach, everybody may use every profile;
 * elsewhere a bearer token says whose profile may be used (`REELGRAPH_JWT_SECRET`, `REELGRAPH_JWKS_URL`).
 */
export type ProfileHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * A person for whom movies are recommended. On a server that only its own machine can reach, everybody may use every profile;
 * elsewhere a bearer token says whose profile may be used (`REELGRAPH_JWT_SECRET`, `REELGRAPH_JWKS_URL`).
 */
export type ProfileRecommendationsArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  ranking?: InputMaybe<Ranking>;
  diversity?: InputMaybe<Scalars['Float']['input']>;
  includeSeen?: InputMaybe<Scalars['Boolean']['input']>;
  includeHidden?: InputMaybe<Scalars['Boolean']['input']>;
  context?: InputMaybe<PersonContext>;
};

/** One page of a history. */
export type HistoryConnection = {
  readonly __typename?: 'HistoryConnection';
  /** The entries of this page with their cursors. Movies that have left the catalogue are not among them. */
  readonly edges: ReadonlyArray<HistoryEdge>;
  /** The entries of this page. */
  readonly nodes: ReadonlyArray<Interaction>;
  /** Whether there is more, and where to go on. */
  readonly pageInfo: PageInfo;
};

/** An entry at its place in a history. */
export type HistoryEdge = {
  readonly __typename?: 'HistoryEdge';
  /** For `after`: continues behind this entry. */
  readonly cursor: Scalars['String']['output'];
  /** The entry. */
  readonly node: Interaction;
};

/** What a person did with a movie. */
export type Interaction = {
  readonly __typename?: 'Interaction';
  /** The movie. */
  readonly movie: Movie;
  /** 0.5 to 5 stars. */
  readonly rating?: Maybe<Scalars['Float']['output']>;
  /** True for liked, false for disliked; null when the person did not say. */
  readonly liked?: Maybe<Scalars['Boolean']['output']>;
  /** Day of the last time it was watched. */
  readonly watchedOn?: Maybe<Scalars['Date']['output']>;
  /** Moment of the last time it was watched, when that is known. */
  readonly watchedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many times it was watched. */
  readonly plays: Scalars['Int']['output'];
  /** Whether the person wants to see it. */
  readonly watchlist: Scalars['Boolean']['output'];
  /** Whether it must not be recommended. */
  readonly hidden: Scalars['Boolean']['output'];
  /** Where the last change came from: `api`, `import` or the name of a media server. */
  readonly source: Scalars['String']['output'];
  /** When the entry last changed. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** What a person likes, in words, the most telling first. */
export type Taste = {
  readonly __typename?: 'Taste';
  /** Genres. */
  readonly genres: ReadonlyArray<TasteTerm>;
  /** Keywords. */
  readonly keywords: ReadonlyArray<TasteTerm>;
  /** Directors and actors. */
  readonly people: ReadonlyArray<TasteTerm>;
  /** Decades: '1990s'. */
  readonly decades: ReadonlyArray<TasteTerm>;
};

/** Something that a person's movies have in common. */
export type TasteTerm = {
  readonly __typename?: 'TasteTerm';
  /** As a person would read it: 'Science Fiction'. */
  readonly label: Scalars['String']['output'];
  /**
   * How much it tells of the person: the share of what they like that has it, times the logarithm of how many times more
   * often than in the catalogue that is. Weights can be compared within a list.
   */
  readonly weight: Scalars['Float']['output'];
  /** How many movies that the person likes have it. */
  readonly movies: Scalars['Int']['output'];
};

/** A named set of movies of any size: a library, a festival. Of one person or, on `Query.shelves`, of everybody. */
export type Shelf = {
  readonly __typename?: 'Shelf';
  /** For `onShelf` and `notOnShelf`: `Shelf:anna/library`; of everybody `Shelf:/festival`. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** How many movies it has. */
  readonly movieCount: Scalars['Int']['output'];
  /** When its movies last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** Which part of a history counts. */
export type PersonContext = {
  /**
   * What the person watched at such an hour (UTC) and such a day of the week counts most. The weight of an entry is .2 plus
   * .8 times a bell curve over the hours between (standard deviation 3 hours), halved when one is of a weekend and the other
   * is not. Entries without a time count .2 of theirs. Not measured: there are no public ratings with the times of watching.
   */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * An entry that is so many days older counts half as much; entries without a date count in full. By default all count
   * alike, whatever their age. Not measured, for the same reason.
   */
  readonly halfLifeDays?: InputMaybe<Scalars['Float']['input']>;
};

/** A movie in the history of somebody who is stored nowhere. */
export type HistoryEntry = {
  /** The movie. One that is not in the catalogue is passed over. */
  readonly movie: MovieRef;
  /** 0.5 to 5 stars. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** True for liked, false for disliked. */
  readonly liked?: InputMaybe<Scalars['Boolean']['input']>;
  /** Day of the last time it was watched. */
  readonly watchedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** What is to be recorded of a movie. A field that is left out stays as it is; null takes back what was said. */
export type InteractionInput = {
  /** The movie; each movie once. */
  readonly movie: MovieRef;
  /** 0.5 to 5 stars. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** True for liked, false for disliked. */
  readonly liked?: InputMaybe<Scalars['Boolean']['input']>;
  /** Day of the last time it was watched. */
  readonly watchedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Moment of the last time it was watched. */
  readonly watchedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How many times it was watched, in all. */
  readonly plays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the person wants to see it. A movie that is watched leaves the watchlist by itself. */
  readonly watchlist?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it must not be recommended, seen or not. */
  readonly hidden?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Recommendations that a person was shown. */
export type ShownInput = {
  /** The model that recommended them: `RecommendationConnection.model.id`. */
  readonly model: Scalars['ID']['input'];
  /** The movies; 1 to 100. */
  readonly movies: ReadonlyArray<MovieRef>;
};

/** What becomes of the movies that a shelf has. */
export type ShelfChange =
  /** They go; the shelf has just the given ones then. */
  | 'REPLACE'
  /** They stay, and the given ones are added. */
  | 'ADD'
  /** The given ones are taken off. */
  | 'REMOVE';

/** What an export is for. */
export type ExportFormat =
  /** All that is stored of the person. */
  | 'JSON'
  /** The movies that were watched, as Letterboxd imports them; title, year and ids, 1,000 rows a file. */
  | 'LETTERBOXD';

/** A profile for taking along. */
export type ProfileExport = {
  readonly __typename?: 'ProfileExport';
  /** Files by name; one, unless there are more rows than the other side takes at a time. */
  readonly files: ReadonlyArray<ExportedFile>;
};

/** A file to be saved. */
export type ExportedFile = {
  readonly __typename?: 'ExportedFile';
  /** Such as `letterboxd-1.csv`. */
  readonly name: Scalars['String']['output'];
  /** `application/json` or `text/csv`. */
  readonly mediaType: Scalars['String']['output'];
  /** The text of the file. */
  readonly content: Scalars['String']['output'];
};

/** What people change. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Makes a profile. Without an id, that of the token, or a random one. A token may make its own profile, again to renew the
   * household; with a household also others of it, whose ids are random.
   */
  readonly createProfile: Profile;
  /** Records what a person did with movies. The next recommendation knows of it. */
  readonly record: RecordPayload;
  /** Forgets all that was recorded of some movies. */
  readonly forget: ForgetPayload;
  /** Makes a shelf or changes the movies on it. Shelves of everybody are changed by the operator, on a household's server by all. */
  readonly putShelf: PutShelfPayload;
  /** Removes a shelf; says whether there was one. */
  readonly removeShelf: Scalars['Boolean']['output'];
  /** Removes a profile with all that is stored of the person, at once and for good. */
  readonly deleteProfile: Scalars['Boolean']['output'];
  /**
   * Adds movies, and changes those that are there by their `tmdbId`: all of them, or none when one cannot be taken. They are
   * found by title and recommended as soon as this answers, whatever their votes. A later training takes in, as always,
   * movies with the votes that its tier asks for.
   */
  readonly upsertMovies: UpsertMoviesPayload;
};


/** What people change. */
export type MutationCreateProfileArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What people change. */
export type MutationRecordArgs = {
  profile: Scalars['ID']['input'];
  interactions?: ReadonlyArray<InteractionInput>;
  shown?: ReadonlyArray<ShownInput>;
};


/** What people change. */
export type MutationForgetArgs = {
  profile: Scalars['ID']['input'];
  movies: ReadonlyArray<MovieRef>;
};


/** What people change. */
export type MutationPutShelfArgs = {
  profile?: InputMaybe<Scalars['ID']['input']>;
  name: Scalars['String']['input'];
  movies: ReadonlyArray<MovieRef>;
  change?: InputMaybe<ShelfChange>;
};


/** What people change. */
export type MutationRemoveShelfArgs = {
  id: Scalars['ID']['input'];
};


/** What people change. */
export type MutationDeleteProfileArgs = {
  profile: Scalars['ID']['input'];
};


/** What people change. */
export type MutationUpsertMoviesArgs = {
  movies: ReadonlyArray<MovieInput>;
};

/** What became of the interactions. */
export type RecordPayload = {
  readonly __typename?: 'RecordPayload';
  /** The profile as it is now. */
  readonly profile: Profile;
  /** How many movies are new in the history. */
  readonly added: Scalars['Int']['output'];
  /** How many were in it. */
  readonly changed: Scalars['Int']['output'];
  /** References that no movie of the catalogue matches; nothing was recorded of them. */
  readonly unknown: ReadonlyArray<UnresolvedReference>;
};

/** What was forgotten. */
export type ForgetPayload = {
  readonly __typename?: 'ForgetPayload';
  /** The profile as it is now. */
  readonly profile: Profile;
  /** How many of the movies the history had. */
  readonly forgotten: Scalars['Int']['output'];
};

/** What became of the shelf. */
export type PutShelfPayload = {
  readonly __typename?: 'PutShelfPayload';
  /** The shelf as it is now. */
  readonly shelf: Shelf;
  /** References that no movie of the catalogue matches; they are not on the shelf. */
  readonly unknown: ReadonlyArray<UnresolvedReference>;
};

/** Somebody who directed movies of the catalogue or plays in them. People of one name are one person here: catalogues name no more. */
export type Person = Node & {
  readonly __typename?: 'Person';
  /** `Person:` and the name: `Person:Agnès Varda`. Also for the filter `people`. */
  readonly id: Scalars['ID']['output'];
  /** As the credits write it. */
  readonly name: Scalars['String']['output'];
  /** How many movies the person directed or plays in; adult movies are not counted. */
  readonly movieCount: Scalars['Int']['output'];
  /** The movies that the person directed, the best known first. */
  readonly directed: MovieConnection;
  /** The movies that the person plays in, the best known first. Catalogues name the first 15 of a cast at most. */
  readonly playedIn: MovieConnection;
};


/** Somebody who directed movies of the catalogue or plays in them. People of one name are one person here: catalogues name no more. */
export type PersonDirectedArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Somebody who directed movies of the catalogue or plays in them. People of one name are one person here: catalogues name no more. */
export type PersonPlayedInArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What movies are about, as viewers tag them: 'time travel'. */
export type Keyword = Node & {
  readonly __typename?: 'Keyword';
  /** `Keyword:` and the name: `Keyword:time travel`. */
  readonly id: Scalars['ID']['output'];
  /** As filters expect it. */
  readonly name: Scalars['String']['output'];
  /** How many movies have it. */
  readonly movieCount: Scalars['Int']['output'];
  /** The movies that have it, the best known first. */
  readonly movies: MovieConnection;
};


/** What movies are about, as viewers tag them: 'time travel'. */
export type KeywordMoviesArgs = {
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Somebody whose name is close to what was typed. */
export type PersonMatch = {
  readonly __typename?: 'PersonMatch';
  /** The person. */
  readonly person: Person;
  /** How close the name is to the query, in [0, 1]; 1 is the same name. */
  readonly similarity: Scalars['Float']['output'];
};

/** What a search for titles and people can find. */
export type SearchItem = Movie | Person;

/** A movie or person whose title or name is close to what was typed. */
export type SearchMatch = {
  readonly __typename?: 'SearchMatch';
  /** The movie or person. */
  readonly item: SearchItem;
  /** How close the title or name is to the query, in [0, 1]; 1 is the same. */
  readonly similarity: Scalars['Float']['output'];
  /** The title or name that matched: of a movie also an original or alternative title. */
  readonly matched: Scalars['String']['output'];
};

/** What to recommend from, what to leave out and how to rank. */
export type RecommendInput = {
  /** What the person likes; 1 to 50, or none when one of the next three says who it is. A title is resolved as `movie(by: {title})` does. */
  readonly like?: InputMaybe<ReadonlyArray<MovieRef>>;
  /** What somebody who is stored nowhere has seen; 1 to 5,000. Nothing of it is kept. */
  readonly history?: InputMaybe<ReadonlyArray<HistoryEntry>>;
  /** The profile of the person; seen and hidden movies are left out. */
  readonly profile?: InputMaybe<Scalars['ID']['input']>;
  /** The profiles of a group that watches together; 2 to 8. What one of them has seen or hidden is left out. */
  readonly profiles?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Whether movies of the history may come back. */
  readonly includeSeen?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether movies that the person has hidden may come back. */
  readonly includeHidden?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which part of a history counts. */
  readonly context?: InputMaybe<PersonContext>;
  /** What the person dislikes; 0 to 50, and only beside `like`. */
  readonly dislike?: InputMaybe<ReadonlyArray<MovieRef>>;
  /** Never recommend these (already seen); up to 1000. Those that match no movie are ignored. */
  readonly exclude?: InputMaybe<ReadonlyArray<MovieRef>>;
  /** Only movies for which all of this holds. */
  readonly filter?: InputMaybe<MovieFilter>;
  /** What the list is ordered by. */
  readonly ranking?: InputMaybe<Ranking>;
  /** 0 = by score alone, 1 = as varied as possible (maximal marginal relevance). */
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
};

/** What recommendations are ordered by. */
export type Ranking =
  /** Cosine similarity alone. */
  | 'SIMILARITY'
  /** Similarity weighed with how well known the movie is. */
  | 'BALANCED';

/** One page of recommendations. */
export type RecommendationConnection = {
  readonly __typename?: 'RecommendationConnection';
  /** What the references were resolved to. For people: the up to 50 movies that count most. */
  readonly basedOn: ReadonlyArray<Movie>;
  /**
   * References that no movie of the catalogue matches, in the order of the input. The list is made from the others; it is empty
   * when none of those to start from is left.
   */
  readonly unresolved: ReadonlyArray<UnresolvedReference>;
  /** The recommended movies of this page with scores and reasons, best first. */
  readonly edges: ReadonlyArray<RecommendationEdge>;
  /** The recommended movies of this page, best first. */
  readonly nodes: ReadonlyArray<Movie>;
  /** Whether there is more, and where to go on. */
  readonly pageInfo: PageInfo;
  /** The model that computed this page; cursors of another model are refused with BAD_CURSOR. */
  readonly model: Model;
};

/** A recommended movie at its place in the list. */
export type RecommendationEdge = {
  readonly __typename?: 'RecommendationEdge';
  /** For `after`: continues behind this movie. */
  readonly cursor: Scalars['String']['output'];
  /** The movie. */
  readonly node: Movie;
  /** Cosine similarity in [-1, 1]. */
  readonly similarity: Scalars['Float']['output'];
  /** What the list is ordered by. */
  readonly score: Scalars['Float']['output'];
  /** Why: what the movie shares with those liked, the most telling first; empty only when nothing can be named. */
  readonly reasons: ReadonlyArray<Reason>;
  /** For a group: why, for each of the people that the movie suits; empty otherwise. */
  readonly reasonsByProfile: ReadonlyArray<ProfileReasons>;
};

/** Why a movie is recommended to one person of a group. */
export type ProfileReasons = {
  readonly __typename?: 'ProfileReasons';
  /** The profile. */
  readonly profile: Scalars['ID']['output'];
  /** What the movie shares with those that the person likes, the most telling first. */
  readonly reasons: ReadonlyArray<Reason>;
};

/** Something that a recommended movie shares with those liked. */
export type Reason = {
  readonly __typename?: 'Reason';
  /** What sort of thing is shared. */
  readonly kind: ReasonKind;
  /** As a person would read it: 'Science Fiction', 'dream', 'Legendary Pictures'. */
  readonly label: Scalars['String']['output'];
  /** Share of the similarity that it explains, in [0, 1]. */
  readonly weight: Scalars['Float']['output'];
  /** The liked movies that have it too: from them it comes. */
  readonly because: ReadonlyArray<Movie>;
};

/** What sort of thing two movies share. */
export type ReasonKind =
  /** A genre: 'Science Fiction'. */
  | 'GENRE'
  /** A keyword: 'dream'. */
  | 'KEYWORD'
  /** A director or somebody of the cast. */
  | 'PERSON'
  /** A production company. */
  | 'COMPANY'
  /** A production country. */
  | 'COUNTRY'
  /** The original language. */
  | 'LANGUAGE'
  /** When they came out. */
  | 'PERIOD'
  /** Words of the plot. */
  | 'PLOT';

/** A movie's place on the map around another one, which is at 0, 0. */
export type NeighbourhoodPlace = {
  readonly __typename?: 'NeighbourhoodPlace';
  /** The movie. */
  readonly movie: Movie;
  /** Cosine similarity to the movie in the middle, in [-1, 1]. */
  readonly similarity: Scalars['Float']['output'];
  /** To the right, in [-1, 1]; the farthest movie is at distance 1 from the middle. */
  readonly x: Scalars['Float']['output'];
  /** Upwards, in [-1, 1]. */
  readonly y: Scalars['Float']['output'];
};

/** Where every question starts. */
export type Query = {
  readonly __typename?: 'Query';
  /** Movies whose title matches what a person typed: typos, missing words, other-language titles, a trailing year ('dune 2021'). */
  readonly searchMovies?: Maybe<ReadonlyArray<TitleMatch>>;
  /** People whose name matches what a person typed: typos, missing or swapped words, half a name ('tom hank'). */
  readonly searchPeople?: Maybe<ReadonlyArray<PersonMatch>>;
  /**
   * Movies and people at once, for one search box: titles as in `searchMovies`, names as in `searchPeople`, the likeliest first
   * by how close they are and how well known.
   */
  readonly search?: Maybe<ReadonlyArray<SearchMatch>>;
  /** One movie. By title it is the best fuzzy match; null when nothing is close enough. */
  readonly movie?: Maybe<Movie>;
  /** Movies like the given ones, nearest first, after filters and ranking. */
  readonly recommend?: Maybe<RecommendationConnection>;
  /** Browse the catalogue. */
  readonly movies?: Maybe<MovieConnection>;
  /** The genres of the catalogue, the most frequent first, for building filter menus. */
  readonly genres?: Maybe<ReadonlyArray<GenreCount>>;
  /** The production countries of the catalogue, the most frequent first. */
  readonly countries?: Maybe<ReadonlyArray<CountryCount>>;
  /** The original languages of the catalogue, the most frequent first. */
  readonly languages?: Maybe<ReadonlyArray<LanguageCount>>;
  /** Keywords of the catalogue, the most frequent first. */
  readonly keywords?: Maybe<ReadonlyArray<KeywordCount>>;
  /** The model that answers now; null before the first training. */
  readonly model?: Maybe<Model>;
  /** All trained models that are kept, newest first. */
  readonly models: ReadonlyArray<Model>;
  /** A person with a history; null when there is none, or none that this request has a right to. */
  readonly profile?: Maybe<Profile>;
  /** The profiles that this request may use, by id; at most 100. */
  readonly profiles: ReadonlyArray<Profile>;
  /** The shelves of everybody, by name. */
  readonly shelves: ReadonlyArray<Shelf>;
  /** A profile for taking along. */
  readonly exportProfile: ProfileExport;
  /** Anything that has an id; null when there is no such thing (any more). */
  readonly node?: Maybe<Node>;
  /** Several things by their ids, in the order asked for; null in the place of each that is not there (any more). */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
};


/** Where every question starts. */
export type QuerySearchMoviesArgs = {
  query: Scalars['String']['input'];
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where every question starts. */
export type QuerySearchPeopleArgs = {
  query: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where every question starts. */
export type QuerySearchArgs = {
  query: Scalars['String']['input'];
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where every question starts. */
export type QueryMovieArgs = {
  by: MovieRef;
};


/** Where every question starts. */
export type QueryRecommendArgs = {
  input: RecommendInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Where every question starts. */
export type QueryMoviesArgs = {
  filter?: InputMaybe<MovieFilter>;
  orderBy?: InputMaybe<MovieOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Where every question starts. */
export type QueryGenresArgs = {
  filter?: InputMaybe<MovieFilter>;
};


/** Where every question starts. */
export type QueryCountriesArgs = {
  filter?: InputMaybe<MovieFilter>;
};


/** Where every question starts. */
export type QueryLanguagesArgs = {
  filter?: InputMaybe<MovieFilter>;
};


/** Where every question starts. */
export type QueryKeywordsArgs = {
  startsWith?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MovieFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where every question starts. */
export type QueryProfileArgs = {
  id: Scalars['ID']['input'];
};


/** Where every question starts. */
export type QueryExportProfileArgs = {
  profile: Scalars['ID']['input'];
  format?: InputMaybe<ExportFormat>;
};


/** Where every question starts. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Where every question starts. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

/** A thing that can be fetched again by its id. */
export type Node = {
  /** Readable and stable: `Movie:27205`, `Model:3`. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page lies in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there is something after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is something before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last edge, for `after`; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** A movie whose title is close to what was typed. */
export type TitleMatch = {
  readonly __typename?: 'TitleMatch';
  /** The movie. */
  readonly movie: Movie;
  /** How close the title is to the query, in [0, 1]; 1 is the same title. */
  readonly similarity: Scalars['Float']['output'];
  /** The title that matched, when it is not `movie.title` (an original or alternative title). */
  readonly matchedTitle: Scalars['String']['output'];
};

/** A reference that no movie of the catalogue matches. */
export type UnresolvedReference = {
  readonly __typename?: 'UnresolvedReference';
  /** Where it stands in the arguments: `like[2]`, `interactions[0].movie`. */
  readonly path: Scalars['String']['output'];
  /** As the client wrote it. */
  readonly reference: Scalars['String']['output'];
  /** What happened and what to try, for a person to read. */
  readonly message: Scalars['String']['output'];
  /** Closest titles, best first; none for a reference by id. */
  readonly suggestions: ReadonlyArray<TitleMatch>;
};

/**
 * What is known of a movie. A field that is left out stays as it is, for a new movie unknown; null says that it is not known.
 * The more of overview, keywords, genres, people and companies there is, the better it is recommended.
 */
export type MovieInput = {
  /** The Movie Database's id, or a number of your own that no movie has yet. */
  readonly tmdbId: Scalars['Int']['input'];
  /** The title it is known by in the catalogue's language; up to 1,000 characters. */
  readonly title: Scalars['String']['input'];
  /** `tt` and digits. */
  readonly imdbId?: InputMaybe<Scalars['String']['input']>;
  /** The title in the language it was made in; up to 1,000 characters. */
  readonly originalTitle?: InputMaybe<Scalars['String']['input']>;
  /** The plot in a few sentences; up to 20,000 characters. */
  readonly overview?: InputMaybe<Scalars['String']['input']>;
  /** The line on the poster; up to 2,000 characters. */
  readonly tagline?: InputMaybe<Scalars['String']['input']>;
  /** Day of the first release; January 1st when only the year is known. */
  readonly releaseDate?: InputMaybe<Scalars['Date']['input']>;
  /** Minutes. */
  readonly runtime?: InputMaybe<Scalars['Int']['input']>;
  /** Average vote, 0 to 10. */
  readonly rating?: InputMaybe<Scalars['Float']['input']>;
  /** How many voted. */
  readonly votes?: InputMaybe<Scalars['Int']['input']>;
  /** TMDB's measure of present attention. */
  readonly popularity?: InputMaybe<Scalars['Float']['input']>;
  /** As TMDB writes it. Only movies that are 'Released', or of which nothing is said, are recommended. */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** Whether only those who ask for adult movies may see it. */
  readonly adult?: InputMaybe<Scalars['Boolean']['input']>;
  /** ISO 639-1, two or three lower-case letters. */
  readonly originalLanguage?: InputMaybe<Scalars['String']['input']>;
  /** As in `genres` of the catalogue: 'Science Fiction'. */
  readonly genres?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What it is about: 'dream', 'heist'. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Who directed it. */
  readonly directors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Billed first to last. */
  readonly cast?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Production companies. */
  readonly companies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Production countries. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Languages spoken in it, by their English names. */
  readonly spokenLanguages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Its own page: an http(s) address. */
  readonly homepage?: InputMaybe<Scalars['String']['input']>;
  /** Path of the poster at TMDB's image host: `/` and a file name. */
  readonly posterPath?: InputMaybe<Scalars['String']['input']>;
  /** Path of the background picture at TMDB's image host: `/` and a file name. */
  readonly backdropPath?: InputMaybe<Scalars['String']['input']>;
};

/** What became of the movies. */
export type UpsertMoviesPayload = {
  readonly __typename?: 'UpsertMoviesPayload';
  /** As they are in the catalogue now, in the order in which they were given. */
  readonly movies: ReadonlyArray<Movie>;
  /** How many are new. */
  readonly created: Scalars['Int']['output'];
  /** How many were there and have changed. */
  readonly updated: Scalars['Int']['output'];
  /** How many took a place in the model that serves, or another one than before. */
  readonly placed: Scalars['Int']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SearchItem:
    | ( MovieSource )
    | ( PersonSource )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ModelSource )
    | ( MovieSource )
    | ( PersonSource )
    | ( KeywordSource )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  GenreCount: ResolverTypeWrapper<GenreCount>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CountryCount: ResolverTypeWrapper<CountryCount>;
  LanguageCount: ResolverTypeWrapper<LanguageCount>;
  KeywordCount: ResolverTypeWrapper<KeywordCountSource>;
  Model: ResolverTypeWrapper<ModelSource>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  TrainingStage: ResolverTypeWrapper<TrainingStage>;
  TrainingStageName: TrainingStageName;
  ModelStatus: ModelStatus;
  QualityTier: QualityTier;
  Movie: ResolverTypeWrapper<MovieSource>;
  OutsideModel: ResolverTypeWrapper<OutsideModel>;
  OutsideModelReason: OutsideModelReason;
  MovieRef: MovieRef;
  MovieFilter: MovieFilter;
  PosterSize: PosterSize;
  MovieOrder: MovieOrder;
  MovieConnection: ResolverTypeWrapper<MovieConnectionSource>;
  MovieEdge: ResolverTypeWrapper<MovieEdgeSource>;
  Profile: ResolverTypeWrapper<ProfileSource>;
  HistoryConnection: ResolverTypeWrapper<HistoryConnectionSource>;
  HistoryEdge: ResolverTypeWrapper<HistoryEdgeSource>;
  Interaction: ResolverTypeWrapper<InteractionSource>;
  Taste: ResolverTypeWrapper<Taste>;
  TasteTerm: ResolverTypeWrapper<TasteTerm>;
  Shelf: ResolverTypeWrapper<ShelfSource>;
  PersonContext: PersonContext;
  HistoryEntry: HistoryEntry;
  InteractionInput: InteractionInput;
  ShownInput: ShownInput;
  ShelfChange: ShelfChange;
  ExportFormat: ExportFormat;
  ProfileExport: ResolverTypeWrapper<ProfileExport>;
  ExportedFile: ResolverTypeWrapper<ExportedFile>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordPayload: ResolverTypeWrapper<Omit<RecordPayload, 'profile' | 'unknown'> & { profile: ResolversTypes['Profile'], unknown: ReadonlyArray<ResolversTypes['UnresolvedReference']> }>;
  ForgetPayload: ResolverTypeWrapper<Omit<ForgetPayload, 'profile'> & { profile: ResolversTypes['Profile'] }>;
  PutShelfPayload: ResolverTypeWrapper<Omit<PutShelfPayload, 'shelf' | 'unknown'> & { shelf: ResolversTypes['Shelf'], unknown: ReadonlyArray<ResolversTypes['UnresolvedReference']> }>;
  Person: ResolverTypeWrapper<PersonSource>;
  Keyword: ResolverTypeWrapper<KeywordSource>;
  PersonMatch: ResolverTypeWrapper<PersonMatchSource>;
  SearchItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchItem']>;
  SearchMatch: ResolverTypeWrapper<SearchMatchSource>;
  RecommendInput: RecommendInput;
  Ranking: Ranking;
  RecommendationConnection: ResolverTypeWrapper<RecommendationConnectionSource>;
  RecommendationEdge: ResolverTypeWrapper<RecommendationEdgeSource>;
  ProfileReasons: ResolverTypeWrapper<Omit<ProfileReasons, 'reasons'> & { reasons: ReadonlyArray<ResolversTypes['Reason']> }>;
  Reason: ResolverTypeWrapper<ReasonSource>;
  ReasonKind: ReasonKind;
  NeighbourhoodPlace: ResolverTypeWrapper<Omit<NeighbourhoodPlace, 'movie'> & { movie: ResolversTypes['Movie'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  TitleMatch: ResolverTypeWrapper<TitleMatchSource>;
  UnresolvedReference: ResolverTypeWrapper<UnresolvedReferenceSource>;
  MovieInput: MovieInput;
  UpsertMoviesPayload: ResolverTypeWrapper<Omit<UpsertMoviesPayload, 'movies'> & { movies: ReadonlyArray<ResolversTypes['Movie']> }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  GenreCount: GenreCount;
  String: Scalars['String']['output'];
  CountryCount: CountryCount;
  LanguageCount: LanguageCount;
  KeywordCount: KeywordCountSource;
  Model: ModelSource;
  ID: Scalars['ID']['output'];
  Float: Scalars['Float']['output'];
  TrainingStage: TrainingStage;
  Movie: MovieSource;
  OutsideModel: OutsideModel;
  MovieRef: MovieRef;
  MovieFilter: MovieFilter;
  MovieConnection: MovieConnectionSource;
  MovieEdge: MovieEdgeSource;
  Profile: ProfileSource;
  HistoryConnection: HistoryConnectionSource;
  HistoryEdge: HistoryEdgeSource;
  Interaction: InteractionSource;
  Taste: Taste;
  TasteTerm: TasteTerm;
  Shelf: ShelfSource;
  PersonContext: PersonContext;
  HistoryEntry: HistoryEntry;
  InteractionInput: InteractionInput;
  ShownInput: ShownInput;
  ProfileExport: ProfileExport;
  ExportedFile: ExportedFile;
  Mutation: Record<PropertyKey, never>;
  RecordPayload: Omit<RecordPayload, 'profile' | 'unknown'> & { profile: ResolversParentTypes['Profile'], unknown: ReadonlyArray<ResolversParentTypes['UnresolvedReference']> };
  ForgetPayload: Omit<ForgetPayload, 'profile'> & { profile: ResolversParentTypes['Profile'] };
  PutShelfPayload: Omit<PutShelfPayload, 'shelf' | 'unknown'> & { shelf: ResolversParentTypes['Shelf'], unknown: ReadonlyArray<ResolversParentTypes['UnresolvedReference']> };
  Person: PersonSource;
  Keyword: KeywordSource;
  PersonMatch: PersonMatchSource;
  SearchItem: ResolversUnionTypes<ResolversParentTypes>['SearchItem'];
  SearchMatch: SearchMatchSource;
  RecommendInput: RecommendInput;
  RecommendationConnection: RecommendationConnectionSource;
  RecommendationEdge: RecommendationEdgeSource;
  ProfileReasons: Omit<ProfileReasons, 'reasons'> & { reasons: ReadonlyArray<ResolversParentTypes['Reason']> };
  Reason: ReasonSource;
  NeighbourhoodPlace: Omit<NeighbourhoodPlace, 'movie'> & { movie: ResolversParentTypes['Movie'] };
  Query: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  URL: Scalars['URL']['output'];
  TitleMatch: TitleMatchSource;
  UnresolvedReference: UnresolvedReferenceSource;
  MovieInput: MovieInput;
  UpsertMoviesPayload: Omit<UpsertMoviesPayload, 'movies'> & { movies: ReadonlyArray<ResolversParentTypes['Movie']> };
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type GenreCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GenreCount'] = ResolversParentTypes['GenreCount']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountryCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CountryCount'] = ResolversParentTypes['CountryCount']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LanguageCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LanguageCount'] = ResolversParentTypes['LanguageCount']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type KeywordCountResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['KeywordCount'] = ResolversParentTypes['KeywordCount']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  keyword: Resolver<ResolversTypes['Keyword'], ParentType, ContextType>;
};

export type ModelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Model'] = ResolversParentTypes['Model']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['ModelStatus'], ParentType, ContextType>;
  trainedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  featureCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dimensions: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  explainedVariance: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tier: Resolver<ResolversTypes['QualityTier'], ParentType, ContextType>;
  trainingSeconds: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stages: Resolver<ReadonlyArray<ResolversTypes['TrainingStage']>, ParentType, ContextType>;
  peakMemoryMegabytes: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrainingStageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TrainingStage'] = ResolversParentTypes['TrainingStage']> = {
  name: Resolver<ResolversTypes['TrainingStageName'], ParentType, ContextType>;
  seconds: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MovieResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Movie'] = ResolversParentTypes['Movie']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tmdbId: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  imdbId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  originalTitle: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overview: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tagline: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  releaseDate: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  year: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  runtime: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rating: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  votes: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  popularity: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  qualityScore: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  genres: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  keywords: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  directors: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  cast: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  companies: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  countries: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  originalLanguage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  posterUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType, RequireFields<MoviePosterUrlArgs, 'size'>>;
  backdropUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  imdbUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  tmdbUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  outsideModel: Resolver<Maybe<ResolversTypes['OutsideModel']>, ParentType, ContextType>;
  similar: Resolver<ResolversTypes['RecommendationConnection'], ParentType, ContextType, RequireFields<MovieSimilarArgs, 'first' | 'ranking' | 'diversity'>>;
  neighbourhood: Resolver<ReadonlyArray<ResolversTypes['NeighbourhoodPlace']>, ParentType, ContextType, RequireFields<MovieNeighbourhoodArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OutsideModelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OutsideModel'] = ResolversParentTypes['OutsideModel']> = {
  reason: Resolver<ResolversTypes['OutsideModelReason'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MovieConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MovieConnection'] = ResolversParentTypes['MovieConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['MovieEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MovieEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['MovieEdge'] = ResolversParentTypes['MovieEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
};

export type ProfileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  entries: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history: Resolver<ResolversTypes['HistoryConnection'], ParentType, ContextType, RequireFields<ProfileHistoryArgs, 'first'>>;
  shelves: Resolver<ReadonlyArray<ResolversTypes['Shelf']>, ParentType, ContextType>;
  taste: Resolver<ResolversTypes['Taste'], ParentType, ContextType>;
  recommendations: Resolver<ResolversTypes['RecommendationConnection'], ParentType, ContextType, RequireFields<ProfileRecommendationsArgs, 'first' | 'ranking' | 'diversity' | 'includeSeen' | 'includeHidden'>>;
};

export type HistoryConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryConnection'] = ResolversParentTypes['HistoryConnection']> = {
  edges: Resolver<ReadonlyArray<ResolversTypes['HistoryEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Interaction']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HistoryEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HistoryEdge'] = ResolversParentTypes['HistoryEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Interaction'], ParentType, ContextType>;
};

export type InteractionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Interaction'] = ResolversParentTypes['Interaction']> = {
  movie: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  rating: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  liked: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  watchedOn: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  watchedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  plays: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  watchlist: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hidden: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TasteResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Taste'] = ResolversParentTypes['Taste']> = {
  genres: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
  keywords: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
  people: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
  decades: Resolver<ReadonlyArray<ResolversTypes['TasteTerm']>, ParentType, ContextType>;
};

export type TasteTermResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TasteTerm'] = ResolversParentTypes['TasteTerm']> = {
  label: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  movies: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ShelfResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Shelf'] = ResolversParentTypes['Shelf']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProfileExportResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProfileExport'] = ResolversParentTypes['ProfileExport']> = {
  files: Resolver<ReadonlyArray<ResolversTypes['ExportedFile']>, ParentType, ContextType>;
};

export type ExportedFileResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ExportedFile'] = ResolversParentTypes['ExportedFile']> = {
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mediaType: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createProfile: Resolver<ResolversTypes['Profile'], ParentType, ContextType, Partial<MutationCreateProfileArgs>>;
  record: Resolver<ResolversTypes['RecordPayload'], ParentType, ContextType, RequireFields<MutationRecordArgs, 'profile' | 'interactions' | 'shown'>>;
  forget: Resolver<ResolversTypes['ForgetPayload'], ParentType, ContextType, RequireFields<MutationForgetArgs, 'profile' | 'movies'>>;
  putShelf: Resolver<ResolversTypes['PutShelfPayload'], ParentType, ContextType, RequireFields<MutationPutShelfArgs, 'name' | 'movies' | 'change'>>;
  removeShelf: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRemoveShelfArgs, 'id'>>;
  deleteProfile: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationDeleteProfileArgs, 'profile'>>;
  upsertMovies: Resolver<ResolversTypes['UpsertMoviesPayload'], ParentType, ContextType, RequireFields<MutationUpsertMoviesArgs, 'movies'>>;
};

export type RecordPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecordPayload'] = ResolversParentTypes['RecordPayload']> = {
  profile: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  added: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unknown: Resolver<ReadonlyArray<ResolversTypes['UnresolvedReference']>, ParentType, ContextType>;
};

export type ForgetPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ForgetPayload'] = ResolversParentTypes['ForgetPayload']> = {
  profile: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  forgotten: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PutShelfPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PutShelfPayload'] = ResolversParentTypes['PutShelfPayload']> = {
  shelf: Resolver<ResolversTypes['Shelf'], ParentType, ContextType>;
  unknown: Resolver<ReadonlyArray<ResolversTypes['UnresolvedReference']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  directed: Resolver<ResolversTypes['MovieConnection'], ParentType, ContextType, RequireFields<PersonDirectedArgs, 'first'>>;
  playedIn: Resolver<ResolversTypes['MovieConnection'], ParentType, ContextType, RequireFields<PersonPlayedInArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type KeywordResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Keyword'] = ResolversParentTypes['Keyword']> = {
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  movieCount: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  movies: Resolver<ResolversTypes['MovieConnection'], ParentType, ContextType, RequireFields<KeywordMoviesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonMatchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PersonMatch'] = ResolversParentTypes['PersonMatch']> = {
  person: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchItemResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchItem'] = ResolversParentTypes['SearchItem']> = {
  __resolveType: TypeResolveFn<'Movie' | 'Person', ParentType, ContextType>;
};

export type SearchMatchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SearchMatch'] = ResolversParentTypes['SearchMatch']> = {
  item: Resolver<ResolversTypes['SearchItem'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matched: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecommendationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationConnection'] = ResolversParentTypes['RecommendationConnection']> = {
  basedOn: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  unresolved: Resolver<ReadonlyArray<ResolversTypes['UnresolvedReference']>, ParentType, ContextType>;
  edges: Resolver<ReadonlyArray<ResolversTypes['RecommendationEdge']>, ParentType, ContextType>;
  nodes: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  model: Resolver<ResolversTypes['Model'], ParentType, ContextType>;
};

export type RecommendationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['RecommendationEdge'] = ResolversParentTypes['RecommendationEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  score: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reasons: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
  reasonsByProfile: Resolver<ReadonlyArray<ResolversTypes['ProfileReasons']>, ParentType, ContextType>;
};

export type ProfileReasonsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ProfileReasons'] = ResolversParentTypes['ProfileReasons']> = {
  profile: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasons: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  kind: Resolver<ResolversTypes['ReasonKind'], ParentType, ContextType>;
  label: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  because: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
};

export type NeighbourhoodPlaceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NeighbourhoodPlace'] = ResolversParentTypes['NeighbourhoodPlace']> = {
  movie: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  x: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  searchMovies: Resolver<Maybe<ReadonlyArray<ResolversTypes['TitleMatch']>>, ParentType, ContextType, RequireFields<QuerySearchMoviesArgs, 'query' | 'first'>>;
  searchPeople: Resolver<Maybe<ReadonlyArray<ResolversTypes['PersonMatch']>>, ParentType, ContextType, RequireFields<QuerySearchPeopleArgs, 'query' | 'first'>>;
  search: Resolver<Maybe<ReadonlyArray<ResolversTypes['SearchMatch']>>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'query' | 'first'>>;
  movie: Resolver<Maybe<ResolversTypes['Movie']>, ParentType, ContextType, RequireFields<QueryMovieArgs, 'by'>>;
  recommend: Resolver<Maybe<ResolversTypes['RecommendationConnection']>, ParentType, ContextType, RequireFields<QueryRecommendArgs, 'input' | 'first'>>;
  movies: Resolver<Maybe<ResolversTypes['MovieConnection']>, ParentType, ContextType, RequireFields<QueryMoviesArgs, 'orderBy' | 'first'>>;
  genres: Resolver<Maybe<ReadonlyArray<ResolversTypes['GenreCount']>>, ParentType, ContextType, Partial<QueryGenresArgs>>;
  countries: Resolver<Maybe<ReadonlyArray<ResolversTypes['CountryCount']>>, ParentType, ContextType, Partial<QueryCountriesArgs>>;
  languages: Resolver<Maybe<ReadonlyArray<ResolversTypes['LanguageCount']>>, ParentType, ContextType, Partial<QueryLanguagesArgs>>;
  keywords: Resolver<Maybe<ReadonlyArray<ResolversTypes['KeywordCount']>>, ParentType, ContextType, RequireFields<QueryKeywordsArgs, 'first'>>;
  model: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType>;
  models: Resolver<ReadonlyArray<ResolversTypes['Model']>, ParentType, ContextType>;
  profile: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType, RequireFields<QueryProfileArgs, 'id'>>;
  profiles: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
  shelves: Resolver<ReadonlyArray<ResolversTypes['Shelf']>, ParentType, ContextType>;
  exportProfile: Resolver<ResolversTypes['ProfileExport'], ParentType, ContextType, RequireFields<QueryExportProfileArgs, 'profile' | 'format'>>;
  node: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Model' | 'Movie' | 'Person' | 'Keyword', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type TitleMatchResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TitleMatch'] = ResolversParentTypes['TitleMatch']> = {
  movie: Resolver<ResolversTypes['Movie'], ParentType, ContextType>;
  similarity: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchedTitle: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnresolvedReferenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnresolvedReference'] = ResolversParentTypes['UnresolvedReference']> = {
  path: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reference: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suggestions: Resolver<ReadonlyArray<ResolversTypes['TitleMatch']>, ParentType, ContextType>;
};

export type UpsertMoviesPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpsertMoviesPayload'] = ResolversParentTypes['UpsertMoviesPayload']> = {
  movies: Resolver<ReadonlyArray<ResolversTypes['Movie']>, ParentType, ContextType>;
  created: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  placed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  GenreCount: GenreCountResolvers<ContextType>;
  CountryCount: CountryCountResolvers<ContextType>;
  LanguageCount: LanguageCountResolvers<ContextType>;
  KeywordCount: KeywordCountResolvers<ContextType>;
  Model: ModelResolvers<ContextType>;
  TrainingStage: TrainingStageResolvers<ContextType>;
  Movie: MovieResolvers<ContextType>;
  OutsideModel: OutsideModelResolvers<ContextType>;
  MovieConnection: MovieConnectionResolvers<ContextType>;
  MovieEdge: MovieEdgeResolvers<ContextType>;
  Profile: ProfileResolvers<ContextType>;
  HistoryConnection: HistoryConnectionResolvers<ContextType>;
  HistoryEdge: HistoryEdgeResolvers<ContextType>;
  Interaction: InteractionResolvers<ContextType>;
  Taste: TasteResolvers<ContextType>;
  TasteTerm: TasteTermResolvers<ContextType>;
  Shelf: ShelfResolvers<ContextType>;
  ProfileExport: ProfileExportResolvers<ContextType>;
  ExportedFile: ExportedFileResolvers<ContextType>;
  Mutation: MutationResolvers<ContextType>;
  RecordPayload: RecordPayloadResolvers<ContextType>;
  ForgetPayload: ForgetPayloadResolvers<ContextType>;
  PutShelfPayload: PutShelfPayloadResolvers<ContextType>;
  Person: PersonResolvers<ContextType>;
  Keyword: KeywordResolvers<ContextType>;
  PersonMatch: PersonMatchResolvers<ContextType>;
  SearchItem: SearchItemResolvers<ContextType>;
  SearchMatch: SearchMatchResolvers<ContextType>;
  RecommendationConnection: RecommendationConnectionResolvers<ContextType>;
  RecommendationEdge: RecommendationEdgeResolvers<ContextType>;
  ProfileReasons: ProfileReasonsResolvers<ContextType>;
  Reason: ReasonResolvers<ContextType>;
  NeighbourhoodPlace: NeighbourhoodPlaceResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  Date: GraphQLScalarType;
  DateTime: GraphQLScalarType;
  URL: GraphQLScalarType;
  TitleMatch: TitleMatchResolvers<ContextType>;
  UnresolvedReference: UnresolvedReferenceResolvers<ContextType>;
  UpsertMoviesPayload: UpsertMoviesPayloadResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  cacheControl: CacheControlDirectiveResolver<any, any, ContextType>;
};
